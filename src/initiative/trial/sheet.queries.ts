/** The sheet of a test: its questions, what somebody answered, and what is shown of all answers. */
import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/activity.ts'
import { holdItem } from '../happened/ending.queries.ts'
import type { InitiativeId, ItemId, PersonId } from '../tables.ts'
import { type QuestionKind, type SheetId, type SheetQuestionId, trialTables } from './tables.ts'
import { type Counted, FEWEST, type Spread, renewSpread } from './spread.rules.ts'

export type SheetQuestion = Readonly<{
  id: SheetQuestionId; words: string; kind: QuestionKind; low: string | null; high: string | null
  /** Asked no more. */
  off: boolean
  /** How many have answered it; nobody is shown this number. */
  answers: number
  spread: Spread | null
  /** What people wrote, as far as it may be shown; null where it is not for this reader, or no words were asked for. */
  written: readonly string[] | null
}>

export type GivenAnswer = Readonly<{ choice: number | null; words: string | null }>

/** How many choices a question of each kind has; words are only counted. */
export const CHOICES: Readonly<Record<QuestionKind, number>> = { scale: 5, 'yes-no': 3, words: 1 }

/** As many words as a page shows of one question. */
const MOST_WORDS = 100

/**
 * Everything that was ever asked about a test, in the order of the sheet; one query. `written`, what people wrote, is for members:
 * without names and in no order, and each only once four others came with it, so that nobody is known by the moment at which
 * their words appeared.
 */
export async function listQuestions(database: Database, item: ItemId, { written }: Readonly<{ written: boolean }> = { written: false }): Promise<readonly SheetQuestion[]> {
  const { rows } = await sql<Omit<SheetQuestion, 'spread'> & Readonly<{ people: readonly number[] | null; at: Date | null; brought: readonly number[] | null }>>`
    select q.id, q.words, q.kind, q.low, q.high, o.question_id is not null as off, s.people, s.at, s.brought,
      (select count(*)::integer from initiative.sheet_answer a where a.question_id = q.id) as answers,
      case when ${written} and q.kind = 'words' then (select coalesce(array_agg(t.words), '{}') from (
        select a.words from initiative.sheet_answer a where a.question_id = q.id and a.at <= s.at order by md5(a.sheet_id::text || q.id::text) limit ${MOST_WORDS}
      ) t) end as written
    from initiative.sheet_question q
    left join initiative.sheet_question_off o on o.question_id = q.id
    left join initiative.sheet_spread s on s.question_id = q.id
    where q.item_id = ${item} order by q.place`.execute(trialTables(database))
  return rows.map(({ people, at, brought, ...question }) => ({ ...question, spread: people === null || at === null ? null : { people, at, brought: brought ?? undefined } }))
}

/** What may be read of the spread in a row of that name, as the rules say it; null where nothing may. */
export const readablePeople = (row: string): RawBuilder<readonly number[] | null> => sql`case
  when ${FEWEST} <= (select count(*) from initiative.sheet_answer a where a.question_id = ${sql.ref(`${row}.question_id`)}) then ${sql.ref(`${row}.people`)}
  when ${FEWEST} <= (select sum(n) from unnest(${sql.ref(`${row}.brought`)}) n) then ${sql.ref(`${row}.brought`)} end`

/** What came along with an initiative that was brought in: nobody’s answers are behind these counts here. */
export async function markBrought(trx: Transaction, initiative: InitiativeId): Promise<void> {
  await sql`update initiative.sheet_spread s set brought = s.people from initiative.sheet_question q join initiative.thread_item i on i.id = q.item_id
    where q.id = s.question_id and i.initiative_id = ${initiative}`.execute(trialTables(trx))
}

/** What somebody answered themselves, by question. */
export async function listMyAnswers(database: Database, item: ItemId, person: PersonId): Promise<Readonly<{ sheet: SheetId | undefined; answers: ReadonlyMap<SheetQuestionId, GivenAnswer> }>> {
  const rows = await trialTables(database).selectFrom('initiative.sheet as f').leftJoin('initiative.sheet_answer as a', 'a.sheet_id', 'f.id')
    .select(['f.id', 'a.question_id', 'a.choice', 'a.words']).where('f.item_id', '=', item).where('f.person_id', '=', person).execute()
  return { sheet: rows[0]?.id, answers: new Map(rows.flatMap(({ question_id, choice, words }) => (question_id === null ? [] : [[question_id, { choice, words }] as const]))) }
}

