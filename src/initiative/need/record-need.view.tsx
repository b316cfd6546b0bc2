import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TickField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { Standpoint } from '../standpoint.queries.ts'
import type { ItemId } from '../tables.ts'
import { NeedFields } from './need-fields.view.tsx'
import type { NeedFormCode } from './need.form.ts'
import type { NeedCode } from './need.rules.ts'
import type { Ground } from './rests-on.queries.ts'
import { sayNeed } from './words/index.ts'

export type Code = NeedFormCode | NeedCode
type Props = Readonly<{ here: SeenByMember; standpoints: readonly Standpoint[]; grounds: readonly Ground[]; ticked: readonly ItemId[]; typed: Typed; problems: readonly Problem<Code>[] }>

export const RecordNeedPage: FC<Props> = ({ here, standpoints, grounds, ticked, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayNeed(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayNeed('record.title')} lead={sayNeed('record.lead')} listed={false} problems={sentences}
      back={{ href: `/initiatives/${here.initiative.slug}/needs`, text: sayNeed('show.back') }}>
      <Form typed={typed} problems={sentences}>
        <NeedFields standpoints={standpoints} />
        {grounds.length === 0 ? null : (
          <TickField name="restsOn" label={sayNeed('record.rests-on')} hint={sayNeed('record.rests-on-hint')} optional choices={grounds.map(({ id, words }) => [id, words] as const)} values={ticked} />
        )}
        <Button>{sayNeed('record.button')}</Button>
      </Form>
    </InitiativePage>
  )
}
