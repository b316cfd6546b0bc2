/** A store outside the database that speaks S3's language: where pictures lie on installations that set one. */
import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { readId } from '../ids.ts'
import type { PictureId, Size } from './picture.queries.ts'

export type StoreSettings = Readonly<{ endpoint: URL; bucket: string; region: string; key: string; secret: string }>

export type PictureStore = Readonly<{
  put(id: PictureId, size: Size, file: Readonly<{ type: string; bytes: Uint8Array }>): Promise<void>
  /** Its bytes as they come; undefined where there is no such picture. */
  get(id: PictureId, size: Size): Promise<ReadableStream | undefined>
  remove(id: PictureId, size: Size): Promise<void>
  /** The pictures that lie there, in the order of their ids, some after the one of that id; none after the last. */
  list(after: PictureId | undefined): Promise<readonly PictureId[]>
}>

const FOLDER = 'pictures/'
/** By name. */
const LAST_SIZE: Size = 'small'
/** A page waits for it. */
const LONGEST_MS = 15_000

const hashOf = (what: string | Uint8Array) => createHash('sha256').update(what).digest('hex')

/** Each answer is signed for; nothing in the store needs to be open to anybody. */
export function openStore({ endpoint, bucket, region, key, secret }: StoreSettings): PictureStore {
  const client = new AwsClient({ accessKeyId: key, secretAccessKey: secret, region, service: 's3', retries: 1 })
  const base = `${endpoint.href.replace(/\/$/, '')}/${encodeURIComponent(bucket)}`
  const ask = async (method: 'PUT' | 'GET' | 'DELETE', id: PictureId, size: Size, file?: Readonly<{ type: string; bytes: Uint8Array }>): Promise<Response> => {
    const body = file === undefined ? undefined : new Uint8Array(file.bytes)
    const headers = { 'x-amz-content-sha256': hashOf(body ?? ''), ...(file === undefined ? {} : { 'content-type': file.type }) }
    return client.fetch(`${base}/${FOLDER}${id}/${size}`, { method, headers, ...(body === undefined ? {} : { body }), signal: AbortSignal.timeout(LONGEST_MS) })
  }
  return {
    put: async (id, size, file) => expectGood(await ask('PUT', id, size, file)),
    get: async (id, size) => {
      const answer = await ask('GET', id, size)
      if (answer.status === 404) {
        await answer.body?.cancel()
        return undefined
      }
      return answer.ok ? (answer.body ?? undefined) : expectGood(answer)
    },
    remove: async (id, size) => {
      const answer = await ask('DELETE', id, size)
      if (answer.status !== 404) await expectGood(answer)
    },
    list: async (after) => {
      const asked = new URLSearchParams({ 'list-type': '2', prefix: FOLDER, ...(after === undefined ? {} : { 'start-after': `${FOLDER}${after}/${LAST_SIZE}` }) })
      const answer = await client.fetch(`${base}?${asked.toString()}`, { headers: { 'x-amz-content-sha256': hashOf('') }, signal: AbortSignal.timeout(LONGEST_MS) })
      if (!answer.ok) await expectGood(answer)
      const keys = [...(await answer.text()).matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => key)
      return [...new Set(keys.flatMap((key) => readId<'picture'>(key.slice(FOLDER.length).split('/')[0]) ?? []))]
    },
  }
}

/** What a store says of a fault may hold its names: the status is enough. */
async function expectGood(answer: Response): Promise<undefined> {
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`the store answered ${answer.status}`)
}
