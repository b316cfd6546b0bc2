/**
 * The world in which stories are measured: a group with a hundred of them, then with thousands, beside hundreds of smaller groups. The
 * words are sealed and marked by the program's own functions; the rows are written many at a time, and the index of marks is made when
 * they are there, since putting five million marks in one by one would take longer than all that is measured.
 */
import { sql } from 'kysely'
import { journalTables } from '#initiative/journal/tables.ts'
import type { InitiativeId, PersonId } from '#initiative/tables.ts'
import { drawFrom } from '#measures/draw.ts'
import { tables as peopleTables } from '#people/tables.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openDatabase } from '#platform/database/open.ts'
import type { Site } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import { startPrivatePostgres } from '#platform/private-postgres/index.ts'
import { KeyRing } from '#platform/sealing/key-ring.ts'
import { knowKey } from '#stories/index.ts'
import { marksOf } from '#stories/repeated/marks.ts'
import { seal, sealCodes } from '#stories/sealed/opened-words.tsx'
import { versionPlace } from '#stories/sealed/places.ts'
import { type ConsentId, type StoryId, tables } from '#stories/tables.ts'
import { SOURCE } from '../src/app/root.ts'
import { settleInitiative, settlePeople } from '../src/app/test-people.ts'

export const STORIES = 10_000
/** With so many the first group begins. */
export const FEW = 100
/** So many the first group has in the end; the others share the rest. */
export const IN_FIRST = 2_100
export const OTHERS = 158
export const QUOTED = 4
/** Quotations on a page. */
export const ON_A_PAGE = 20
const [SHORTEST, LONGEST] = [200, 800]
const EXCERPT = 30
/** One story in ten has a supporter; each was read by some. */
const [HELPED, READ] = [10, 3]
/** So many further pages quote one story, twenty times each. */
const OFTEN = 9
const AT_ONCE = 500
const AT_A_TIME = 10
const DAY = 86_400_000

const WORDS = ('the last bus went at six and clinic ended seven so we waited in cold nobody asked my mother why she stayed home again that winter ' +
  'doctor said come back monday but phone rang until it stopped then a nurse found us sitting on stairs with our coats still wet from rain because').split(' ')

/** Words that are in no other story, so that a page can be asked whether it shows this one. */
export const signOf = (story: number): string => `Told${story}x`

/** About as long as people tell: 200 to 800 words, in paragraphs. */
export function wordsOf(story: number, count?: number): string {
  const draw = drawFrom(story + 1)
  const length = count ?? SHORTEST + Math.floor(draw() * (LONGEST - SHORTEST))
  const words = Array.from({ length }, (_, at) => `${WORDS[Math.floor(draw() * WORDS.length)]}${at % 90 === 89 ? '.\n\n' : at % 14 === 13 ? '. ' : ' '}`)
  return `${signOf(story)} ${words.join('').trim()}.`
}

const excerptOf = (story: number) => ({ begins: 0, length: wordsOf(story, EXCERPT).length - 1 })

/** Inserts rows some hundred at a time. */
async function insertAll<Row>(rows: readonly Row[], insert: (some: readonly Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) await insert(rows.slice(from, from + AT_ONCE))
}

export type Told = Readonly<{ id: StoryId; number: number; publicly: ConsentId }>
type Group = Readonly<{ id: InitiativeId; slug: string }>
type Around = Readonly<{ ring: KeyRing; teller: PersonId; helper: PersonId; readers: readonly PersonId[]; now: Date }>

