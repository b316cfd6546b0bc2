/** The sentences of a case study: the draft's, and those of an edition that was put forward. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Audience, InitiativeId, ItemId, PersonId } from '../tables.ts'
import { keyOf } from './draft.rules.ts'
import { type Rests, type RestsRow, type Source, restsOf } from './rests.rules.ts'
import { type EditionId, type Section, type SentenceId, caseStudyTables } from './tables.ts'

export type Sentence = Readonly<{
  id: SentenceId; section: Section; version: number
  /** Undefined for a quotation: the voice's own words are read then. Empty where what it rested on, or whoever wrote it, was taken back. */
  words: string | undefined
  rests: Rests | undefined
}>

type Row = RestsRow & Readonly<{ id: SentenceId; section: Section; version: number }>

/**
 * The sentences in the order in which they are read. One query.
 * @param open the audiences that all readers belong to
 */
export async function listSentences(database: Database, from: Readonly<{ initiative: InitiativeId }> | Readonly<{ edition: EditionId }>, open: readonly Audience[]): Promise<readonly Sentence[]> {
  const which = 'initiative' in from ? sql`initiative.case_sentence s where s.initiative_id = ${from.initiative}` : sql`initiative.case_edition_sentence s where s.edition_id = ${from.edition}`
  const { rows } = await sql<Row>`
    select s.id, s.section, s.version, s.words, s.item_id, s.item_version, s.meeting_id, i.kind, i.words as item_words, i.version as now_version, i.seen_by,
      t.item_id is not null as taken_back, h.item_id is not null as hidden, m.title, k.words as claim, k.design, k.people, k.period, k.limits,
      a.said as answered, a.readers, a.person_id as answered_by, b.*
    from (select s.* from ${which}) s
    left join initiative.thread_item i on i.id = s.item_id
    left join initiative.taking_back t on t.item_id = s.item_id
    left join initiative.hiding h on h.item_id = s.item_id
    left join initiative.claim k on k.item_id = s.item_id and t.item_id is null and h.item_id is null
    left join initiative.meeting m on m.id = s.meeting_id
    left join lateral (${beside}) b on true
    left join initiative.quote_request r on r.item_id = s.item_id left join initiative.quote_answer a on a.request_id = r.id
    order by s.section, s.place, s.id`.execute(caseStudyTables(database))
  return rows.map((row) => ({ id: row.id, section: row.section, version: row.version, words: row.words ?? undefined, rests: restsOf(row, open) }))
}

/** What a group wrote beside its thread, of a sentence `s`: what names it, and whether it may still be read. */
const beside = sql`
  select json_build_object('kind', 'entry', 'id', e.id, 'words', e.title, 'version', e.version, 'seenBy', e.seen_by, 'takenBack', t.entry_id is not null, 'hidden', h.entry_id is not null, 'ended', false) as beside
    from initiative.journal_entry e left join initiative.journal_entry_taking_back t on t.entry_id = e.id left join initiative.journal_entry_hiding h on h.entry_id = e.id where e.id = s.entry_id
  union all select json_build_object('kind', 'note', 'id', n.id, 'words', n.tried, 'version', n.version, 'seenBy', n.seen_by, 'takenBack', t.note_id is not null, 'hidden', h.note_id is not null, 'ended', false)
    from initiative.learning_note n left join initiative.learning_taking_back t on t.note_id = n.id left join initiative.learning_hiding h on h.note_id = n.id where n.id = s.note_id
  union all select json_build_object('kind', 'line', 'id', l.id, 'words', l.words, 'version', 1, 'seenBy', null, 'takenBack', l.words = '', 'hidden', false, 'ended', l.ended_in is not null)
    from initiative.working_line l where l.id = s.line_id`

/** Begins the case study where there is none, and holds it: sentences are put in and moved one after the other. */
export async function holdCaseStudy(trx: Transaction, initiative: InitiativeId, at: Date): Promise<void> {
  await caseStudyTables(trx).insertInto('initiative.case_study').values({ initiative_id: initiative, begun_at: at }).onConflict((on) => on.doNothing()).execute()
  await caseStudyTables(trx).selectFrom('initiative.case_study').select('initiative_id').where('initiative_id', '=', initiative).forUpdate().execute()
}

const columnsOf = (source: Source | undefined) => ({
  item_id: source?.kind === 'item' ? source.id : null, meeting_id: source?.kind === 'meeting' ? source.id : null,
  entry_id: source?.kind === 'entry' ? source.id : null, note_id: source?.kind === 'note' ? source.id : null, line_id: source?.kind === 'line' ? source.id : null,
  item_version: source === undefined || source.kind === 'meeting' ? null : source.version,
})
/** What a sentence `s` rests on; nothing where it is the writers' own. */
const SOURCE = sql`coalesce(s.item_id, s.meeting_id, s.entry_id, s.note_id, s.line_id)`

export type NewSentence = Readonly<{ section: Section; source: Source | undefined; words: string | undefined }>

