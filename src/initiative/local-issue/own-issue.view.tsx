import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Inset, LinkButton, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { HideFormCode } from '../safety/safety.form.ts'
import { type AtIssue, type AuthorAtIssue, type MemberAtIssue, issuePath } from './issue.gate.ts'
import { sayIssue } from './words/index.ts'

const backOf = (here: AtIssue) => ({ href: issuePath(here, here.issue.id), text: sayIssue('show.title') })

export const TakeIssueBackPage: FC<{ here: AuthorAtIssue }> = ({ here }) => (
  <InitiativePage here={here} listed={false} title={sayIssue('take-back.title')} lead={sayIssue('take-back.text')} back={backOf(here)}>
    <Inset><Words text={here.issue.what} /></Inset>
    <Form><Buttons><Button look="warning">{sayIssue('take-back.button')}</Button><LinkButton href={issuePath(here, here.issue.id)} look="second">{sayIssue('take-back.keep')}</LinkButton></Buttons></Form>
  </InitiativePage>
)

export const HideIssuePage: FC<{ here: MemberAtIssue; typed?: Typed; problems?: readonly Problem<HideFormCode>[] }> = ({ here, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayIssue(`problems.${code}`))
  return (
    <InitiativePage here={here} listed={false} title={sayIssue('hide.title')} lead={sayIssue('hide.lead')} problems={sentences} back={backOf(here)}>
      <Inset><Words text={here.issue.what} /></Inset>
      <Form typed={typed} problems={sentences}>
        <TextArea name="reason" label={sayIssue('hide.reason')} rows={3} value={here.issue.hidden?.reason} />
        <Button look="warning">{sayIssue('hide.button')}</Button>
      </Form>
    </InitiativePage>
  )
}
