/** What arrives when members propose, settle and agree to how they work together. */
import { z } from 'zod'
import { choice, codes, idField, ids, optionalId, text, tick, version } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { LINE_KINDS } from './tables.ts'

export type WorkingCode = 'kind-missing' | 'words-missing' | 'words-too-long' | 'standpoint-unknown' | 'instead-unknown' | 'take-missing' | 'take-unknown' | 'changed' | 'member-missing' | 'beside-missing' | 'nothing-for-them' | 'too-many'
const code = codes<WorkingCode>()

const lineForm = z.object({
  kind: choice(LINE_KINDS, code('kind-missing')),
  standpoint: optionalId<'standpoint'>(code('standpoint-unknown')),
  words: text(code('words-missing'), code('words-too-long'), 500),
  instead: optionalId<'working-line'>(code('instead-unknown')),
})
export const readLine = formReader<typeof lineForm, WorkingCode>(lineForm)

const settleForm = z.object({ take: ids<'working-line'>(code('take-unknown')).refine((all) => all.length > 0, code('take-missing')), version })
export const readSettle = formReader<typeof settleForm, WorkingCode>(settleForm)

const agreeForm = z.object({ version })
export const readAgree = formReader<typeof agreeForm, WorkingCode>(agreeForm)

const besideForm = z.object({ member: idField<'member'>(code('member-missing')), beside: tick.refine((ticked) => ticked, code('beside-missing')), version })
export const readBeside = formReader<typeof besideForm, WorkingCode>(besideForm)
