/** The program: opens the database, brings it up to date, listens, and goes down cleanly. */
import { join, resolve } from 'node:path'
import process from 'node:process'
import { serve } from '@hono/node-server'
import { type OpenDatabase, type Where, openDatabase } from '#platform/database/open.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openAssets } from '#platform/http/assets.ts'
import { logTo } from '#platform/log/log.ts'
import { type PrivatePostgres, startPrivatePostgres } from '#platform/private-postgres/index.ts'
import { type Config, readConfig } from './config.ts'
import { assembleProgram } from './program.ts'
import { reactionsWith } from './reactions.ts'
import { ROOT, SOURCE } from './root.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const now = () => new Date()

type Opened = Readonly<{ where: Where; postgres: PrivatePostgres | undefined }>

/** The database of the settings, or our own. */
async function openPostgres(config: Config): Promise<Opened> {
  if (config.databaseUrl !== undefined) return { where: { connectionString: config.databaseUrl }, postgres: undefined }
  const postgres = await startPrivatePostgres({ folder: resolve(ROOT, config.data), say })
  return { where: { host: postgres.socketFolder, port: postgres.port, user: postgres.user, database: postgres.database }, postgres }
}

async function listen(config: Config, open: OpenDatabase): Promise<() => Promise<void>> {
  const assets = await openAssets(join(ROOT, 'dist', 'assets'))
  const database = open.database.reacting(reactionsWith(async () => undefined))
  const log = logTo((line) => process.stderr.write(line), now)
  const app = assembleProgram({
    site: { name: config.siteName, publicUrl: config.publicUrl, secret: config.secret ?? 'x'.repeat(32) },
    database, now, log, assets,
  })
  const server = serve({ fetch: app.fetch, hostname: config.host, port: config.port })
  return () => new Promise((closed) => { server.close(() => closed()) })
}

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const { where, postgres } = await openPostgres(config)
  const open = openDatabase(where)
  let close: (() => Promise<void>) | undefined
  const stop = async () => {
    await close?.()
    await open.close()
    await postgres?.stop()
  }
  try {
    await migrate(open.database, SOURCE)
    close = await listen(config, open)
  } catch (error) {
    await stop()
    throw error
  }
  say(`Thegither is running at ${config.publicUrl.href}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().then(() => process.exit(0)))
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
