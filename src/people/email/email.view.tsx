import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { EmailFormCode } from '../sign-in/sign-in.form.ts'
import { sayEmail } from './words/index.ts'

type Props = Readonly<{ email: string | undefined; typed?: Typed; problems?: readonly Problem<EmailFormCode>[] }>

export const EmailPage: FC<Props> = ({ email, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayEmail(`problems.${code}`))
  return (
    <Page title={sayEmail('title')} lead={sayEmail('lead')} back={{ href: '/me', text: sayEmail('back') }} problems={sentences}>
      {email === undefined ? null : <p>{sayEmail('now', { email })}</p>}
      <Form typed={typed} problems={sentences}>
        <TextField name="email" type="email" autocomplete="email" label={sayEmail(email === undefined ? 'label' : 'label-new')} hint={sayEmail('hint')} />
        <Button>{sayEmail('button')}</Button>
      </Form>
      {email === undefined ? null : (
        <Form action="/me/email/remove">
          <p class="hint">{sayEmail('remove-hint')}</p>
          <Button look="second">{sayEmail('remove')}</Button>
        </Form>
      )}
    </Page>
  )
}

export const ConfirmEmailPage: FC<{ email: string; called: string }> = ({ email, called }) => (
  <Page title={sayEmail('confirm.title')} lead={sayEmail('confirm.lead', { email, called })}>
    <Form><Button>{sayEmail('confirm.button')}</Button></Form>
    <p>{sayEmail('confirm.not-you')}</p>
  </Page>
)
