/** What arrives with the forms that all kinds share. */
import { z } from 'zod'
import { choice, optionalDay, optionalText, version, withDays } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { MOVES, type MoveCode } from './entry.rules.ts'

const LONGEST_REASON = 1_000

/** What every form of an entry holds beside what it says: which version was shown, and why it is changed. */
export const changing = { version, note: optionalText('note-too-long', LONGEST_REASON) }
export type ChangingCode = 'note-too-long'

export type MoveFormCode = MoveCode | 'note-too-long' | 'day-unreadable'
const move = withDays(['reviewBy'], z.object({
  move: choice(MOVES, 'move-not-open' satisfies MoveFormCode), version,
  reason: optionalText('note-too-long' satisfies MoveFormCode, LONGEST_REASON), reviewBy: optionalDay('day-unreadable' satisfies MoveFormCode),
}))
export const readMove = formReader<typeof move, MoveFormCode>(move)
