/** Runs the route tests on PostgreSQL 15, the oldest server that we support. */
import process from 'node:process'
import { startOldestPostgres } from './oldest-postgres.mjs'
import { runProgram } from './run-program.mjs'

const { address, stop } = startOldestPostgres()
try {
  process.exitCode = (await runProgram('node', ['scripts/test.mjs', 'routes'], { seconds: 1800, show: true, env: { TEST_DATABASE_URL: address } })).code
} finally {
  stop()
}
