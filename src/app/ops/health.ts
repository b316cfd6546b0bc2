/** For programs that look after this one: is it alive, may it be sent visitors, how is it doing. */
import { statfs } from 'node:fs/promises'
import type { Hono } from 'hono'
import type { Database } from '#platform/database/database.ts'
import { isSameSecret } from '#platform/secrets.ts'
import { type Meter, type Pools, metric } from './metrics.ts'
import { answers, countJobs, loadFigures } from './ops.queries.ts'

export type Health = Readonly<{
  database: Database
  pools: Pools
  meter: Meter
  /** Opens `/metrics` to whoever brings it; else they are on their socket only. */
  token: string | undefined
  /** No more visitors, please: it is going down. */
  isStopping: () => boolean
  dataFolder: string
}>

/** A database that takes longer than this to say yes is of no use to a visitor. */
const PATIENCE_MS = 2000

/** `/healthz`, `/readyz` and `/metrics`. They answer before any session is looked up. */
export const mountHealth = (health: Health) => (hono: Hono): void => {
  hono.get('/healthz', (c) => c.text('alive\n'))
  hono.get('/readyz', async (c) => {
    if (health.isStopping()) return c.text('stopping\n', 503)
    return (await answersInTime(health.database)) ? c.text('ready\n') : c.text('the database does not answer\n', 503)
  })
  hono.get('/metrics', async (c) => {
    if (health.token === undefined) return c.notFound()
    const given = c.req.header('authorization')?.replace(/^Bearer /i, '') ?? ''
    if (!isSameSecret(given, health.token)) return c.text('a token is needed\n', 401, { 'www-authenticate': 'Bearer' })
    return c.body(await measure(health), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
  })
}

async function answersInTime(database: Database): Promise<boolean> {
  const late = AbortSignal.timeout(PATIENCE_MS)
  const tooLate = new Promise<boolean>((resolve) => { late.addEventListener('abort', () => resolve(false), { once: true }) })
  return Promise.race([answers(database).then(() => true, () => false), tooLate])
}

/** Everything that is measured, as text. Where the database is away, what the process itself knows. */
export async function measure({ database, pools, meter, dataFolder }: Health): Promise<string> {
  const [stored, free] = await Promise.all([measureStored(database).catch(() => []), freeBytes(dataFolder)])
  return `${[
    meter.text(pools),
    ...stored,
    ...(free === undefined ? [] : [metric('thegither_data_free_bytes', 'gauge', 'Room left where the data folder is.', [{ value: free }])]),
  ].join('\n')}\n`
}

async function measureStored(database: Database): Promise<readonly string[]> {
  const [figures, jobs] = await Promise.all([loadFigures(database), countJobs(database)])
  const { mail, backup } = figures
  return [
    metric('thegither_jobs', 'gauge', 'Jobs in the queue, by state.', jobs.map(({ state, count }) => ({ labels: { state }, value: count }))),
    metric('thegither_dead_jobs', 'gauge', 'Jobs that failed each time.', [{ value: figures.deadJobs }]),
    metric('thegither_mail', 'gauge', 'Letters that are not sent.', [{ labels: { state: 'waiting' }, value: mail.waiting }, { labels: { state: 'given-up' }, value: mail.givenUp }]),
    metric('thegither_database_bytes', 'gauge', 'Size of the database.', [{ value: figures.bytes }]),
    ...(backup === undefined ? [] : [metric('thegither_backup_timestamp_seconds', 'gauge', 'When the last backup was made.', [{ value: Math.round(backup.at.getTime() / 1000) }])]),
  ]
}

/** The room left on the disk of a folder, in bytes; undefined where the folder isn't there. */
export async function freeBytes(folder: string): Promise<number | undefined> {
  const found = await statfs(folder).catch(() => undefined)
  return found === undefined ? undefined : found.bavail * found.bsize
}