/** The sheets that somebody typed for others, the latest first. */
export async function listTyped(database: Database, item: ItemId, by: PersonId): Promise<readonly Readonly<{ id: SheetId; at: Date }>[]> {
  return trialTables(database).selectFrom('initiative.sheet').select(['id', 'at']).where('item_id', '=', item).where('entered_by', '=', by).orderBy('at', 'desc').orderBy('id').limit(100).execute()
}

export async function insertQuestion(trx: Transaction, item: ItemId, { words, kind, low, high }: Pick<SheetQuestion, 'words' | 'kind' | 'low' | 'high'>): Promise<void> {
  // One at a time at a test, so that two questions can't take one place.
  await holdItem(trx, item)
  const { next } = await trialTables(trx).selectFrom('initiative.sheet_question').select(({ fn }) => fn.coalesce(fn.max('place'), sql<number>`0`).as('next')).where('item_id', '=', item).executeTakeFirstOrThrow()
  await trialTables(trx).insertInto('initiative.sheet_question').values({ id: newId<'sheet-question'>(), item_id: item, place: next + 1, words, kind, low, high }).execute()
}

/** Takes a question off the sheet: it goes where nobody has answered it, here or where it came from; else what was answered stays, and nobody is asked any more. */
export async function takeOff(trx: Transaction, item: ItemId, question: SheetQuestionId, at: Date): Promise<void> {
  await holdItem(trx, item)
  const there = (await listQuestions(trx, item)).find(({ id }) => id === question)
  if (there === undefined) return
  if (there.answers === 0 && there.spread?.brought === undefined) await trialTables(trx).deleteFrom('initiative.sheet_question').where('id', '=', question).execute()
  else await trialTables(trx).insertInto('initiative.sheet_question_off').values({ question_id: question, at }).onConflict((on) => on.doNothing()).execute()
}

/** Whose sheet it is: one's own, of which there is one a test; or one that a member typed for somebody beside them. */
export type Whose = Readonly<{ person: PersonId; forOther: boolean }>

/**
 * Holds the sheets of a test, so that two who answer at once can't make two spreads that differ by one of them. Gives the moment of
 * what is done meanwhile: after all that is shown. Somebody's form may have been on its way for long, and a clock may be slow; their
 * answer would else pass for one that is shown already.
 */
async function holdSheet(trx: Transaction, item: ItemId, now: Date): Promise<Date> {
  await holdItem(trx, item)
  const { rows } = await sql<{ at: Date | null }>`
    select greatest(max(s.at) + interval '1 millisecond', max(a.at)) as at from initiative.sheet_question q
    left join initiative.sheet_spread s on s.question_id = q.id left join initiative.sheet_answer a on a.question_id = q.id where q.item_id = ${item}`.execute(trialTables(trx))
  const after = rows[0]?.at ?? now
  return after > now ? after : now
}

/** Keeps what somebody answered: what is the same stays as it is, what is left out is gone. */
export async function saveSheet(trx: Transaction, item: ItemId, { person, forOther }: Whose, answers: ReadonlyMap<SheetQuestionId, GivenAnswer>, asked: readonly SheetQuestion[], at: Date): Promise<void> {
  const moment = await holdSheet(trx, item, at)
  const db = trialTables(trx)
  const before = forOther ? { sheet: undefined, answers: new Map<SheetQuestionId, GivenAnswer>() } : await listMyAnswers(trx, item, person)
  const sheet = before.sheet ?? newId<'sheet'>()
  if (before.sheet === undefined) await db.insertInto('initiative.sheet').values({ id: sheet, item_id: item, person_id: forOther ? null : person, entered_by: forOther ? person : null, at: moment }).execute()
  for (const { id } of asked) {
    const [was, is] = [before.answers.get(id), answers.get(id)]
    if (was?.choice === is?.choice && was?.words === is?.words) continue
    if (was !== undefined) await removeAnswers(trx, sheet, id)
    if (is !== undefined) await db.insertInto('initiative.sheet_answer').values({ sheet_id: sheet, question_id: id, choice: is.choice, words: is.words, at: moment }).execute()
  }
  await renewSpreads(trx, item, moment)
}