/** Puts sentences at the end of their sections, in the order given. */
export async function insertSentences(trx: Transaction, initiative: InitiativeId, all: readonly NewSentence[], by: Readonly<{ person: PersonId; at: Date }>): Promise<void> {
  if (all.length === 0) return
  const { rows } = await sql<{ place: number }>`select coalesce(max(place), 0) as place from initiative.case_sentence where initiative_id = ${initiative}`.execute(caseStudyTables(trx))
  const last = rows[0]?.place ?? 0
  await caseStudyTables(trx).insertInto('initiative.case_sentence').values(all.map(({ section, source, words }, index) => ({
    id: newId<'case-sentence'>(), initiative_id: initiative, section, place: last + 1 + index, words: words ?? null, written_by: by.person, at: by.at,
    ...columnsOf(source),
  }))).execute()
}

export const countSentences = async (database: Database, initiative: InitiativeId): Promise<number> =>
  (await caseStudyTables(database).selectFrom('initiative.case_sentence').select((eb) => eb.fn.countAll<number>().as('n')).where('initiative_id', '=', initiative).executeTakeFirst())?.n ?? 0

/** Whether the draft quotes it anywhere. */
export const isQuoted = async (database: Database, item: ItemId): Promise<boolean> =>
  (await caseStudyTables(database).selectFrom('initiative.case_sentence').select('id').where('item_id', '=', item).where('words', 'is', null).limit(1).executeTakeFirst()) !== undefined

/** Who is named beside what they said. */
export const namedIn = (sentences: readonly Sentence[]): readonly PersonId[] => sentences.flatMap(({ rests }) => (rests?.kind === 'item' ? rests.named ?? [] : []))

/** What is in the draft already, and what was taken out of it: by section and source. */
export async function listKnown(database: Database, initiative: InitiativeId): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ section: Section; id: ItemId }>`
    select s.section, ${SOURCE} as id from initiative.case_sentence s where s.initiative_id = ${initiative} and ${SOURCE} is not null
    union select section, source_id from initiative.case_left_out where initiative_id = ${initiative}`.execute(caseStudyTables(database))
  return new Set(rows.map((row) => keyOf(row.section, row)))
}

/** Changes a sentence. False where somebody else did since. */
export async function updateSentence(trx: Transaction, sentence: Pick<Sentence, 'id' | 'version'>, to: Readonly<{ section: Section; words: string | undefined; source: Source | undefined; person: PersonId }>): Promise<boolean> {
  const { numUpdatedRows } = await caseStudyTables(trx).updateTable('initiative.case_sentence').set({
    section: to.section, words: to.words ?? null, written_by: to.person, version: sentence.version + 1,
    ...columnsOf(to.source),
  }).where('id', '=', sentence.id).where('version', '=', sentence.version).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes a sentence out; what it rested on isn't drafted into this section again. */
export async function deleteSentence(trx: Transaction, initiative: InitiativeId, { id, section, rests }: Sentence): Promise<void> {
  await caseStudyTables(trx).deleteFrom('initiative.case_sentence').where('id', '=', id).execute()
  if (rests === undefined) return
  await caseStudyTables(trx).insertInto('initiative.case_left_out').values({ initiative_id: initiative, section, source_id: rests.id }).onConflict((on) => on.doNothing()).execute()
}

/** Moves a sentence past its neighbour in the section; at the end nothing happens. */
export async function moveSentence(trx: Transaction, initiative: InitiativeId, id: SentenceId, way: 'up' | 'down'): Promise<void> {
  const [past, order] = way === 'up' ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`]
  await sql`
    with one as (select id, section, place from initiative.case_sentence where id = ${id} and initiative_id = ${initiative}),
      other as (select s.id, s.place from initiative.case_sentence s, one
        where s.initiative_id = ${initiative} and s.section = one.section and s.place ${past} one.place order by s.place ${order} limit 1)
    update initiative.case_sentence s set place = case when s.id = one.id then other.place else one.place end
    from one, other where s.id in (one.id, other.id)`.execute(caseStudyTables(trx))
}

/** Somebody is erased and takes along what they wrote in their own words; a mark stays where it stood in what was published. */
export async function takeBackCaseWords(trx: Transaction, person: PersonId): Promise<void> {
  await sql`delete from initiative.case_sentence s where s.written_by = ${person} and ${SOURCE} is null`.execute(caseStudyTables(trx))
  await sql`update initiative.case_edition_sentence s set words = '' where s.written_by = ${person} and ${SOURCE} is null`.execute(caseStudyTables(trx))
}

/** What somebody wrote in their own words, in the draft and in what was put forward. */
export async function listMyCaseWords(database: Database, person: PersonId): Promise<readonly object[]> {
  const { rows } = await sql<object>`
    select n.title as initiative, s.words, 'draft' as "in" from initiative.case_sentence s join initiative.initiative n on n.id = s.initiative_id
      where s.written_by = ${person} and ${SOURCE} is null
    union
    select n.title, s.words, 'version ' || e.number from initiative.case_edition_sentence s join initiative.case_edition e on e.id = s.edition_id join initiative.initiative n on n.id = e.initiative_id
      where s.written_by = ${person} and ${SOURCE} is null
    order by 1, 3, 2`.execute(caseStudyTables(database))
  return rows
}
