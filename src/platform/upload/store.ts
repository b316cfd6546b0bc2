/** A store outside the database that speaks S3's language: where pictures lie on installations that set one. */
import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import type { PictureId, Size } from './picture.queries.ts'

export type StoreSettings = Readonly<{ endpoint: URL; bucket: string; region: string; key: string; secret: string }>

export type PictureStore = Readonly<{
  put(id: PictureId, size: Size, file: Readonly<{ type: string; bytes: Uint8Array }>): Promise<void>
  /** Its bytes as they come; undefined where there is no such picture. */
  get(id: PictureId, size: Size): Promise<ReadableStream | undefined>
  remove(id: PictureId, size: Size): Promise<void>
}>

/** A page waits for it. */
const LONGEST_MS = 15_000

/** Each answer is signed for; nothing in the store needs to be open to anybody. */
export function openStore({ endpoint, bucket, region, key, secret }: StoreSettings): PictureStore {
  const client = new AwsClient({ accessKeyId: key, secretAccessKey: secret, region, service: 's3', retries: 1 })
  const base = `${endpoint.href.replace(/\/$/, '')}/${encodeURIComponent(bucket)}`
  const ask = async (method: 'PUT' | 'GET' | 'DELETE', id: PictureId, size: Size, file?: Readonly<{ type: string; bytes: Uint8Array }>): Promise<Response> => {
    const body = file === undefined ? undefined : new Uint8Array(file.bytes)
    const headers = { 'x-amz-content-sha256': createHash('sha256').update(body ?? '').digest('hex'), ...(file === undefined ? {} : { 'content-type': file.type }) }
    return client.fetch(`${base}/pictures/${id}/${size}`, { method, headers, ...(body === undefined ? {} : { body }), signal: AbortSignal.timeout(LONGEST_MS) })
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
  }
}

/** What a store says of a fault may hold its names: the status is enough. */
async function expectGood(answer: Response): Promise<undefined> {
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`the store answered ${answer.status}`)
}
