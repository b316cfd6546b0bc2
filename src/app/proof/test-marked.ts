/** A story with a sentence that is found nowhere else, used everywhere that stories are used: what the proof looks for. */
import { newId } from '#platform/ids.ts'
import { agreeExample } from '#initiative/agreement/test-agreement.ts'
import { findEdition } from '#initiative/case-study/edition.queries.ts'
import type { PersonId } from '#initiative/index.ts'
import { tables as initiativeTables } from '#initiative/tables.ts'
import { tables as peopleTables } from '#people/tables.ts'
import { bookWith } from '#stories/code-book/test-book.ts'
import { MOST_STORIES } from '#stories/coding/coding.rules.ts'
import { findRound, insertRound, listRoundStories, setAgreed } from '#stories/coding/round.queries.ts'
import { cutTables } from '#stories/cut/tables.ts'
import { type ConsentId, type StoryId, tables } from '#stories/tables.ts'
import { agreeing, prove, publicly, telling, until } from '#stories/test-stories.ts'
import type { World } from '../test-world.ts'

/** Eight words in a row and more, so that what repeats them is known. */
export const PLANTED = 'The green kettle sang all night while my father counted the rain.'
/** By which it is found: a part that no sign, tag or line end divides. */
export const MARK = 'green kettle sang all night'
const WHOLE = `It began in autumn.\n\n${PLANTED} Then it was morning.`

/** Whoever meets the story, beside those of the tests' world: a member who does nothing, and two who code. */
export type Marked = Readonly<{
  story: StoryId; members: Readonly<{ reader: PersonId; coder: PersonId; otherCoder: PersonId; removed: PersonId }>
  /** What the addresses of its pages name. */
  params: Readonly<{ draft: string; consent: ConsentId; use: string; round: string; place: string; entry: string; inside: string; edition: string; agreement: string; study: string; cut: string; copy: string }>
}>

const DAYS = 300
const HOURS = 3_600_000

/** Told in two versions with a third begun, agreed to for every purpose, past the time to think again, coded, and quoted on every page that quotes. */
export async function plant(world: World): Promise<Marked> {
  const members = { reader: await join(world, 'Reader Example'), coder: await join(world, 'Coder Example'), otherCoder: await join(world, 'Other Coder Example'), removed: await join(world, 'Removed Example') }
  const teller = world.as(world.people.carer)
  const group = `/initiatives/${world.initiative.slug}`
  const told = (await sent(teller.post(`${group}/stories/tell`, { ...telling, whole: WHOLE }))).split('/').at(-1) ?? ''
  const story = (await tables(world.database).selectFrom('stories.story').select('id').where('teller_id', '=', world.people.carer).executeTakeFirstOrThrow()).id
  if (story !== told) throw new Error(`another story: ${told}`)
  await sent(teller.post(`/stories/${story}/approve`, { version: '1' }))
  await agreeToEverything(world, story)
  const { id } = await initiativeTables(world.database).selectFrom('initiative.member').select('id').where('person_id', '=', members.removed).executeTakeFirstOrThrow()
  await sent(world.as(world.people.host).post(`${group}/people/${id}/remove`, { reason: 'An example.' }))
  await sent(teller.post(`/stories/${story}/supporter`, { person: world.people.service, reads: 'yes' }))
  world.clock.now = new Date(world.clock.now.getTime() + 49 * HOURS)
  const { round, place } = await code(world, story, [members.coder, members.otherCoder])
  const pages = await quoteEverywhere(world, story)
  const taken = { words: PLANTED, kind: 'report', title: 'About the nights', readers: 'The health board', audience: 'public', channel: 'paper', heldAt: 'Inverness', ...dayOf(world) }
  const copy = (await sent(world.as(world.people.host).post(`${group}/stories/${story}/outside`, taken))).split('/').at(-1) ?? ''
  await sent(world.as(world.people.host).post(`${group}/stories/${story}/cut`, { words: PLANTED, reason: 'There is room for a sentence.' }))
  await sent(teller.post(`/stories/${story}/edit`, { version: '1', words: `${WHOLE} And I slept.` }))
  await sent(teller.post(`${group}/stories/tell`, { way: 'guided', step: '1', go: 'later', what: PLANTED, why: 'Nobody knows.' }))
  const db = tables(world.database)
  const [draft, consent, use, cut] = [
    (await db.selectFrom('stories.draft').select('id').where('person_id', '=', world.people.carer).executeTakeFirstOrThrow()).id,
    (await db.selectFrom('stories.consent').select('id').where('story_id', '=', story).where('purpose', '=', 'public-site').where('channel', '=', 'page').executeTakeFirstOrThrow()).id,
    (await db.selectFrom('stories.use').select('id').where('story_id', '=', story).where('place', '=', 'case-study').executeTakeFirstOrThrow()).id,
    (await cutTables(world.database).selectFrom('stories.cut').select('id').where('story_id', '=', story).executeTakeFirstOrThrow()).id,
  ]
  return { story, members, params: { draft, consent, use, round, place: String(place), cut, copy, ...pages } }
}

