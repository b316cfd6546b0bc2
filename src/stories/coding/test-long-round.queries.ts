/** A long round for tests: stories and what was ticked are written as their pages would have left them. */
import { TEST_SITE, type World } from '#app/test-world.ts'
import type { PersonId } from '#initiative/index.ts'
import { drawFrom } from '#measures/draw.ts'
import { newId } from '#platform/ids.ts'
import { bookWith } from '../code-book/test-book.ts'
import { seal, sealCodes } from '../sealed/opened-words.tsx'
import { versionPlace } from '../sealed/places.ts'
import { STORY, prove } from '../test-stories.ts'
import { findRound, insertRound, listRoundStories, setAgreed } from './round.queries.ts'
import { type RoundId, codingTables } from './tables.ts'

const DAY = 86_400_000
/** No statement takes more rows than this. */
const AT_ONCE = 1_000
/** How often a coder sees what is there, and what is not. */
const [FITS, SEEN, SEEN_WRONGLY] = [0.2, 0.9, 0.02]

const inParts = <Row>(rows: readonly Row[]): readonly (readonly Row[])[] => Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, part) => rows.slice(part * AT_ONCE, (part + 1) * AT_ONCE))

async function tellMany(world: World, teller: PersonId, count: number): Promise<void> {
  const db = codingTables(world.database)
  const ids = Array.from({ length: count }, () => newId<'story'>())
  const at = (days: number) => new Date(world.clock.now.getTime() + days * DAY)
  for (const part of inParts(ids)) {
    await db.insertInto('stories.story').values(part.map((id) => ({ id, initiative_id: world.initiative.id, teller_id: teller, under_16: false, told_at: at(-3) }))).execute()
    await db.insertInto('stories.version').values(part.map((id) => {
      const [words, notes] = [seal(TEST_SITE.keys, STORY, versionPlace(id, 1)), sealCodes(TEST_SITE.keys, [], versionPlace(id, 1))]
      return { story_id: id, number: 1, key_id: words.keyId, sealed: words.bytes, sealed_notes: notes.bytes, made_by: teller, made_at: at(-3) }
    })).execute()
    await db.insertInto('stories.consent').values(part.map((story) => ({
      id: newId<'story-consent'>(), story_id: story, number: 1, person_id: teller, purpose: 'coding' as const, audience: 'members' as const, channel: 'page' as const, attribution: 'none' as const,
      given_how: 'written' as const, given_at: at(-3), begins_at: at(-1), ends_at: at(20),
    }))).execute()
  }
}

type Long = Readonly<{ teller: PersonId; coders: readonly PersonId[]; stories: number; codes: number; coded: number }>
export type LongRound = Readonly<{ round: RoundId; path: string }>

/** `coded`: of how many stories all coders are done. */
export async function longRoundOf(world: World, { teller, coders, stories: count, codes: many, coded }: Long): Promise<LongRound> {
  const { codes, number } = await bookWith(world, Array.from({ length: many }, (_, at) => `What people waited for, the ${at + 1}th of many`))
  const { slug } = world.initiative
  await tellMany(world, teller, count)
  const round = newId<'coding-round'>()
  await world.database.transaction(async (trx) => {
    await insertRound(trx, { id: round, initiative: world.initiative.id, bookNumber: number, coders, most: count, by: world.people.host, at: world.clock.now })
    for (const { id } of (await findRound(trx, world.initiative.id, round))?.coders ?? []) await setAgreed(trx, id, world.clock.now)
  })
  const ids = (await findRound(world.database, world.initiative.id, round))?.coders.map(({ id }) => id) ?? []
  const draw = drawFrom(7)
  const places = (await listRoundStories(world.database, round, world.clock.now)).slice(0, coded).map(({ place }) => place)
  const marks = places.flatMap((place) => codes.flatMap((code) => {
    const fits = draw() < FITS
    return ids.filter(() => draw() < (fits ? SEEN : SEEN_WRONGLY)).map((coder) => ({ coder_id: coder, place, code_id: code }))
  }))
  const db = codingTables(world.database)
  for (const part of inParts(places.flatMap((place) => ids.map((coder) => ({ coder_id: coder, round_id: round, place, at: world.clock.now }))))) await db.insertInto('stories.coding').values(part).execute()
  for (const part of inParts(marks)) await db.insertInto('stories.coding_mark').values(part).execute()
  for (const coder of coders) await prove(world, coder)
  return { round, path: `/initiatives/${slug}/coding/${round}` }
}
