/** A site elsewhere, for the tests of what visits one: on this machine, under names that only its own reach knows. */
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { isPublicAddress } from '#platform/outward/private-address.ts'
import type { Reach } from '#platform/outward/reach.ts'

/** Says something to what was asked, or nothing at all. */
export type Says = (asked: IncomingMessage, answer: ServerResponse) => void

export type TestSite = Readonly<{
  /** An address on it, under any name below `.test`. */
  at: (path: string, name?: string) => URL
  /** What was asked so far: method, name and path. */
  asked: string[]
  reach: Reach
}>

/** Opens a site for as long as something is done. `names` are those that stand for something else than this site. */
export async function withSite<Result>(says: Says, act: (site: TestSite) => Promise<Result>, names: Readonly<Record<string, readonly string[]>> = {}): Promise<Result> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.headers.host?.split(':')[0] ?? ''}${request.url ?? ''}`)
    says(request, response)
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? String(address.port) : ''
  const reach: Reach = {
    resolve: (name, _options, found) => {
      const stands = names[name] ?? (name.endsWith('.test') ? ['127.0.0.1'] : [])
      if (stands.length === 0) found(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), [])
      else found(null, stands.map((one) => ({ address: one, family: one.includes(':') ? 6 : 4 })))
    },
    isOpen: (one) => one === '127.0.0.1' || isPublicAddress(one),
    ports: [port],
  }
  try {
    return await act({ at: (path, name = 'site.test') => new URL(path, `http://${name}:${port}`), asked, reach })
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => { server.close(resolve) })
  }
}
