import type { WhoMay } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { insertRun } from './draft.queries.ts'
import { keepFile, runOnce } from './test-files.ts'

const HOSTS = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'yes', administrator: 'no' } as const

/** Each time another: what came in before would not come in again. */
const file = (world: World) => keepFile(world, `words\nThe bus is late: ${crypto.randomUUID()}\n`)

const draft = async (world: World) => ({ draft: await file(world) })

const going = async (world: World) => {
  const sent = await file(world)
  return { import: await world.database.transaction((trx) => insertRun(trx, { draft: sent, kind: 'import', mapping: { words: 'words' } }, world.clock.now)) }
}

const imported = async (world: World) => {
  const { import: id } = await going(world)
  await runOnce(world, id)
  return { import: id }
}

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/import': HOSTS,
  'POST /initiatives/:slug/import': HOSTS,
  'GET /initiatives/:slug/import/:draft': { ...HOSTS, params: draft },
  'POST /initiatives/:slug/import/:draft': { ...HOSTS, params: draft },
  'POST /initiatives/:slug/import/:draft/columns': { ...HOSTS, params: draft },
  'GET /initiatives/:slug/imports/:import': { ...HOSTS, params: imported },
  'POST /initiatives/:slug/imports/:import/stop': { ...HOSTS, params: going },
  // Whoever brought it in may too, though they are no host any more: import-voices.test.ts.
  'GET /initiatives/:slug/imports/:import/take-back': { ...HOSTS, params: imported },
  'POST /initiatives/:slug/imports/:import/take-back': { ...HOSTS, params: imported },
}
