import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, RadioField, TextArea, TextField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { CreateCode } from './create-initiative.form.ts'
import { sayPurpose } from './words/index.ts'

/** Who may read an initiative, from the narrowest, with what that means. */
export const openToChoices = () => [
  ['members', sayPurpose('open-to.members'), sayPurpose('open-to.hint-members')] as const,
  ['site', sayPurpose('open-to.site')] as const,
  ['public', sayPurpose('open-to.public'), sayPurpose('open-to.hint-public')] as const,
]

export const CreateInitiativePage: FC<{ typed?: Typed; problems?: readonly Problem<CreateCode>[] }> = ({ typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayPurpose(`problems.${code}`))
  return (
    <Page title={sayPurpose('create.title')} lead={sayPurpose('create.lead')} back={{ href: '/initiatives', text: sayPurpose('list.title') }} problems={sentences}>
      <Form typed={typed} problems={sentences}>
        <TextField name="title" label={sayPurpose('create.name')} hint={sayPurpose('create.name-hint')} autocomplete="off" />
        <TextArea name="purpose" label={sayPurpose('create.purpose')} hint={sayPurpose('create.purpose-hint')} />
        <RadioField name="openTo" label={sayPurpose('create.open-to')} value="members" choices={openToChoices()} />
        <Button>{sayPurpose('create.button')}</Button>
      </Form>
    </Page>
  )
}
