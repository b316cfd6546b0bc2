import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, Hidden, TextField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import { LINK_MINUTES } from '../link/link-minutes.ts'
import type { CodeFormCode, EmailFormCode } from './sign-in.form.ts'
import { saySignIn } from './words/index.ts'

type CodeCode = CodeFormCode | 'code-unknown'
type Props = Readonly<{
  next: string
  /** Whether a link would reach anybody. */
  sendsMail: boolean
  typed?: Typed
  emailProblems?: readonly Problem<EmailFormCode>[]
  codeProblems?: readonly Problem<CodeCode>[]
}>

export const SignInPage: FC<Props> = ({ next, sendsMail, typed, emailProblems = [], codeProblems = [] }) => {
  const emailSentences = sentencesOf(emailProblems, (code) => saySignIn(`problems.${code}`))
  const codeSentences = sentencesOf(codeProblems, (code) => saySignIn(`problems.${code}`))
  const byCode = (
    <section>
      <h2>{saySignIn('page.code-title')}</h2>
      <Form action="/sign-in/code" problems={codeSentences}>
        <Hidden name="next" value={next} />
        <TextField name="code" autocomplete="off" label={saySignIn('page.code')} hint={saySignIn('page.code-hint')} value={codeProblems.length > 0 ? typed?.['code']?.[0] : undefined} />
        <Button look={sendsMail ? 'second' : 'main'}>{saySignIn('page.code-button')}</Button>
      </Form>
    </section>
  )
  return (
    <Page title={saySignIn('page.title')} lead={saySignIn('page.lead')} problems={[...emailSentences, ...codeSentences]} scripts={['passkey.js']}>
      <section data-passkey="sign-in" data-passkey-next={next} hidden>
        <h2>{saySignIn('page.passkey-title')}</h2>
        <p>{saySignIn('page.passkey-text')}</p>
        <button class="button button--second" type="button">{saySignIn('page.passkey-button')}</button>
        <p role="status" data-passkey-failed={saySignIn('page.passkey-failed')}></p>
      </section>
      {sendsMail ? null : byCode}
      <section>
        <h2>{saySignIn('page.email-title')}</h2>
        {sendsMail ? (
          <Form action="/sign-in" typed={emailProblems.length > 0 ? typed : undefined} problems={emailSentences}>
            <Hidden name="next" value={next} />
            <TextField name="email" type="email" autocomplete="email" label={saySignIn('page.email')} hint={saySignIn('page.email-hint')} />
            <Button>{saySignIn('page.email-button')}</Button>
          </Form>
        ) : <p>{saySignIn('page.no-mail')}</p>}
      </section>
      {sendsMail ? byCode : null}
      <p><a href="/sign-in/help">{saySignIn('page.lost')}</a></p>
      <p>{saySignIn('page.new')} <a href="/join">{saySignIn('page.join')}</a></p>
    </Page>
  )
}

export const SentPage: FC = () => (
  <Page title={saySignIn('sent.title')} lead={saySignIn('sent.lead')}>
    <p>{saySignIn('sent.minutes', { minutes: LINK_MINUTES })}</p>
    <p>{saySignIn('sent.nothing')}</p>
    <p><a href="/sign-in">{saySignIn('sent.again')}</a></p>
  </Page>
)

/** The page behind a link in a mail. Only its button signs in, so that a program that looks at links in mail spends nothing. */
export const LinkPage: FC = () => (
  <Page title={saySignIn('link.title')} lead={saySignIn('link.lead')}>
    <Form><Button>{saySignIn('link.button')}</Button></Form>
    <p>{saySignIn('link.not-you')}</p>
  </Page>
)

export const DeadLinkPage: FC<{ again?: string }> = ({ again = '/sign-in' }) => (
  <Page title={saySignIn('dead.title')} lead={saySignIn('dead.lead', { minutes: LINK_MINUTES })}>
    <p><a href={again}>{saySignIn('dead.again')}</a></p>
  </Page>
)
