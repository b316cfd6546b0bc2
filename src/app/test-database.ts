/** A PostgreSQL for the tests of one run: a private server in a folder of its own, and a template with all tables made. */
import { rm } from 'node:fs/promises'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '#platform/database/migrate.ts'
import { type Where, openDatabase } from '#platform/database/open.ts'
import { startPrivatePostgres } from '#platform/private-postgres/index.ts'
import { SOURCE } from './root.ts'
import { makeTestFolder } from './test-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    testServer: Readonly<{ host: string; port: number; user: string } | { connectionString: string }>
  }
}

export const TEMPLATE = 'thegither_template'

/** The server's own database, to make others from, or one of them. */
export const whereIs = (server: { host: string; port: number; user: string } | { connectionString: string }, database: string): Where => {
  if ('host' in server) return { ...server, database }
  const address = new URL(server.connectionString)
  address.pathname = `/${database}`
  return { connectionString: address.href }
}

/** `TEST_DATABASE_URL` runs the same tests on another server: its account must be allowed to make databases. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL']
  const folder = await makeTestFolder('thegither-test-')
  const postgres = given === undefined ? await startPrivatePostgres({ folder, durable: false }) : undefined
  const server = postgres === undefined ? { connectionString: given ?? '' } : { host: postgres.socketFolder, port: postgres.port, user: postgres.user }
  await makeTemplate(server)
  project.provide('testServer', server)
  return async () => {
    await postgres?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** On a server of which nobody else knows yet: the template with all tables. */
export async function makeTemplate(server: Parameters<typeof whereIs>[0]): Promise<void> {
  const pool = new pg.Pool({ ...whereIs(server, 'postgres'), max: 1 })
  await pool.query(`drop database if exists ${TEMPLATE} with (force)`)
  await pool.query(`create database ${TEMPLATE} template template0 encoding 'UTF8'`)
  await pool.end()
  const open = openDatabase(whereIs(server, TEMPLATE), 2)
  await migrate(open.database, SOURCE)
  await open.close()
}

/**
 * A database with all tables, copied from the template.
 * @param make a single connection to the server's own database: several files make theirs at once, and a template can be copied by one at a time
 */
export async function copyTemplate(make: pg.Pool, name: string): Promise<void> {
  await make.query('select pg_advisory_lock(7)')
  try {
    await make.query(`create database ${name} template ${TEMPLATE}`)
  } finally {
    await make.query('select pg_advisory_unlock(7)')
  }
}
