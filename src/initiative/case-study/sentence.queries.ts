/** The sentences of a case study: the draft's, and those of an edition that was put forward. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Claim } from '../happened/claim.rules.ts'
import type { Design } from '../happened/tables.ts'
import type { MeetingId } from '../meeting/index.ts'
import type { QuoteAnswer } from '../quoting/tables.ts'
import type { Audience, InitiativeId, ItemId, ItemKind, PersonId } from '../tables.ts'
import { type Source, keyOf } from './draft.rules.ts'
import { type EditionId, type Section, type SentenceId, caseStudyTables } from './tables.ts'

/** What a sentence rests on, as far as its reader may see it. */
export type Rests =
  | Readonly<{
    kind: 'item'; id: ItemId; itemKind: ItemKind; words: string; changed: boolean; claim: Claim | undefined
    /** `not-quoted`: whoever said it was asked, and no longer says yes. */
    state: 'there' | 'taken-back' | 'not-quoted' | 'hidden' | 'closed'
    /** Readers are not led to it: it may be quoted here and seen nowhere else. */
    onlyHere: boolean
    /** Who let it be quoted with their name. */
    named: PersonId | undefined
  }>
  | Readonly<{ kind: 'meeting'; id: MeetingId; title: string; at: Date }>

export type Sentence = Readonly<{
  id: SentenceId; section: Section; version: number
  /** Undefined for a quotation: the voice's own words are read then. Empty where what it rested on, or whoever wrote it, was taken back. */
  words: string | undefined
  rests: Rests | undefined
}>

type Row = Readonly<{
  id: SentenceId; section: Section; version: number; words: string | null; item_id: ItemId | null; item_version: number | null; meeting_id: MeetingId | null
  kind: ItemKind | null; item_words: string | null; now_version: number | null; seen_by: Audience | null; taken_back: boolean; hidden: boolean
  answered: QuoteAnswer | null; readers: Audience | null; answered_by: PersonId | null
  title: string | null; begins_at: Date | null; claim: string | null; design: Design | null; people: number | null; period: string | null; limits: string | null
}>

/**
 * The sentences in the order in which they are read. One query.
 * @param open the audiences that all readers belong to; a voice is quoted only where it is public, or its author said yes to so many readers
 */
export async function listSentences(database: Database, from: Readonly<{ initiative: InitiativeId }> | Readonly<{ edition: EditionId }>, open: readonly Audience[]): Promise<readonly Sentence[]> {
  const which = 'initiative' in from ? sql`initiative.case_sentence s where s.initiative_id = ${from.initiative}` : sql`initiative.case_edition_sentence s where s.edition_id = ${from.edition}`
  const { rows } = await sql<Row>`
    select s.id, s.section, s.version, s.words, s.item_id, s.item_version, s.meeting_id, i.kind, i.words as item_words, i.version as now_version, i.seen_by,
      t.item_id is not null as taken_back, h.item_id is not null as hidden, m.title, m.begins_at, k.words as claim, k.design, k.people, k.period, k.limits,
      a.said as answered, a.readers, a.person_id as answered_by
    from (select s.* from ${which}) s
    left join initiative.thread_item i on i.id = s.item_id
    left join initiative.taking_back t on t.item_id = s.item_id
    left join initiative.hiding h on h.item_id = s.item_id
    left join initiative.claim k on k.item_id = s.item_id and t.item_id is null and h.item_id is null
    left join initiative.meeting m on m.id = s.meeting_id
    left join initiative.quote_request r on r.item_id = s.item_id left join initiative.quote_answer a on a.request_id = r.id
    order by s.section, s.place, s.id`.execute(caseStudyTables(database))
  return rows.map((row) => ({ id: row.id, section: row.section, version: row.version, words: row.words ?? undefined, rests: restsOf(row, open) }))
}

function restsOf(row: Row, open: readonly Audience[]): Rests | undefined {
  if (row.meeting_id !== null) return { kind: 'meeting', id: row.meeting_id, title: row.title ?? '', at: row.begins_at ?? new Date(0) }
  if (row.item_id === null || row.kind === null || row.seen_by === null) return undefined
  const saidYes = row.answered !== null && row.answered !== 'no' && row.readers !== null && open.includes(row.readers)
  const isOpen = row.kind === 'voice' ? row.seen_by === 'public' : open.includes(row.seen_by)
  const state = row.taken_back ? 'taken-back' : row.hidden ? 'hidden' : isOpen || saidYes ? 'there' : row.answered === 'no' ? 'not-quoted' : 'closed'
  return {
    kind: 'item', id: row.item_id, itemKind: row.kind, state, onlyHere: !isOpen, named: saidYes && row.answered === 'named' ? row.answered_by ?? undefined : undefined, words: state === 'there' ? row.item_words ?? '' : '', changed: row.words !== null && row.item_version !== row.now_version,
    claim: row.claim === null || row.design === null || row.people === null || state !== 'there' ? undefined : { words: row.claim, design: row.design, people: row.people, period: row.period ?? '', limits: row.limits ?? '' },
  }
}

