import type { FC } from 'hono/jsx'
import type { OrganisationId } from '#network/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, Hidden, SelectField, TextArea, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { LinkButton, Statement, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { PartnerCode } from './issue.form.ts'
import { type MemberAtIssue, issuePath } from './issue.gate.ts'
import type { Partner } from './issue.queries.ts'
import { sayIssue } from './words/index.ts'

type Props = Readonly<{
  here: MemberAtIssue
  partners: readonly Partner[]
  names: ReadonlyMap<OrganisationId, string>
  /** The initiative's own partners. */
  possible: readonly Readonly<{ id: OrganisationId; name: string }>[]
  typed: Typed
  problems: readonly Problem<PartnerCode>[]
}>

export const NamePartnersPage: FC<Props> = ({ here, partners, names, possible, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayIssue(`problems.${code}`))
  const path = issuePath(here, here.issue.id)
  return (
    <InitiativePage here={here} listed={false} title={sayIssue('partners.title')} lead={sayIssue('partners.lead')} problems={sentences} back={{ href: path, text: sayIssue('show.title') }}>
      {here.issue.takenBack ? null : <Statement text={here.issue.what} />}
      {partners.length === 0 ? null : (
        <section>
          <h2>{sayIssue('partners.now')}</h2>
          <ul class="plain-list">
            {partners.map(({ organisation, part }) => (
              <li class="card">
                <h3>{names.get(organisation)}</h3>
                {part === null ? <p>{sayIssue('partners.part-none')}</p> : <Words text={part} />}
                <Form action={`${path}/partners/remove`}><Hidden name="organisation" value={organisation} /><Button look="second">{sayIssue('partners.remove')}<span class="visually-hidden">: {names.get(organisation)}</span></Button></Form>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Form action={`${path}/partners`} typed={typed} problems={sentences}>
        {possible.length === 0 ? null : <SelectField name="organisation" label={sayIssue('partners.organisation')} empty={sayIssue('partners.organisation-none')} choices={possible.map(({ id, name }) => [id, name] as const)} />}
        <TextField name="name" label={sayIssue('partners.name')} optional={possible.length > 0} />
        <TextArea name="part" label={sayIssue('partners.part')} hint={sayIssue('partners.part-hint')} rows={3} optional />
        <Button>{sayIssue('partners.button')}</Button>
      </Form>
      <p><LinkButton look="second" href={path}>{sayIssue('partners.to-issue')}</LinkButton></p>
    </InitiativePage>
  )
}
