/** Listens for visitors, says plainly when it can't, and lets those who are being served finish. */
import { chmod, rm } from 'node:fs/promises'
import { type RequestListener, type Server, createServer } from 'node:http'
import type { ListenOptions } from 'node:net'
import { join, relative } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { CommandProblem } from './command-line.ts'
import type { Config } from './config.ts'

/** How long a request that has begun may take to end. */
const DRAIN_MS = 5000
/** The kernel's limit for the path of a Unix socket. */
const LONGEST_SOCKET_PATH = 107

export type Serving = Readonly<{ close: () => Promise<void> }>

async function open(listener: RequestListener, where: ListenOptions): Promise<Server> {
  const server = createServer(listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(where, () => {
      server.off('error', reject)
      resolve()
    })
  })
  return server
}

/**
 * Listens at HOST and PORT.
 * @throws CommandProblem with what to do
 */
export async function serve(app: Hono, { host, port }: Pick<Config, 'host' | 'port'>): Promise<Serving> {
  const answer = getRequestListener(app.fetch)
  const server = await open((request, response) => { void answer(request, response) }, { host, port }).catch((error: unknown) => {
    throw whyNot(error, host, port)
  })
  return { close: () => drain(server) }
}

function whyNot(error: unknown, host: string, port: number): unknown {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return new CommandProblem(`Another program listens on port ${port} already. Stop that one, or choose another port: PORT=${port === 65_535 ? port - 1 : port + 1} npm start`)
    case 'EACCES':
      return new CommandProblem(`This account may not listen on port ${port}. Choose one from 1024 on (PORT=3000) and let a proxy stand in front: see docs/operations.md.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new CommandProblem(`This machine has no address ${host}. Set HOST to 127.0.0.1 (this machine only), 0.0.0.0 (all its addresses), or one that it has.`)
    default:
      return error
  }
}

/** No new visitors; those that are here get their answer, within reason. */
async function drain(server: Server): Promise<void> {
  // A browser keeps its connection for the next page: it goes as soon as it is idle.
  const sweep = setInterval(() => { server.closeIdleConnections() }, 20)
  const late = setTimeout(() => { server.closeAllConnections() }, DRAIN_MS)
  await new Promise<void>((resolve) => { server.close(() => resolve()) })
  clearInterval(sweep)
  clearTimeout(late)
}

/**
 * A socket in the data folder that answers every request with the metrics: only this account and root can open it.
 * @returns undefined where the folder's path is too long for a socket
 */
export async function serveMetrics(folder: string, port: number, measure: () => Promise<string>): Promise<Serving | undefined> {
  const path = join(folder, `metrics-${port}.sock`)
  const near = relative('.', path)
  const shorter = Buffer.byteLength(near) < Buffer.byteLength(path) ? near : path
  if (Buffer.byteLength(shorter) > LONGEST_SOCKET_PATH) return undefined
  // One that a killed program left.
  await rm(path, { force: true })
  const server = await open((_, response) => {
    measure().then(
      (text) => { response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text) },
      () => { response.writeHead(503).end() },
    )
  }, { path: shorter })
  await chmod(path, 0o600)
  return { close: () => drain(server) }
}
