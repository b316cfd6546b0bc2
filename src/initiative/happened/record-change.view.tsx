import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, DayField, Form, TextArea, TickField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { Choosable } from './happened.queries.ts'
import type { ChangeCode } from './happened.rules.ts'
import type { ChangeFormCode } from './record.form.ts'
import { sayHappened } from './words/index.ts'

export type ChangeCodes = ChangeCode | ChangeFormCode
type Props = Readonly<{ here: Seen; agreements: readonly Choosable[]; from: string | undefined; typed: Typed; problems: readonly Problem<ChangeCodes>[] }>

export const RecordChangePage: FC<Props> = ({ here, agreements, from, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayHappened(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayHappened('change.title')} back={{ href: `/initiatives/${here.initiative.slug}/happened`, text: sayHappened('page.title') }} problems={sentences} listed={false}>
      <Form typed={typed} problems={sentences}>
        <TextArea name="words" label={sayHappened('change.what')} hint={sayHappened('change.what-hint')} />
        <DayField name="since" label={sayHappened('change.since')} hint={sayHappened('change.since-hint')} />
        {agreements.length === 0 ? null
          : <TickField name="restsOn" label={sayHappened('change.rests-on')} hint={sayHappened('change.rests-on-hint')} choices={agreements.map(({ id, words }) => [id, words] as const)} values={from === undefined ? [] : [from]} optional />}
        <Button>{sayHappened('change.button')}</Button>
      </Form>
    </InitiativePage>
  )
}
