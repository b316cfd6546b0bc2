/** What arrives about taking part. */
import { z } from 'zod'
import { choice, codes, idField, ids, optionalText, text, tick } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { LETS_IN } from './tables.ts'

export type MineCode = 'standpoint-unknown' | 'brings-too-long'
const mineCode = codes<MineCode>()
const mineForm = z.object({ standpoints: ids<'standpoint'>(mineCode('standpoint-unknown')), brings: optionalText(mineCode('brings-too-long'), 200) })
export const readMine = formReader<typeof mineForm, MineCode>(mineForm)

export type OfferedFormCode = 'name-missing' | 'name-too-long'
export type OfferedCode = OfferedFormCode | 'name-taken' | 'too-many'
const offeredCode = codes<OfferedFormCode>()
const offeredForm = z.object({ words: text(offeredCode('name-missing'), offeredCode('name-too-long'), 80), affected: tick })
export const readOffered = formReader<typeof offeredForm, OfferedFormCode>(offeredForm)

export type WaitingCode = 'answer-missing'
const waitingCode = codes<WaitingCode>()
const waitingForm = z.object({ person: idField<'person'>(waitingCode('answer-missing')), answer: choice(['let-in', 'turn-away'], waitingCode('answer-missing')) })
export const readWaiting = formReader<typeof waitingForm, WaitingCode>(waitingForm)

export type MemberFormCode = 'what-missing'
const memberCode = codes<MemberFormCode>()
const memberForm = z.object({ what: choice(['make-host', 'step-down'], memberCode('what-missing')) })
export const readMember = formReader<typeof memberForm, MemberFormCode>(memberForm)

export type RemoveFormCode = 'reason-missing' | 'reason-too-long'
const removeCode = codes<RemoveFormCode>()
const removeForm = z.object({ reason: text(removeCode('reason-missing'), removeCode('reason-too-long'), 1_000) })
export const readRemove = formReader<typeof removeForm, RemoveFormCode>(removeForm)

export type SureCode = 'sure-missing'
const sureCode = codes<SureCode>()
const sureForm = z.object({ sure: z.literal('yes', sureCode('sure-missing')) })
/** A button that can't be undone says that it was meant. */
export const readSure = formReader<typeof sureForm, SureCode>(sureForm)

export type LeaveCode = SureCode | 'leaving-too-long'
/** As much as somebody says who is on their way out. */
const LONGEST_ON_LEAVING = 2_000
const leaving = optionalText('leaving-too-long' satisfies LeaveCode, LONGEST_ON_LEAVING)
const leaveForm = z.object({ sure: z.literal('yes', sureCode('sure-missing')), wentWell: leaving, wasHard: leaving, forOthers: leaving, named: tick })
export const readLeave = formReader<typeof leaveForm, LeaveCode>(leaveForm)

export type JoiningCode = 'lets-in-missing' | 'age-line-unreadable'
const joiningCode = codes<JoiningCode>()
const joiningForm = z.object({
  letsIn: choice(LETS_IN, joiningCode('lets-in-missing')),
  ageLine: z.string(joiningCode('age-line-unreadable')).trim().regex(/^1[2-8]$/, joiningCode('age-line-unreadable')).transform(Number),
})
export const readJoining = formReader<typeof joiningForm, JoiningCode>(joiningForm)
