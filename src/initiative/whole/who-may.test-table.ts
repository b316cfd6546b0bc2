import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { insertFile, letWait } from './file.queries.ts'

const forHosts: WhoMayRow = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'yes', administrator: 'no' }
const forAdministrators: WhoMayRow = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'no', administrator: 'yes' }

/** A file that the administrator sent. */
const sent = async ({ database, people, clock }: World) => {
  const file = await database.transaction((trx) => insertFile(trx, people.administrator, 'buses.jsonl.gz', clock.now))
  await database.transaction((trx) => letWait(trx, file))
  return { file }
}

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/whole': forHosts,
  'GET /initiatives/:slug/whole/copy.jsonl.gz': forHosts,
  'GET /initiatives/:slug/whole/:table{[a-z_]+\\.csv}': { ...forHosts, params: async () => ({ table: 'standpoint.csv' }) },
  'GET /admin/bring-in': forAdministrators,
  'POST /admin/bring-in': forAdministrators,
  'GET /admin/bring-in/:file': { ...forAdministrators, params: sent },
}
