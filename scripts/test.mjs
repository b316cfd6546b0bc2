/**
 * `npm test`: types, lint, import rules, dead code; rules, measures and routes on a real PostgreSQL; journeys in a real Chromium.
 * The last line is `N passed, N failed, N skipped`. `npm test -- routes|journeys|check` does one part.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { check } from './check.mjs'
import { hasOldestPostgres } from './testing/oldest-postgres.mjs'
import { findReferenceData } from './testing/reference-data.mjs'
import { runProgram } from './testing/run-program.mjs'

if (Number(process.versions.node.split('.')[0]) < 24) throw new Error(`the tests run on the pinned Node 24, not on ${process.version}: use npm test`)

const say = (line) => console.log(line)
const parts = process.argv.slice(2)
const wanted = (part) => parts.length === 0 || parts.includes(part)
const CONFIGS = { routes: 'vitest.config.ts', journeys: 'vitest.journeys.config.ts' }
const total = { passed: 0, failed: 0, skipped: 0 }
const add = ({ passed, failed, skipped }) => {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}

/** Runs the tests of one vitest project and counts them; a run that broke before it could count is one failure. */
async function runTests(name, seconds) {
  const folder = await mkdtemp(join(tmpdir(), 'thegither-count-'))
  const counted = join(folder, 'count.json')
  const { code } = await runProgram('vitest', ['run', '--config', CONFIGS[name], '--reporter=default', '--reporter=./scripts/testing/counting-reporter.mjs'],
    { seconds, show: true, env: { TEST_COUNT: counted, ...(data.folder === undefined ? {} : { REFERENCE_DATA: data.folder }) } })
  const count = await readFile(counted, 'utf8').then(JSON.parse, () => ({ passed: 0, failed: 1, skipped: 0 }))
  if (code !== 0 && count.failed === 0) count.failed = 1
  await rm(folder, { recursive: true, force: true })
  add(count)
}

const data = await findReferenceData()
if (wanted('check')) for (const { ok } of await check(say)) add({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 })
if (wanted('routes')) await runTests('routes', 3000)
if (wanted('journeys')) await runTests('journeys', 3000)
if (!hasOldestPostgres()) say('\nPostgreSQL 15 is not on this machine: 3 claims stay unproved (backups go between it and the private server).')
if (data.folder === undefined) {
  say(`\n${data.sentence}`)
  if (process.env.REFERENCE_DATA_REQUIRED === '1') total.failed += 1
}
say(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed === 0 ? 0 : 1
