/** The network address that a request comes from: for limits only. It is never logged, and kept nowhere but as a hash. */
import type { Context as HonoContext } from 'hono'
import type { Site } from './context.ts'

/** A whole workshop can share one address, so limits by address are the widest ones. */
export function addressOf(hono: HonoContext, { trustProxy = 0 }: Site): string {
  const forwarded = (hono.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim()).filter((one) => one !== '')
  // Each proxy adds whom it saw at the end; what stands before that is the visitor's own claim.
  const told = trustProxy > 0 ? forwarded.at(-trustProxy) : undefined
  return told ?? socketAddress(hono.env) ?? 'unknown'
}

function socketAddress(env: unknown): string | undefined {
  if (typeof env !== 'object' || env === null || !('incoming' in env)) return undefined
  const { incoming } = env
  if (typeof incoming !== 'object' || incoming === null || !('socket' in incoming)) return undefined
  const { socket } = incoming
  if (typeof socket !== 'object' || socket === null || !('remoteAddress' in socket)) return undefined
  return typeof socket.remoteAddress === 'string' ? socket.remoteAddress : undefined
}
