import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, RadioField, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Inset, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { EndingCode } from './ending.rules.ts'
import type { EndingFormCode } from './record.form.ts'
import { ENDING_KINDS } from './tables.ts'
import { sayHappened } from './words/index.ts'

export type EndingCodes = EndingCode | EndingFormCode
type Props = Readonly<{ here: Seen; words: string; back: string; typed: Typed; problems: readonly Problem<EndingCodes>[] }>

export const EndStrandPage: FC<Props> = ({ here, words, back, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayHappened(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayHappened('ending.title')} lead={sayHappened('ending.lead')} problems={sentences} listed={false}
      back={{ href: back, text: sayHappened('ending.about') }}>
      <Inset><Words text={words} /></Inset>
      <Form typed={typed} problems={sentences}>
        <RadioField name="kind" label={sayHappened('ending.kind')} choices={ENDING_KINDS.map((kind) => [kind, sayHappened(`ending.kinds.${kind}`)] as const)} />
        <TextArea name="reason" label={sayHappened('ending.reason')} hint={sayHappened('ending.reason-hint')} rows={3} optional />
        <Button>{sayHappened('ending.button')}</Button>
      </Form>
    </InitiativePage>
  )
}
