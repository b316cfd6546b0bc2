/** How alike people coded in long rounds: being worked out, or kept with what it came of. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { InitiativeId } from '#initiative/index.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Alike } from './agreement.rules.ts'
import type { Coded } from './coder-sees.queries.ts'
import { type RoundId, codingTables } from './tables.ts'

const cannotTell = <const Reasons extends readonly string[]>(reasons: Reasons) => z.object({ kind: z.literal('undefined'), reason: z.enum(reasons) })
const within = z.object({
  alpha: z.union([
    z.object({ kind: z.literal('measured'), value: z.number(), units: z.number(), values: z.number() }),
    cannotTell(['nothing-to-compare', 'all-the-same', 'not-numbers', 'below-zero']),
  ]),
  interval: z.union([z.object({ kind: z.literal('measured'), low: z.number(), high: z.number() }), cannotTell(['no-alpha', 'one-unit', 'too-rare'])]),
})
/** As it was kept, also by an older program. */
const kept = z.object({ whole: within, perCode: z.array(within) })

/** `codings`: of which codings (`findCoded`); `rounds` drawings from `seed`. */
export type KeptAlike = Coded & Readonly<{ alike: Alike; bookNumber: number; rounds: number; seed: number; at: Date }>
/** `going`: it is being worked out, and `drawn` drawings are done. */
export type AlikeNow = Readonly<{ kind: 'none' } | { kind: 'going'; drawn: number; movedAt: Date } | ({ kind: 'kept' } & KeptAlike)>

export async function findAlike(database: Database, round: RoundId): Promise<AlikeNow> {
  const row = await codingTables(database).selectFrom('stories.round_alike').selectAll().where('round_id', '=', round).executeTakeFirst()
  if (row === undefined) return { kind: 'none' }
  const { made_at: at, codings, stories, book_number: bookNumber, rounds, seed } = row
  const read = kept.safeParse(row.result)
  if (!read.success || at === null || codings === null || stories === null || bookNumber === null || rounds === null || seed === null) return { kind: 'going', drawn: row.drawn, movedAt: row.moved_at }
  return { kind: 'kept', alike: read.data, codings, stories, bookNumber, rounds, seed, at }
}

/** Notes that it is to be worked out (anew). True where nobody is at it: one who has told nothing since a moment has died over it. */
export async function askForAlike(trx: Transaction, round: RoundId, { now, quietSince }: Readonly<{ now: Date; quietSince: Date }>): Promise<boolean> {
  const { rows } = await sql`insert into stories.round_alike as a (round_id, asked_at, moved_at) values (${round}, ${now}, ${now})
    on conflict (round_id) do update set asked_at = excluded.asked_at, moved_at = excluded.moved_at, drawn = 0,
      codings = null, book_number = null, stories = null, rounds = null, seed = null, made_at = null, result = null
    where a.result is not null or a.moved_at < ${quietSince} returning round_id`.execute(codingTables(trx))
  return rows.length > 0
}

/** Of which initiative a round is that is still to be worked out. */
export async function findRoundToWorkOut(database: Database, round: RoundId): Promise<InitiativeId | undefined> {
  const row = await codingTables(database).selectFrom('stories.round_alike as a').innerJoin('stories.round as r', 'r.id', 'a.round_id').select('r.initiative_id')
    .where('a.round_id', '=', round).where('a.result', 'is', null).executeTakeFirst()
  return row?.initiative_id
}

/** Tells how far it is. */
export async function moveAlike(database: Database, round: RoundId, drawn: number, at: Date): Promise<void> {
  await database.transaction(async (trx) => { await codingTables(trx).updateTable('stories.round_alike').set({ drawn, moved_at: at }).where('round_id', '=', round).where('result', 'is', null).execute() })
}

/** Keeps what was found, unless somebody else has. */
export async function keepAlike(database: Database, round: RoundId, { alike, codings, stories, bookNumber, rounds, seed, at }: KeptAlike): Promise<void> {
  await database.transaction(async (trx) => {
    await codingTables(trx).updateTable('stories.round_alike')
      .set({ result: JSON.stringify(alike), codings, stories, book_number: bookNumber, rounds, seed, made_at: at, moved_at: at })
      .where('round_id', '=', round).where('result', 'is', null).execute()
  })
}
