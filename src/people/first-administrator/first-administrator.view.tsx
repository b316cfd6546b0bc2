import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import { LINK_MINUTES } from '../link/link-minutes.ts'
import type { FirstFormCode } from './first-administrator.form.ts'
import { sayFirst } from './words/index.ts'

export const FirstAdministratorPage: FC<{ typed?: Typed; problems?: readonly Problem<FirstFormCode>[] }> = ({ typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayFirst(`problems.${code}`))
  return (
    <Page title={sayFirst('title')} lead={sayFirst('lead')} problems={sentences}>
      <Form typed={typed} problems={sentences}>
        <TextField name="called" autocomplete="nickname" label={sayFirst('called')} hint={sayFirst('called-hint')} />
        <TextField name="email" type="email" autocomplete="email" optional label={sayFirst('email')} hint={sayFirst('email-hint')} />
        <Button>{sayFirst('button')}</Button>
      </Form>
    </Page>
  )
}

export const NoFirstAdministratorPage: FC = () => (
  <Page title={sayFirst('dead')} lead={sayFirst('dead-lead', { minutes: LINK_MINUTES })}>
    <p>{sayFirst('dead-what')}</p>
    <p><a href="/sign-in">{sayFirst('sign-in')}</a></p>
  </Page>
)
