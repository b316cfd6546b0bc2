import type { World } from '#app/test-world.ts'
import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import { insertNote } from '#initiative/learning/learning.queries.ts'

const everybody: WhoMayRow = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' }
const forEditors: WhoMayRow = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'no', administrator: 'yes' }
const params = async ({ database, initiative, people, clock }: World) => ({
  note: await database.transaction((trx) => insertNote(trx, initiative.id, { tried: 'Taxis', happened: 'They came late', again: 'no', because: 'Too dear', seenBy: 'public' }, [], { person: people.planner, at: clock.now })),
})

export const whoMay: WhoMay = {
  'GET /library/learning': everybody,
  'GET /library/desk/learning': forEditors,
  'POST /library/desk/learning/:note/raise': { ...forEditors, params },
  'POST /library/desk/learning/:note/take-out': { ...forEditors, params },
}
