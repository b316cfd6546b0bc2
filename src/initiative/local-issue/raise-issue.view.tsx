import type { FC } from 'hono/jsx'
import type { Area } from '#network/index.ts'
import { type Typed, versionTyped } from '#platform/forms/read.ts'
import { Button, Form, SelectField, TextArea, TextField, TickField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Inset, Warning, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { Ground } from '../need/rests-on.queries.ts'
import { type IssueFormCode, LONGEST_ISSUE } from './issue.form.ts'
import { type AuthorAtIssue, issuePath } from './issue.gate.ts'
import type { Issue } from './issue.queries.ts'
import { sayIssue } from './words/index.ts'

const IssueFields: FC<{ areas: readonly Area[]; issue?: Issue }> = ({ areas, issue }) => (
  <>
    <TextArea name="what" label={sayIssue('raise.what')} hint={sayIssue('raise.what-hint')} rows={4} most={LONGEST_ISSUE} value={issue?.what} />
    <TextField name="place" label={sayIssue('raise.place')} hint={sayIssue('raise.place-hint')} value={issue?.place} optional />
    {areas.length === 0 ? null : <SelectField name="area" label={sayIssue('raise.area')} hint={sayIssue('raise.area-hint')} empty={sayIssue('raise.area-none')} value={issue?.area} choices={areas.map(({ id, name }) => [id, name] as const)} optional />}
    <TextField name="since" label={sayIssue('raise.since')} hint={sayIssue('raise.since-hint')} value={issue?.since} optional />
  </>
)

type RaiseProps = Readonly<{ here: Seen; areas: readonly Area[]; grounds: readonly Ground[]; typed: Typed; problems: readonly Problem<IssueFormCode>[] }>

export const RaiseIssuePage: FC<RaiseProps> = ({ here, areas, grounds, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayIssue(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayIssue('raise.title')} lead={sayIssue('raise.lead')} listed={false} problems={sentences} back={{ href: `/initiatives/${here.initiative.slug}/issues`, text: sayIssue('show.back') }}>
      <Form typed={typed} problems={sentences}>
        <IssueFields areas={areas} />
        {grounds.length === 0 ? null : <TickField name="restsOn" label={sayIssue('raise.rests-on')} optional choices={grounds.map(({ id, words }) => [id, words] as const)} values={grounds.map(({ id }) => id)} />}
        <Button>{sayIssue('raise.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

type EditProps = Readonly<{ here: AuthorAtIssue; areas: readonly Area[]; typed?: Typed | undefined; problems?: readonly Problem<IssueFormCode>[]; outdated?: boolean }>

export const EditIssuePage: FC<EditProps> = ({ here, areas, typed, problems = [], outdated = false }) => {
  const sentences = sentencesOf(problems, (code) => sayIssue(`problems.${code}`))
  const { issue } = here
  return (
    <InitiativePage here={here} title={sayIssue('edit.title')} listed={false} problems={sentences} back={{ href: issuePath(here, issue.id), text: sayIssue('show.title') }}>
      {outdated ? <><Warning><p>{sayIssue('edit.outdated')}</p></Warning><Inset><Words text={issue.what} /></Inset><p>{sayIssue('edit.yours')}</p></> : null}
      <Form typed={typed} problems={sentences} version={outdated ? issue.version : versionTyped(typed) ?? issue.version}>
        <IssueFields areas={areas} issue={issue} />
        <Button>{sayIssue('edit.button')}</Button>
      </Form>
    </InitiativePage>
  )
}
