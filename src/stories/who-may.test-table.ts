import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { newId } from '#platform/ids.ts'
import { agreeing, publicly, tell, tellAndApprove, tellOpenly } from './test-stories.ts'
import { tables } from './tables.ts'

const EVERYBODY = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const
const SIGNED_IN = { ...EVERYBODY, anonymous: 'sign-in' } as const
const MEMBERS = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const
const HOSTS = { ...MEMBERS, member: 'no' } as const
/** The member of this table told the story: nobody else learns that it is there. */
const TELLER = { anonymous: 'sign-in', stranger: 'hidden', member: 'yes', host: 'hidden', administrator: 'hidden' } as const

const told = async (world: World) => ({ story: await tell(world, world.people.carer) })
const approved = async (world: World) => ({ story: await tellAndApprove(world, world.people.carer) })
const open = async (world: World) => ({ story: await tellOpenly(world, world.people.carer, agreeing, publicly) })

const consented = async (world: World) => {
  const { story } = await open(world)
  const row = await tables(world.database).selectFrom('stories.consent').select('id').where('story_id', '=', story).executeTakeFirstOrThrow()
  return { story, consent: row.id }
}

const begun = async (world: World) => {
  const draft = newId<'story-draft'>()
  await tables(world.database).insertInto('stories.draft').values({ id: draft, initiative_id: world.initiative.id, person_id: world.people.carer, way: 'whole', step: 0, at: world.clock.now }).execute()
  return { draft }
}

const quoted = async (world: World) => {
  const { story, consent } = await consented(world)
  const use = newId<'story-use'>()
  await tables(world.database).insertInto('stories.use').values({
    id: use, story_id: story, number: 1, consent_id: consent, begins: 0, length: 5, initiative_id: world.initiative.id, place: 'case-study', anchor: 'starting', used_by: null, at: world.clock.now,
  }).execute()
  return { use }
}

const at = '/stories/:story'
const group = '/initiatives/:slug/stories'
export const whoMay: WhoMay = {
  'GET /stories': SIGNED_IN,
  'GET /stories/new': SIGNED_IN,
  'POST /stories/drafts/:draft/throw-away': { ...TELLER, params: begun },
  'GET /stories/take-back': EVERYBODY,
  'POST /stories/take-back': EVERYBODY,
  [`GET ${at}`]: { ...TELLER, params: told },
  [`POST ${at}/approve`]: { ...TELLER, params: told },
  [`GET ${at}/edit`]: { ...TELLER, params: told },
  [`POST ${at}/edit`]: { ...TELLER, params: told },
  [`GET ${at}/copy`]: { ...TELLER, params: told },
  [`GET ${at}/delete`]: { ...TELLER, params: told },
  [`POST ${at}/delete`]: { ...TELLER, params: told },
  [`POST ${at}/take-back`]: { ...TELLER, params: told },
  [`GET ${at}/supporter`]: { ...TELLER, params: told },
  [`POST ${at}/supporter`]: { ...TELLER, params: told },
  [`POST ${at}/supporter/remove`]: { ...TELLER, params: told },
  [`GET ${at}/consents/new`]: { ...TELLER, params: approved },
  [`POST ${at}/consents/new`]: { ...TELLER, params: approved },
  [`POST ${at}/consents/:consent/take-back`]: { ...TELLER, params: consented },
  [`GET ${at}/consents/:consent/renew`]: { ...TELLER, params: consented },
  [`POST ${at}/consents/:consent/renew`]: { ...TELLER, params: consented },
  [`GET ${group}`]: MEMBERS,
  [`GET ${group}/new`]: MEMBERS,
  [`GET ${group}/tell`]: MEMBERS,
  [`POST ${group}/tell`]: MEMBERS,
  [`GET ${group}/:story`]: { ...HOSTS, params: open },
  [`GET ${group}/:story/quote`]: { ...HOSTS, params: open },
  [`POST ${group}/:story/quote`]: { ...HOSTS, params: open },
  [`POST ${group}/uses/:use/take-off`]: { ...HOSTS, params: quoted },
}
