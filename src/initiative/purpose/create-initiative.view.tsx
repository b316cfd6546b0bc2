import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, Hidden, RadioField, SelectField, TextArea, TextField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Inset } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { CreateCode } from './create-initiative.form.ts'
import type { Named } from './purpose.view.tsx'
import { TopicFields } from './register-fields.view.tsx'
import { sayPurpose } from './words/index.ts'

/** Who may read an initiative, from the narrowest, with what that means. */
export const openToChoices = () => [
  ['members', sayPurpose('open-to.members'), sayPurpose('open-to.hint-members')] as const,
  ['site', sayPurpose('open-to.site')] as const,
  ['public', sayPurpose('open-to.public'), sayPurpose('open-to.hint-public')] as const,
]

/** Who works on the same in the same place already, as far as this person may see them. */
export type Alike = Readonly<{ others: readonly Readonly<{ slug: string; title: string }>[]; area: string; topics: string }>
type Props = Readonly<{ areas: readonly Named[]; typed?: Typed; problems?: readonly Problem<CreateCode>[]; alike?: Alike | undefined }>

export const CreateInitiativePage: FC<Props> = ({ areas, typed, problems = [], alike }) => {
  const sentences = sentencesOf(problems, (code) => sayPurpose(`problems.${code}`))
  return (
    <Page title={sayPurpose('create.title')} lead={sayPurpose('create.lead')} back={{ href: '/initiatives', text: sayPurpose('list.title') }} problems={sentences}>
      {alike === undefined ? null : (
        <Inset>
          <h2>{sayPurpose('create.alike')}</h2>
          <p>{sayPurpose('create.alike-what', { count: alike.others.length, topics: alike.topics, area: alike.area })}</p>
          <ul>{alike.others.map(({ slug, title }) => <li><a href={`/initiatives/${slug}`}>{title}</a></li>)}</ul>
        </Inset>
      )}
      <Form typed={typed} problems={sentences}>
        {alike === undefined ? null : <Hidden name="seen" value="yes" />}
        <TextField name="title" label={sayPurpose('create.name')} hint={sayPurpose('create.name-hint')} autocomplete="off" />
        <TextArea name="purpose" label={sayPurpose('create.purpose')} hint={sayPurpose('create.purpose-hint')} />
        <RadioField name="openTo" label={sayPurpose('create.open-to')} value="members" choices={openToChoices()} />
        <details class="details" open={typed !== undefined}>
          <summary>{sayPurpose('create.more')}</summary>
          <div>
            {areas.length === 0 ? null : <SelectField name="area" label={sayPurpose('create.area')} optional empty={sayPurpose('edit.no-area')} choices={areas.map(({ id, name }) => [id, name] as const)} />}
            <TopicFields topics={[]} />
          </div>
        </details>
        <Button>{sayPurpose('create.button')}</Button>
      </Form>
    </Page>
  )
}
