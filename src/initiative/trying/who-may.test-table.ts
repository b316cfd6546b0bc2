import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { readId } from '#platform/ids.ts'
import { insertQuestion, listQuestions, saveSheet } from '../trial/sheet.queries.ts'
import { trialTables } from '../trial/tables.ts'
import { ideaExample, prototypeExample, trialExample } from './test-trying.ts'

const EVERYBODY = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const
const MEMBERS = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const
const idea = async (world: World) => ({ item: await ideaExample(world) })
const prototype = async (world: World) => ({ item: await prototypeExample(world) })
const trial = async (world: World) => ({ item: await trialExample(world) })

/** A test with a question, and a sheet that the carer filled in: nobody else comes to it. */
const sheet = async (world: World) => {
  const item = await trialExample(world)
  await world.database.transaction(async (trx) => {
    await insertQuestion(trx, item, { words: 'Could you read it?', kind: 'yes-no', low: null, high: null })
    const asked = await listQuestions(trx, item)
    await saveSheet(trx, item, { person: world.people.carer, forOther: false }, new Map(asked.map(({ id }) => [id, { choice: 0, words: null }])), asked, world.clock.now)
  })
  const row = await trialTables(world.database).selectFrom('initiative.sheet').select('id').where('item_id', '=', item).executeTakeFirstOrThrow()
  const [question] = await listQuestions(world.database, item)
  return { item, sheet: readId<'sheet'>(row.id) ?? '', question: question?.id ?? '' }
}

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/trying': EVERYBODY,
  'GET /initiatives/:slug/ideas/new': MEMBERS,
  'POST /initiatives/:slug/ideas/new': MEMBERS,
  'GET /initiatives/:slug/ideas/:item': { ...EVERYBODY, params: idea },
  'GET /initiatives/:slug/ideas/:item/edit': { ...MEMBERS, params: idea },
  'POST /initiatives/:slug/ideas/:item/edit': { ...MEMBERS, params: idea },
  'GET /initiatives/:slug/ideas/:item/history': { ...MEMBERS, params: idea },
  'GET /initiatives/:slug/prototypes/new': MEMBERS,
  'POST /initiatives/:slug/prototypes/new': MEMBERS,
  'GET /initiatives/:slug/prototypes/:item': { ...EVERYBODY, params: prototype },
  'GET /initiatives/:slug/prototypes/:item/edit': { ...MEMBERS, params: prototype },
  'POST /initiatives/:slug/prototypes/:item/edit': { ...MEMBERS, params: prototype },
  'GET /initiatives/:slug/prototypes/:item/history': { ...MEMBERS, params: prototype },
  'GET /initiatives/:slug/tests/new': MEMBERS,
  'POST /initiatives/:slug/tests/new': MEMBERS,
  'GET /initiatives/:slug/tests/:item': { ...EVERYBODY, params: trial },
  'GET /initiatives/:slug/tests/:item/edit': { ...MEMBERS, params: trial },
  'POST /initiatives/:slug/tests/:item/edit': { ...MEMBERS, params: trial },
  'GET /initiatives/:slug/tests/:item/history': { ...MEMBERS, params: trial },
  'GET /initiatives/:slug/tests/:item/sheet': { ...MEMBERS, params: sheet },
  'POST /initiatives/:slug/tests/:item/sheet': { ...MEMBERS, params: sheet },
  'GET /initiatives/:slug/tests/:item/sheet/for-somebody': { ...MEMBERS, params: sheet },
  'POST /initiatives/:slug/tests/:item/sheet/for-somebody': { ...MEMBERS, params: sheet },
  'GET /initiatives/:slug/tests/:item/sheet/print': { ...MEMBERS, params: sheet },
  'GET /initiatives/:slug/tests/:item/sheet/questions': { ...MEMBERS, params: sheet },
  'POST /initiatives/:slug/tests/:item/sheet/questions': { ...MEMBERS, params: sheet },
  'POST /initiatives/:slug/tests/:item/sheet/questions/:question/off': { ...MEMBERS, params: sheet },
  // The carer's own: the host is a member like any other here.
  'POST /initiatives/:slug/tests/:item/sheet/:sheet/take-back': { ...MEMBERS, host: 'hidden', params: sheet },
}