/** Removes what a sheet answered to a question, or to all. What is in the numbers that are shown is noted as gone until they move. */
async function removeAnswers(trx: Transaction, sheet: SheetId, question?: SheetQuestionId): Promise<void> {
  const these = sql`a.sheet_id = ${sheet} and ${question === undefined ? sql`true` : sql`a.question_id = ${question}`}`
  await sql`insert into initiative.sheet_gone (id, question_id, by_hand)
    select gen_random_uuid(), a.question_id, coalesce(f.entered_by, f.person_id) from initiative.sheet_answer a join initiative.sheet f on f.id = a.sheet_id
    join initiative.sheet_spread s on s.question_id = a.question_id and a.at <= s.at where ${these}`.execute(trialTables(trx))
  await sql`delete from initiative.sheet_answer a where ${these}`.execute(trialTables(trx))
}

/** Takes a sheet back, whole: its answers are gone at once. For whoever filled it in, or typed it for somebody. */
export async function takeSheetBack(trx: Transaction, item: ItemId, sheet: SheetId, at: Date): Promise<void> {
  const moment = await holdSheet(trx, item, at)
  await removeAnswers(trx, sheet)
  await trialTables(trx).deleteFrom('initiative.sheet').where('id', '=', sheet).where('item_id', '=', item).execute()
  await renewSpreads(trx, item, moment)
  await record(trx, { kind: 'sheet-taken-back', ids: { item, sheet } })
}

/** A sheet of a test that is somebody's to take back. */
export async function findOwnSheet(database: Database, item: ItemId, sheet: SheetId, person: PersonId): Promise<SheetId | undefined> {
  const row = await trialTables(database).selectFrom('initiative.sheet').select('id').where('id', '=', sheet).where('item_id', '=', item)
    .where((eb) => eb.or([eb('person_id', '=', person), eb('entered_by', '=', person)])).executeTakeFirst()
  return row?.id
}

/** Every sheet that somebody filled in for themselves, to be taken back with them. */
export async function takeSheetsBackOf(trx: Transaction, person: PersonId, at: Date): Promise<void> {
  const sheets = await trialTables(trx).selectFrom('initiative.sheet').select(['id', 'item_id']).where('person_id', '=', person).execute()
  for (const { id, item_id } of sheets) await takeSheetBack(trx, item_id, id, at)
}

/** The same again after a restore: the sheet may not be there. */
export async function takeSheetBackAgain(trx: Transaction, item: ItemId, sheet: SheetId, at: Date): Promise<void> {
  const there = await trialTables(trx).selectFrom('initiative.sheet').select('id').where('id', '=', sheet).executeTakeFirst()
  if (there !== undefined) await takeSheetBack(trx, item, sheet, at)
}

async function renewSpreads(trx: Transaction, item: ItemId, now: Date): Promise<void> {
  const db = trialTables(trx)
  const given = await db.selectFrom('initiative.sheet_answer as a').innerJoin('initiative.sheet_question as q', 'q.id', 'a.question_id').innerJoin('initiative.sheet as f', 'f.id', 'a.sheet_id')
    .select(({ fn }) => ['a.question_id', 'a.choice', 'a.at', fn.coalesce('f.entered_by', 'f.person_id').as('by')]).where('q.item_id', '=', item).execute()
  const gone = await db.selectFrom('initiative.sheet_gone as g').innerJoin('initiative.sheet_question as q', 'q.id', 'g.question_id').select(['g.question_id', 'g.by_hand']).where('q.item_id', '=', item).execute()
  const byQuestion = Map.groupBy(given, ({ question_id }): SheetQuestionId => question_id)
  const goneByQuestion = Map.groupBy(gone, ({ question_id }): SheetQuestionId => question_id)
  for (const { id, kind, spread } of await listQuestions(trx, item)) {
    const counted: readonly Counted[] = (byQuestion.get(id) ?? []).map(({ choice, at, by }) => ({ choice: choice ?? 0, at, by: by ?? undefined }))
    const went = (goneByQuestion.get(id) ?? []).map(({ by_hand: by }) => by ?? undefined)
    const next: Spread | undefined = renewSpread(spread ?? undefined, counted, went, CHOICES[kind], now)
    if (next === undefined) continue
    await db.deleteFrom('initiative.sheet_gone').where('question_id', '=', id).execute()
    const row = { people: [...next.people], at: next.at }
    await db.insertInto('initiative.sheet_spread').values({ question_id: id, ...row }).onConflict((on) => on.column('question_id').doUpdateSet(row)).execute()
  }
}
