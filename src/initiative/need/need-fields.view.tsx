/** The fields that recording and changing a need have together. */
import type { FC } from 'hono/jsx'
import { TextArea, TextField, TickField } from '#platform/page/form.tsx'
import { Details } from '#platform/page/parts.tsx'
import { standpointName } from '../standpoint-name.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import { LONGEST_NEED } from './need.form.ts'
import type { Need } from './need.queries.ts'
import { sayNeed } from './words/index.ts'

export const NeedFields: FC<{ standpoints: readonly Standpoint[]; need?: Need | undefined }> = ({ standpoints, need }) => {
  const choices = standpoints.map((one) => [one.id, standpointName(one)] as const)
  return (
    <>
      <TextArea name="words" label={sayNeed('record.words')} hint={sayNeed('record.words-hint')} rows={3} most={LONGEST_NEED} value={need?.words} />
      <div class="choices-in-columns"><TickField name="of" label={sayNeed('record.of')} hint={sayNeed('record.of-hint')} choices={choices} values={need?.of} /></div>
      <TextField name="whose" label={sayNeed('record.whose')} hint={sayNeed('record.whose-hint')} value={need?.whose} optional />
      <Details summary={sayNeed('record.stated-as')}>
        <div class="choices-in-columns"><TickField name="statedAs" label={sayNeed('record.stated-as')} hint={sayNeed('record.stated-as-hint')} choices={choices} values={need?.written} optional /></div>
      </Details>
    </>
  )
}