/** Where a form led to, when it was done. */
async function sent(answering: ReturnType<ReturnType<World['as']>['post']>): Promise<string> {
  const { status, location, text } = await answering
  if (status !== 303 || location === null || location.startsWith('/me/prove')) throw new Error(`not done: ${status} ${location} ${/<main[\s\S]*<\/main>/.exec(text)?.[0] ?? text}`)
  return location
}

/** Somebody takes part, and has for a while. */
async function join(world: World, called: string): Promise<PersonId> {
  const person = newId<'person'>()
  await peopleTables(world.database).insertInto('people.person').values({ id: person, called }).execute()
  await initiativeTables(world.database).insertInto('initiative.member').values({ id: newId<'member'>(), initiative_id: world.initiative.id, person_id: person, brings: null, joined_at: new Date('2026-09-02T12:00:00Z') }).execute()
  return person
}

/** Today, as the boxes of a form. */
function dayOf(world: World) {
  const [year = '', month = '', day = ''] = world.clock.now.toISOString().slice(0, 10).split('-')
  return { 'day-day': day, 'day-month': month, 'day-year': year }
}

/** For every purpose, on screen, on paper and aloud: whatever shows the story has a yes to rest on. */
async function agreeToEverything(world: World, story: StoryId): Promise<void> {
  const everyWay = { channels: ['page', 'paper', 'aloud'], ...until(world, DAYS) }
  const yes = [agreeing, publicly, { ...agreeing, purpose: 'coding' }, { ...publicly, purpose: 'report' }, { ...publicly, purpose: 'training' }]
  for (const one of yes) await sent(world.as(world.people.carer).post(`/stories/${story}/consents/new`, { ...one, ...everyWay }))
}

async function code(world: World, story: StoryId, coders: readonly PersonId[]) {
  const { number } = await bookWith(world, ['Waiting', 'Being heard'])
  const round = newId<'coding-round'>()
  await world.database.transaction(async (trx) => {
    await insertRound(trx, { id: round, initiative: world.initiative.id, bookNumber: number, coders, most: MOST_STORIES, by: world.people.host, at: world.clock.now })
    for (const { id } of (await findRound(trx, world.initiative.id, round))?.coders ?? []) await setAgreed(trx, id, world.clock.now)
  })
  const place = (await listRoundStories(world.database, round, world.clock.now)).find((one) => one.story === story)?.place
  if (place === undefined) throw new Error('the story is not in the round')
  return { round, place }
}

/** In every place that is offered: of the case study, which is then put forward and published; of an entry for everybody and one for members; of an agreement; of a case study in the library. */
async function quoteEverywhere(world: World, story: StoryId) {
  const host = world.as(world.people.host)
  await prove(world, world.people.host)
  const group = `/initiatives/${world.initiative.slug}`
  await sent(host.post(`${group}/case-study/sentences/new`, { section: 'starting', words: 'We met in the library.' }))
  const write = async (title: string, seenBy: string) =>
    (await sent(host.post(`${group}/journal/new`, { title, 'day-day': '1', 'day-month': '11', 'day-year': '2026', words: 'What we did.', seenBy, by: 'me' }))).split('/').at(-1) ?? ''
  const [entry, inside] = [await write('A week', 'public'), await write('A week inside', 'members')]
  const agreement = await agreeExample(world)
  const study = (await sent(host.post('/library/case-studies/new', { title: 'What the nights taught', lead: 'A street and a ward.' }))).split('/').at(-1) ?? ''
  await sent(world.as(world.people.administrator).post(`/library/case-studies/${study}/move`, { move: 'publish', version: '1' }))
  const page = await host.get(`${group}/stories/${story}/quote`)
  const offered = [...page.text.matchAll(/<option value="([^"]+)"/g)].map((match) => match[1] ?? '')
  for (const where of offered) await sent(host.post(`${group}/stories/${story}/quote`, { words: PLANTED, where }))
  world.clock.now = new Date(world.clock.now.getTime() + HOURS)
  await sent(world.as(world.people.service).post(`${group}/case-study/agree`))
  const edition = (await findEdition(world.database, world.initiative.id, 'latest'))?.id ?? ''
  await sent(host.post(`${group}/case-study/agree/${edition}`))
  return { entry, inside, edition, agreement, study }
}
