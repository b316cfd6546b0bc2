/** What a group wrote beside its thread, in its case study: how it agreed to work, its journal, what it learned. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { deleteEntryHiding, insertEntry, takeEntriesBack, updateEntry, upsertEntryHiding } from '../journal/journal.queries.ts'
import type { EntryId } from '../journal/tables.ts'
import { hideNote, insertNote, takeNotesBack } from '../learning/learning.queries.ts'
import type { NoteId } from '../learning/tables.ts'
import { type Audience, tables } from '../tables.ts'
import { insertLine, insertVersion, takeLinesBackOf } from '../working-agreement/working.queries.ts'
import type { LineId, LineKind } from '../working-agreement/tables.ts'
import { putForward, sentencesOfDraft } from './test-case-study.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const AT = `${BASE}/case-study`
const as = (who: 'host' | 'carer' | 'planner') => world.as(world.people[who])
const outside = () => world.as(undefined)
const by = () => ({ person: world.people.carer, at: world.clock.now })

const entry = (title: string, seenBy: Audience = 'public'): Promise<EntryId> =>
  world.database.transaction((trx) => insertEntry(trx, world.initiative.id, { title, day: '2026-11-20', words: 'We counted the lamps.', seenBy, byGroup: true }, by()))
const note = (tried: string, seenBy: Audience = 'public'): Promise<NoteId> =>
  world.database.transaction((trx) => insertNote(trx, world.initiative.id, { tried, happened: 'They came late.', again: 'no', because: 'Nobody knew the way.', seenBy }, [], by()))
const line = (kind: LineKind, words: string): Promise<LineId> => world.database.transaction(async (trx) => {
  const id = await insertLine(trx, world.initiative.id, { kind, standpoint: undefined, words, replaces: undefined }, world.people.carer, world.clock.now)
  await insertVersion(trx, world.initiative.id, 1, { settle: [id], end: [] }, world.people.host, world.clock.now)
  return id
})
const end = (id: LineId) => world.database.transaction((trx) => insertVersion(trx, world.initiative.id, 2, { settle: [], end: [id] }, world.people.host, world.clock.now))
async function publish() {
  await as('carer').post(`${AT}/draft`)
  await as('host').post(`${AT}/agree/${await putForward(world)}`)
}
const drafted = async () => (await sentencesOfDraft(world)).map((one) => [one.section, one.words])

beforeEach(async () => {
  for (const table of ['case_study', 'journal_entry', 'learning_note', 'working_line', 'working_version']) await sql`delete from ${sql.table(`initiative.${table}`)}`.execute(tables(world.database))
})

describe('drafting', () => {
  test('takes what all readers may see, each with its way to what it rests on', async () => {
    const [lamps, taxis, time] = [await entry('Counting lamps'), await note('Taxis instead of a bus'), await line('brings', 'An hour a week')]
    await entry('A worry', 'members')
    await note('A quarrel', 'members')
    await publish()
    expect(await drafted()).toEqual([
      ['learning', 'We tried this: Taxis instead of a bus. What happened: They came late. We would not do it again: Nobody knew the way.'],
      ['principle-assets', 'We agreed that everybody brings this: An hour a week'], ['together', 'From our journal of 20 November 2026: Counting lamps'],
    ])
    const page = (await outside().get(AT)).text
    for (const path of [`${BASE}/journal/${lamps}`, `${BASE}/learning/${taxis}`, `${BASE}/working-agreement#line-${time}`]) {
      expect(page).toContain(`href="${path}"`)
      expect((await outside().get(path)).status).toBe(200)
    }
  })

  test('once: what is in the draft or was taken out of it is not drafted again', async () => {
    await entry('Counting lamps')
    await as('carer').post(`${AT}/draft`)
    await as('carer').post(`${AT}/draft`)
    const [only, ...others] = await sentencesOfDraft(world)
    expect(others).toEqual([])
    await as('carer').post(`${AT}/sentences/${only?.id ?? ''}/take-out`)
    await as('carer').post(`${AT}/draft`)
    expect(await drafted()).toEqual([])
  })

  test('sentences of one’s own can rest on them, and on nothing that readers can’t see', async () => {
    const [open, closed] = [await note('Taxis'), await note('A quarrel', 'members')]
    const page = (await as('carer').get(`${AT}/sentences/new`)).text
    expect([page.includes('what we learned: Taxis'), page.includes('A quarrel')]).toEqual([true, false])
    expect((await as('carer').post(`${AT}/sentences/new`, { section: 'learning', words: 'We ask drivers first.', source: open })).status).toBe(303)
    expect((await as('carer').post(`${AT}/sentences/new`, { section: 'learning', words: 'We quarrelled.', source: closed })).status).toBe(422)
  })
})

describe('what is taken back, hidden or opened to fewer', () => {
  test('an entry that is taken back leaves no words, in draft and edition, within the transaction', async () => {
    const id = await entry('Counting lamps')
    await publish()
    await world.database.transaction(async (trx) => {
      await takeEntriesBack(trx, [id], world.clock.now)
      const { rows } = await sql<{ words: string }>`select words from initiative.case_sentence union all select words from initiative.case_edition_sentence`.execute(tables(trx))
      expect(rows.map((row) => row.words)).toEqual(['', ''])
    })
    const page = (await outside().get(AT)).text
    expect([page.includes('Counting lamps'), page.includes('A sentence stood here')]).toEqual([false, true])
  })

  test('a note that is taken back, and a line that goes with whoever proposed it, leave no words', async () => {
    const [taxis, time] = [await note('Taxis'), await line('promises', 'We listen')]
    await publish()
    await end(time)
    expect((await outside().get(AT)).text).toContain('We listen')
    expect((await as('carer').get(`${AT}/draft`)).text).toContain('says something else now')
    await world.database.transaction(async (trx) => {
      await takeNotesBack(trx, { id: taxis }, world.clock.now)
      await takeLinesBackOf(trx, world.people.carer)
    })
    const page = (await outside().get(AT)).text
    expect([page.includes('Taxis'), page.includes('We listen')]).toEqual([false, false])
  })

  test('what is hidden is not there while it is, and what is opened to fewer is not there either', async () => {
    const [lamps, doors, taxis] = [await entry('Counting lamps'), await entry('Going from door to door'), await note('Taxis')]
    await publish()
    await world.database.transaction(async (trx) => {
      await upsertEntryHiding(trx, lamps, 'It names somebody.', world.people.host, world.clock.now)
      await updateEntry(trx, doors, 1, { title: 'Going from door to door', day: '2026-11-20', words: 'We did.', seenBy: 'members' }, by())
      await hideNote(trx, taxis, 'It names somebody.', world.people.host, world.clock.now)
    })
    const page = (await outside().get(AT)).text
    for (const words of ['Counting lamps', 'Going from door to door', 'Taxis']) expect(page).not.toContain(words)
    const draft = (await as('planner').get(`${AT}/draft`)).text
    expect([draft.includes('hidden by a host'), draft.includes('no longer open to all readers')]).toEqual([true, true])
    await world.database.transaction((trx) => deleteEntryHiding(trx, lamps))
    expect((await outside().get(AT)).text).toContain('Counting lamps')
  })
})
