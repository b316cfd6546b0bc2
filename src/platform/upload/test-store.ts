/** A store for tests: a server that speaks enough of S3's language to refuse what isn't signed, by the rules as they are published. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { StoreSettings } from './store.ts'

const KEY = 'the-tests'
const SECRET = 'no secret worth keeping'
const REGION = 'eu-west-2'

export type TestStore = Readonly<{
  settings: StoreSettings
  /** What lies in it, by path. */
  objects: Map<string, Readonly<{ type: string; bytes: Buffer }>>
  /** While true it answers 503 to everything. */
  away: { now: boolean }
  close: () => Promise<void>
}>

const hash = (what: string | Buffer) => createHash('sha256').update(what).digest('hex')
const hmac = (key: string | Buffer, what: string) => createHmac('sha256', key).update(what).digest()

/** AWS Signature Version 4, made again from what arrived. */
function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const found = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(request.headers.authorization ?? '')
  const [, key, day, region, names = '', signature = ''] = found ?? []
  const moment = String(request.headers['x-amz-date'] ?? '')
  const payload = String(request.headers['x-amz-content-sha256'] ?? '')
  const isOurs = key === KEY && region === REGION && day === moment.slice(0, 8) && names.split(';').includes('host') && payload === hash(body)
  if (!isOurs) return false
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim().replace(/\s+/g, ' ')}\n`).join('')
  const [path = '', query = ''] = (request.url ?? '').split('?')
  const canonical = [request.method, path, query.split('&').toSorted().join('&'), headers, names, payload].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const signing = ['s3', 'aws4_request'].reduce((so, part) => hmac(so, part), hmac(hmac(`AWS4${SECRET}`, day ?? ''), REGION))
  const expected = hmac(signing, ['AWS4-HMAC-SHA256', moment, scope, hash(canonical)].join('\n'))
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'))
}

/** Three at a time, in the order of their names, so that a second page is asked for. */
function listOf(paths: readonly string[], asked: URL): string {
  const [prefix, after] = [asked.searchParams.get('prefix') ?? '', asked.searchParams.get('start-after') ?? '']
  const keys = paths.map((path) => path.slice(asked.pathname.length + 1)).filter((key) => key.startsWith(prefix) && key > after).toSorted()
  return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult>${keys.slice(0, 3).map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')}<IsTruncated>${String(keys.length > 3)}</IsTruncated></ListBucketResult>`
}

export async function openTestStore(): Promise<TestStore> {
  const objects: TestStore['objects'] = new Map()
  const away = { now: false }
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request)
    const path = request.url ?? ''
    if (away.now) return response.writeHead(503).end()
    if (!isSigned(request, body)) return response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
    if (request.method === 'PUT') objects.set(path, { type: request.headers['content-type'] ?? '', bytes: body })
    if (request.method === 'DELETE') objects.delete(path)
    const asked = new URL(path, 'http://store')
    if (request.method === 'GET' && asked.searchParams.get('list-type') === '2') return response.writeHead(200, { 'content-type': 'application/xml' }).end(listOf([...objects.keys()], asked))
    const object = objects.get(path)
    if (request.method === 'GET') return object === undefined ? response.writeHead(404).end() : response.writeHead(200, { 'content-type': object.type }).end(object.bytes)
    return response.writeHead(request.method === 'DELETE' ? 204 : 200).end()
  }
  const server = createServer((request, response) => { void answer(request, response) })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const at = server.address()
  const port = at !== null && typeof at === 'object' ? at.port : 0
  return {
    settings: { endpoint: new URL(`http://127.0.0.1:${port}`), bucket: 'pictures of tests', region: REGION, key: KEY, secret: SECRET },
    objects, away,
    close: () => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => { resolve() })
    }),
  }
}
