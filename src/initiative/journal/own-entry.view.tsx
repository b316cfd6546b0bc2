import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Inset, LinkButton, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { HideFormCode } from '../safety/safety.form.ts'
import { type AtEntry, type MemberAtEntry, entryPath } from './journal.gate.ts'
import { sayJournal } from './words/index.ts'

const backOf = (here: AtEntry) => ({ href: entryPath(here, here.entry.id), text: here.entry.title || sayJournal('list.title') })

export const TakeEntryBackPage: FC<{ here: AtEntry }> = ({ here }) => (
  <InitiativePage here={here} listed={false} title={sayJournal('take-back.title')} lead={sayJournal('take-back.text')} back={backOf(here)}>
    <Inset><p><strong>{here.entry.title}</strong></p><Words text={here.entry.words} /></Inset>
    <Form><Buttons><Button look="warning">{sayJournal('take-back.button')}</Button><LinkButton href={entryPath(here, here.entry.id)} look="second">{sayJournal('take-back.keep')}</LinkButton></Buttons></Form>
  </InitiativePage>
)

export const HideEntryPage: FC<{ here: MemberAtEntry; typed?: Typed; problems?: readonly Problem<HideFormCode>[] }> = ({ here, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayJournal(`problems.${code}`))
  return (
    <InitiativePage here={here} listed={false} title={sayJournal('hide.title')} lead={sayJournal('hide.lead')} problems={sentences} back={backOf(here)}>
      <Inset><p><strong>{here.entry.title}</strong></p><Words text={here.entry.words} /></Inset>
      <Form typed={typed} problems={sentences}>
        <TextArea name="reason" label={sayJournal('hide.reason')} rows={3} value={here.entry.hidden?.reason} />
        <Button look="warning">{sayJournal('hide.button')}</Button>
      </Form>
    </InitiativePage>
  )
}
