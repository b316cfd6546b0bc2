import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, RadioField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Warning } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { EraseFormCode } from './erase.form.ts'
import { sayErasing } from './words/index.ts'

type Props = Readonly<{ administrator: boolean; typed?: Typed; problems?: readonly Problem<EraseFormCode>[] }>

export const ErasePage: FC<Props> = ({ administrator, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayErasing(`problems.${code}`))
  return (
    <Page title={sayErasing('title')} back={{ href: '/me', text: sayErasing('back') }} problems={sentences}>
      <Warning><p>{sayErasing('lead')}</p></Warning>
      <p>{sayErasing('what')}</p>
      {administrator ? <p>{sayErasing('administrator')}</p> : null}
      <p>{sayErasing('first')} <a href="/me/everything.json">{sayErasing('everything')}</a></p>
      <Form typed={typed} problems={sentences}>
        <RadioField name="contributions" label={sayErasing('contributions')} choices={[
          ['keep', sayErasing('keep'), sayErasing('keep-hint')], ['take-back', sayErasing('take-back'), sayErasing('take-back-hint')],
        ]} />
        <Button look="warning">{sayErasing('button')}</Button>
      </Form>
      <p><a href="/me">{sayErasing('stay')}</a></p>
    </Page>
  )
}
