import type { FC } from 'hono/jsx'
import { type Typed, versionTyped } from '#platform/forms/read.ts'
import { Button, Form, RadioField, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Empty, Inset, LinkButton, Statement, Warning, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Choosable } from '../happened/happened.queries.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { AgreedCode, SolutionCode } from './issue.form.ts'
import { type MemberAtIssue, issuePath } from './issue.gate.ts'
import type { IssueParts } from './issue.queries.ts'
import { sayIssue } from './words/index.ts'

type SolutionProps = Readonly<{ here: MemberAtIssue; solution: IssueParts['solution']; typed?: Typed; problems?: readonly Problem<SolutionCode>[]; outdated?: boolean }>

export const SolutionPage: FC<SolutionProps> = ({ here, solution, typed, problems = [], outdated = false }) => {
  const sentences = sentencesOf(problems, (code) => sayIssue(`problems.${code}`))
  const version = solution?.version ?? 0
  return (
    <InitiativePage here={here} listed={false} title={sayIssue('solution.title')} lead={sayIssue('solution.lead')} problems={sentences} back={{ href: issuePath(here, here.issue.id), text: sayIssue('show.title') }}>
      {here.issue.takenBack ? null : <Statement text={here.issue.what} />}
      {outdated ? <><Warning><p>{sayIssue('edit.outdated')}</p></Warning><Inset><Words text={solution?.words ?? ''} /></Inset><p>{sayIssue('edit.yours')}</p></> : null}
      <Form typed={typed} problems={sentences} version={outdated ? version : versionTyped(typed) ?? version}>
        <TextArea name="words" label={sayIssue('solution.words')} rows={6} most={4_000} value={solution?.words} />
        <Button>{sayIssue('solution.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

/** The agreement's page is where it is said who was there: an issue leads to it. */
export const agreeingPath = (here: Pick<MemberAtIssue, 'initiative' | 'issue'>, restsOn: IssueParts['restsOn']): string =>
  `/initiatives/${here.initiative.slug}/agreements/new?${new URLSearchParams({ issue: here.issue.id, ...(restsOn.length === 0 ? {} : { rests: restsOn.map(({ id }) => id).join(',') }) }).toString()}`

type AgreedProps = Readonly<{ here: MemberAtIssue; agreements: readonly Choosable[]; typed: Typed; problems: readonly Problem<AgreedCode>[] }>

export const AgreedWherePage: FC<AgreedProps> = ({ here, agreements, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayIssue(`problems.${code}`))
  return (
    <InitiativePage here={here} listed={false} title={sayIssue('agreed.title')} problems={sentences} back={{ href: issuePath(here, here.issue.id), text: sayIssue('show.title') }}>
      {here.issue.takenBack ? null : <Statement text={here.issue.what} />}
      {agreements.length === 0 ? <Empty text={sayIssue('agreed.none')}><LinkButton href={agreeingPath(here, [])}>{sayIssue('show.agree')}</LinkButton></Empty> : (
        <Form typed={typed} problems={sentences}>
          <RadioField name="agreement" label={sayIssue('agreed.agreement')} choices={agreements.map(({ id, words }) => [id, words] as const)} />
          <Button>{sayIssue('agreed.button')}</Button>
        </Form>
      )}
    </InitiativePage>
  )
}
