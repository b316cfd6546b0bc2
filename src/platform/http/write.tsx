/**
 * How every form is taken: read, decided and written in one transaction, once. The form brings the id of the command, made
 * when the form was shown: a double click, a retry or a replay finds it recorded and gets the same answer.
 */
import { sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import type { FormReader, Typed } from '../forms/read.ts'
import type { Id } from '../ids.ts'
import type { Problem, Refused } from '../problems.ts'
import type { Context } from './context.ts'
import { hashOf } from '../secrets.ts'
import { say } from '../words/index.ts'
import { OutdatedPage } from '../page/faults.view.tsx'

/** It was done; the person goes on there, and is told so. */
export type Done = Readonly<{ kind: 'done'; to: string; notice?: string }>
/** Somebody else was faster: `show` makes the page with both versions, what is there now and what was typed. */
export type Outdated = Readonly<{ kind: 'outdated'; show: (typed: Typed) => Promise<Response> | Response }>

export const done = (to: string, notice?: string): Done => ({ kind: 'done', to, ...(notice === undefined ? {} : { notice }) })

/** The same page again, with what was typed and what to put right. */
export type Again<Code extends string> = (typed: Typed, problems: readonly Problem<Code>[]) => Response | Promise<Response>

/**
 * Reads the form, does what it asks for, and answers: 303 where it was done (or had been done by this very form before),
 * 422 with the page where something can't be read or a rule says no, 409 where somebody was faster.
 * A refusal rolls everything back: nothing is left half-written.
 */
export async function write<Value, FormCode extends string, RuleCode extends string = never>(
  c: Context,
  read: FormReader<Value, FormCode>,
  attempt: (trx: Transaction, value: Value) => Promise<Done | Refused<RuleCode | FormCode> | Outdated>,
  again: Again<FormCode | RuleCode>,
): Promise<Response> {
  const form = await read(c)
  if (!form.ok) return again(form.typed, form.problems)
  const held = await c.site.watch?.form(c, form.typed)
  // What was done stays done: the same form again is answered by that, whatever words were told since.
  if (held !== undefined && !(await wasDone(c, form.command))) return held
  const answer = await once(c, form.command, (trx) => attempt(trx, form.value))
  switch (answer.kind) {
    case 'done':
      return c.seeOther(answer.to, answer.notice)
    case 'refused':
      return again(form.typed, answer.problems)
    case 'outdated':
      return answer.show(form.typed)
    case 'not-yours':
      return c.page(<OutdatedPage back={c.hono.req.path} />, 409)
  }
}

type Tables = { 'platform.command': { id: string; person_id: string | null; path_hash: string; went_to: string | null } }
type Recorded = { person_id: string | null; path_hash: string; went_to: string | null }

class RolledBack<Answer> extends Error {
  readonly answer: Answer

  constructor(answer: Answer) {
    super('rolled back')
    this.answer = answer
  }
}

/** What somebody did by forms goes with them. The form by which they ask for it is still being answered: it is known by an id that names nobody. */
export const forgetCommandsOf = async (trx: Transaction, person: Id<'person'>) =>
  trx.tables<Tables>().deleteFrom('platform.command').where('person_id', '=', person).where('went_to', 'is not', null).execute()

/**
 * Does a command once: the row of its id is the lock, the memory and the proof.
 * @param about what was asked for by it: the same command with something else is none of ours
 */
export async function once<Answer extends { kind: string }>(
  c: Context,
  command: string,
  attempt: (trx: Transaction) => Promise<Done | Answer>,
  about: string = c.hono.req.path,
): Promise<Done | Answer | { kind: 'not-yours' }> {
  // Some addresses hold a code that lets somebody in.
  const path = hashOf(about)
  const personId = c.person?.id ?? null
  const act = async (trx: Transaction): Promise<Done | Answer | { kind: 'not-yours' }> => {
    const tables = trx.tables<Tables>()
    // Two at the same moment: the second waits here until the first has committed, then finds it.
    const first = await tables.insertInto('platform.command').values({ id: command, person_id: personId, path_hash: path, went_to: null })
      .onConflict((on) => on.column('id').doNothing()).returning('id').executeTakeFirst()
    if (first === undefined) {
      const { rows } = await sql<Recorded>`select person_id, path_hash, went_to from platform.command where id = ${command}`.execute(tables)
      return sameAnswer(rows[0], personId, path)
    }
    const answer = await attempt(trx)
    if (!isDone(answer)) throw new RolledBack(answer)
    await tables.updateTable('platform.command').set({ went_to: answer.to }).where('id', '=', command).execute()
    return answer
  }
  try {
    return await c.database.transaction(act)
  } catch (error) {
    if (error instanceof RolledBack) return (error as RolledBack<Answer>).answer
    throw error
  }
}

/** Whether `once` has done this command for whoever asks. */
export async function wasDone(c: Context, command: string, about: string = c.hono.req.path): Promise<boolean> {
  const row = await c.database.tables<Tables>().selectFrom('platform.command').select(['person_id', 'path_hash', 'went_to']).where('id', '=', command).executeTakeFirst()
  return isDone(sameAnswer(row, c.person?.id ?? null, hashOf(about)))
}

const isDone = (answer: { kind: string }): answer is Done => answer.kind === 'done'

const sameAnswer = (row: Recorded | undefined, personId: string | null, path: string): Done | { kind: 'not-yours' } =>
  row === undefined || row.went_to === null || row.person_id !== personId || row.path_hash !== path ? { kind: 'not-yours' } : done(row.went_to, say('form.done-before'))
