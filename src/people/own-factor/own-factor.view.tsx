import type { FC } from 'hono/jsx'
import { Button, Form, Hidden, TextField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { OwnFactorFormCode } from './own-factor.form.ts'
import { SETTLES_HOURS } from './own-factor.rules.ts'
import { sayOwnFactor } from './words/index.ts'

type Props = Readonly<{ next: string; problems?: readonly Problem<OwnFactorFormCode | 'too-new'>[] }>

export const OwnFactorPage: FC<Props> = ({ next, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => (code === 'too-new' ? sayOwnFactor('problems.too-new', { hours: SETTLES_HOURS }) : sayOwnFactor(`problems.${code}`)))
  return (
    <Page title={sayOwnFactor('title')} lead={sayOwnFactor('lead')} problems={sentences} scripts={['passkey.js']}>
      <section data-passkey="sign-in" data-passkey-next={next} hidden>
        <h2>{sayOwnFactor('passkey-title')}</h2>
        <button class="button button--second" type="button">{sayOwnFactor('passkey-button')}</button>
        <p role="status" data-passkey-failed={sayOwnFactor('passkey-failed')}></p>
      </section>
      <Form action="/me/prove" problems={sentences}>
        <Hidden name="next" value={next} />
        <TextField name="code" autocomplete="off" label={sayOwnFactor('code')} hint={sayOwnFactor('code-hint')} />
        <Button>{sayOwnFactor('button')}</Button>
      </Form>
      <p class="hint">{sayOwnFactor('new', { hours: SETTLES_HOURS })}</p>
      <p><a href="/me/recovery-code">{sayOwnFactor('make-code')}</a></p>
    </Page>
  )
}