/** Begins the case study where there is none, and holds it: sentences are put in and moved one after the other. */
export async function holdCaseStudy(trx: Transaction, initiative: InitiativeId, at: Date): Promise<void> {
  await caseStudyTables(trx).insertInto('initiative.case_study').values({ initiative_id: initiative, begun_at: at }).onConflict((on) => on.doNothing()).execute()
  await caseStudyTables(trx).selectFrom('initiative.case_study').select('initiative_id').where('initiative_id', '=', initiative).forUpdate().execute()
}

export type NewSentence = Readonly<{ section: Section; source: Source | undefined; words: string | undefined }>

/** Puts sentences at the end of their sections, in the order given. */
export async function insertSentences(trx: Transaction, initiative: InitiativeId, all: readonly NewSentence[], by: Readonly<{ person: PersonId; at: Date }>): Promise<void> {
  if (all.length === 0) return
  const { rows } = await sql<{ place: number }>`select coalesce(max(place), 0) as place from initiative.case_sentence where initiative_id = ${initiative}`.execute(caseStudyTables(trx))
  const last = rows[0]?.place ?? 0
  await caseStudyTables(trx).insertInto('initiative.case_sentence').values(all.map(({ section, source, words }, index) => ({
    id: newId<'case-sentence'>(), initiative_id: initiative, section, place: last + 1 + index, words: words ?? null, written_by: by.person, at: by.at,
    item_id: source?.kind === 'item' ? source.id : null, item_version: source?.kind === 'item' ? source.version : null, meeting_id: source?.kind === 'meeting' ? source.id : null,
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
    select section, coalesce(item_id, meeting_id) as id from initiative.case_sentence where initiative_id = ${initiative} and num_nonnulls(item_id, meeting_id) = 1
    union select section, source_id from initiative.case_left_out where initiative_id = ${initiative}`.execute(caseStudyTables(database))
  return new Set(rows.map((row) => keyOf(row.section, row)))
}

/** Changes a sentence. False where somebody else did since. */
export async function updateSentence(trx: Transaction, sentence: Pick<Sentence, 'id' | 'version'>, to: Readonly<{ section: Section; words: string | undefined; source: Source | undefined; person: PersonId }>): Promise<boolean> {
  const { numUpdatedRows } = await caseStudyTables(trx).updateTable('initiative.case_sentence').set({
    section: to.section, words: to.words ?? null, written_by: to.person, version: sentence.version + 1,
    item_id: to.source?.kind === 'item' ? to.source.id : null, item_version: to.source?.kind === 'item' ? to.source.version : null, meeting_id: to.source?.kind === 'meeting' ? to.source.id : null,
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
  await sql`delete from initiative.case_sentence where written_by = ${person} and num_nonnulls(item_id, meeting_id) = 0`.execute(caseStudyTables(trx))
  await sql`update initiative.case_edition_sentence set words = '' where written_by = ${person} and num_nonnulls(item_id, meeting_id) = 0`.execute(caseStudyTables(trx))
}

/** What somebody wrote in their own words, in the draft and in what was put forward. */
export async function listMyCaseWords(database: Database, person: PersonId): Promise<readonly object[]> {
  const { rows } = await sql<object>`
    select n.title as initiative, s.words, 'draft' as "in" from initiative.case_sentence s join initiative.initiative n on n.id = s.initiative_id
      where s.written_by = ${person} and num_nonnulls(s.item_id, s.meeting_id) = 0
    union
    select n.title, s.words, 'version ' || e.number from initiative.case_edition_sentence s join initiative.case_edition e on e.id = s.edition_id join initiative.initiative n on n.id = e.initiative_id
      where s.written_by = ${person} and num_nonnulls(s.item_id, s.meeting_id) = 0
    order by 1, 3, 2`.execute(caseStudyTables(database))
  return rows
}