/** Tells some stories in a group: sealed, marked, approved, agreed to for the group and for everybody. */
async function tellStories(trx: Transaction, group: Group, numbers: readonly number[], { ring, teller, helper, readers, now }: Around): Promise<readonly Told[]> {
  const db = tables(trx)
  const told = numbers.map((number) => ({ id: newId<'story'>(), number, publicly: newId<'story-consent'>() }))
  const [at, ends] = [new Date(now.getTime() - 30 * DAY), new Date(now.getTime() + 200 * DAY)]
  const consent = { number: 1, person_id: teller, channel: 'page', attribution: 'chosen-name', given_how: 'written', given_at: at, begins_at: new Date(at.getTime() + 2 * DAY), ends_at: ends } as const
  await insertAll(told, async (some) => {
    await db.insertInto('stories.story').values(some.map(({ id, number }) => ({ id, initiative_id: group.id, teller_id: teller, under_16: false, told_at: new Date(at.getTime() + number * 60_000) }))).execute()
    const texts = some.map(({ number }) => wordsOf(number))
    await db.insertInto('stories.version').values(some.map(({ id }, n) => ({
      story_id: id, number: 1, key_id: ring.current, sealed: seal(ring, texts[n] ?? '', versionPlace(id, 1)).bytes, sealed_notes: sealCodes(ring, ['illness'], versionPlace(id, 1)).bytes, made_by: teller, made_at: at,
    }))).execute()
    await db.insertInto('stories.version_mark').values(some.map(({ id }, n) => ({ story_id: id, number: 1, marks: [...marksOf(ring, ring.current, texts[n] ?? '')] }))).execute()
    await db.insertInto('stories.approval').values(some.map(({ id }) => ({ story_id: id, number: 1, at }))).execute()
    const consents = some.flatMap(({ id, publicly }) => [
      { ...consent, id: newId<'story-consent'>(), story_id: id, purpose: 'initiative', audience: 'members' } as const, { ...consent, id: publicly, story_id: id, purpose: 'public-site', audience: 'public' } as const,
      { ...consent, id: newId<'story-consent'>(), story_id: id, purpose: 'coding', audience: 'members' } as const,
    ])
    await db.insertInto('stories.consent').values(consents).execute()
    await db.insertInto('stories.consent_name').values(consents.map(({ id, story_id }) => ({ consent_id: id, story_id, shown_as: 'Somebody', witness: null, guardian: null, adult: null }))).execute()
    const [helped, day] = [some.filter(({ number }) => number % HELPED === 0), now.toISOString().slice(0, 10)]
    if (helped.length > 0) await db.insertInto('stories.supporter').values(helped.map(({ id }) => ({ story_id: id, person_id: helper, reads: true, named_at: at }))).execute()
    await sql`insert into stories.opening (story_id, number, person_id, on_day, at) select s, 1, p, ${day}::date, ${now} from unnest(${some.map(({ id }) => id)}::uuid[]) s, unnest(${readers.slice(0, READ)}::uuid[]) p`.execute(db)
  })
  return told
}

export type Entry = Readonly<{ initiative: InitiativeId; id: ReturnType<typeof newId<'journal-entry'>>; quotes: readonly Told[] }>

/** Entries of a journal that everybody reads, each with twenty quotations, until each story is quoted four times. */
async function quoteStories(trx: Transaction, group: Group, told: readonly Told[], { helper, now }: Around): Promise<readonly Entry[]> {
  const entries = Array.from({ length: Math.ceil((told.length * QUOTED) / ON_A_PAGE) }, (_, place): Entry => ({
    initiative: group.id, id: newId<'journal-entry'>(), quotes: Array.from({ length: ON_A_PAGE }, (_unused, n) => told[(place * ON_A_PAGE + n) % told.length]).filter((one) => one !== undefined),
  }))
  await writeEntries(trx, entries, helper, now)
  return entries
}

async function writeEntries(trx: Transaction, entries: readonly Entry[], writer: PersonId, now: Date): Promise<void> {
  const at = new Date(now.getTime() - DAY)
  await insertAll(entries, (some) => journalTables(trx).insertInto('initiative.journal_entry').values(some.map(({ id, initiative }) => ({
    id, initiative_id: initiative, title: 'What we heard', day: at.toISOString().slice(0, 10), words: 'People told us how evenings go.', seen_by: 'public', by_group: true, written_by: writer, at, changed_at: at,
  }))).execute())
  const uses = entries.flatMap(({ id, initiative, quotes }) => quotes.map((story) => ({
    id: newId<'story-use'>(), story_id: story.id, number: 1, consent_id: story.publicly, ...excerptOf(story.number), initiative_id: initiative, place: 'journal' as const, anchor: id, used_by: writer, at,
  })))
  await insertAll(uses, (some) => tables(trx).insertInto('stories.use').values([...some]).execute())
}

