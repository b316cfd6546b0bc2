/** A story that is quoted in a journal which everybody reads, made without pages: for keys and databases of a test's own. */
import { insertEntry } from '#initiative/journal/journal.queries.ts'
import type { InitiativeId, PersonId } from '#initiative/index.ts'
import type { Database } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { KeyRing } from '#platform/sealing/key-ring.ts'
import { readLookedFor } from '#platform/search/looked-for.rules.ts'
import { insertConsents, listConsents } from '../consent/consent.queries.ts'
import { decideConsent } from '../consent/consent.rules.ts'
import { seal, sealCodes } from '../sealed/opened-words.tsx'
import { versionPlace } from '../sealed/places.ts'
import { insertApproval, insertStory, insertVersion } from '../story/story.queries.ts'
import { insertUse } from '../use/use.queries.ts'
import type { StoryId } from '../tables.ts'
import { findUses } from './use-mark.queries.ts'
import { wantedMarks } from './word-marks.ts'

const HOURS = 3_600_000

/** When the yes of the story below has begun. */
export const begun = (told: Date) => new Date(told.getTime() + 49 * HOURS)

/** The words «The blue stick.», quoted whole. */
export async function quoteBlueStick(database: Database, ring: KeyRing, { initiative, teller, told }: Readonly<{ initiative: InitiativeId; teller: PersonId; told: Date }>): Promise<StoryId> {
  const [story, words] = [newId<'story'>(), 'The blue stick.']
  await database.transaction(async (trx) => {
    const place = versionPlace(story, 1)
    await insertStory(trx, { id: story, initiative, teller, under16: false, takenDown: undefined, at: told })
    await insertVersion(trx, story, { number: 1, words: seal(ring, words, place), notes: sealCodes(ring, [], place), marks: [] }, { person: teller, at: told })
    await insertApproval(trx, story, 1, told)
    const agreeing = {
      purpose: 'public-site', audience: 'public', channels: ['page'], attribution: 'none', shownAs: undefined, until: '2027-06-01', how: 'written', witness: undefined, guardian: undefined, adult: undefined, understood: true,
    } as const
    const decided = decideConsent(agreeing, { approved: true, under16: false, now: told, zone: 'Europe/London' })
    if (decided.kind === 'refused') throw new Error(JSON.stringify(decided))
    await insertConsents(trx, { story, number: 1, person: teller, at: told }, agreeing, decided)
    const [consent] = await listConsents(trx, [story])
    if (consent === undefined) throw new Error('the yes was not kept')
    const entry = await insertEntry(trx, initiative, { title: 'What we heard', day: '2026-11-20', words: 'Somebody told us.', seenBy: 'public', byGroup: true }, { person: teller, at: told })
    await insertUse(trx, { id: newId<'story-use'>(), story, number: 1, consent: consent.id, begins: 0, length: words.length, initiative, place: 'journal', anchor: entry, by: teller, at: begun(told) })
  })
  return story
}

/** How many quotations are found by those words. */
export const countFound = async (database: Database, ring: KeyRing, told: Date): Promise<number> =>
  (await findUses(database, wantedMarks(ring, readLookedFor('blue sticks')), begun(told), { after: undefined, most: 5 })).count
