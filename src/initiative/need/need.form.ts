/** What arrives when a need is recorded, changed or looked for. */
import { z } from 'zod'
import { codes, idField, ids, optionalText, text, version } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'

export type NeedFormCode = 'words-missing' | 'words-too-long' | 'whose-too-long' | 'standpoint-unknown' | 'rests-on-unknown'
const code = codes<NeedFormCode>()

export const LONGEST_NEED = 1_000
const LONGEST_WHOSE = 200

const shared = {
  words: text(code('words-missing'), code('words-too-long'), LONGEST_NEED),
  of: ids<'standpoint'>(code('standpoint-unknown')),
  whose: optionalText(code('whose-too-long'), LONGEST_WHOSE),
  statedAs: ids<'standpoint'>(code('standpoint-unknown')),
}

const needForm = z.object({ ...shared, restsOn: ids<'item'>(code('rests-on-unknown')) })
export const readNeed = formReader<typeof needForm, NeedFormCode>(needForm)

const editForm = z.object({ ...shared, version })
export const readNeedEdit = formReader<typeof editForm, NeedFormCode>(editForm)

const stateForm = z.object({ as: idField<'standpoint'>(code('standpoint-unknown')) })
export const readStatement = formReader<typeof stateForm, NeedFormCode>(stateForm)

export type RestsOnCode = 'nothing-ticked' | 'rests-on-unknown' | 'would-be-circle'
const restsOnForm = z.object({ restsOn: ids<'item'>('rests-on-unknown' satisfies RestsOnCode), off: ids<'item'>('rests-on-unknown' satisfies RestsOnCode) })
export const readRestsOn = formReader<typeof restsOnForm, RestsOnCode>(restsOnForm)