/** Does something while the marks have no index, and makes it again as it was. */
async function withoutIndexOfMarks(database: Database, act: () => Promise<void>): Promise<void> {
  const db = tables(database)
  const { rows } = await sql<{ name: string; made: string }>`select indexname as name, indexdef as made from pg_indexes where schemaname = 'stories' and indexname = 'version_mark_marks'`.execute(db)
  for (const { name } of rows) await sql`drop index ${sql.table(`stories.${name}`)}`.execute(db)
  await act()
  for (const { made } of rows) {
    await database.transaction(async (trx) => {
      await sql`set local maintenance_work_mem = '512MB'`.execute(tables(trx))
      await sql.raw(made).execute(tables(trx))
    })
  }
}

export async function makeStoriesWorld(folder: string, site: Site, keys: string) {
  const ring = KeyRing.read(keys)
  if (ring === undefined) throw new Error('keys that were drawn can be read')
  const [now, postgres] = [new Date(), await startPrivatePostgres({ folder })]
  const where = { host: postgres.socketFolder, port: postgres.port, user: postgres.user, database: postgres.database }
  // Not by the program's name: keys are changed only where no program is connected.
  const open = openDatabase(where, AT_A_TIME, 'bench')
  const { database } = open
  await migrate(database, SOURCE)
  await knowKey(database, ring.current, { first: true, now })
  const people = await settlePeople(database, site, () => now)
  const group = await settleInitiative(database, people, { slug: 'stories-first' })
  const tellers = Array.from({ length: OTHERS }, (_, n) => ({ id: newId<'person'>(), called: `Teller ${n}` }))
  await peopleTables(database).insertInto('people.person').values(tellers).execute()
  const around = { ring, helper: people.carer, readers: [people.host, people.planner, people.carer], now }

  /** Tells the stories of these numbers in one group, and quotes each four times. */
  const fill = (into: Group, from: number, count: number, teller: PersonId) => database.transaction(async (trx) => {
    const told = await tellStories(trx, into, Array.from({ length: count }, (_, n) => from + n), { ...around, teller })
    return { told, entries: await quoteStories(trx, into, told, { ...around, teller }) }
  })
  const begun = await fill(group, 0, FEW, people.service)
  const [none, often] = [{ initiative: group.id, id: newId<'journal-entry'>(), quotes: [] }, begun.told[0]]
  await database.transaction((trx) => writeEntries(trx, [none], people.carer, now))
  await open.pool.query('vacuum analyze')

  const grow = async () => {
    let more: Awaited<ReturnType<typeof fill>> | undefined
    await withoutIndexOfMarks(database, async () => {
      more = await fill(group, FEW, IN_FIRST - FEW, people.service)
      const each = Math.floor((STORIES - IN_FIRST) / OTHERS)
      for (const [n, { id }] of tellers.entries()) {
        const other = await settleInitiative(database, people, { slug: `stories-${n}` })
        await fill({ id: other.id, slug: other.slug }, IN_FIRST + n * each, each, id)
      }
      // One story that is quoted as often as its page tells.
      if (often !== undefined) await database.transaction((trx) => writeEntries(trx, Array.from({ length: OFTEN }, () => ({ initiative: group.id, id: newId<'journal-entry'>(), quotes: Array.from({ length: ON_A_PAGE }, () => often) })), people.carer, now))
    })
    await open.pool.query('vacuum analyze')
    return more?.entries ?? []
  }
  return { postgres, where, open, people, ring, group, entries: begun.entries, none: none.id, often, grow }
}

export type StoriesWorld = Awaited<ReturnType<typeof makeStoriesWorld>>
