import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, RadioField, TextArea, TextField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Empty } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { DEFAULT_ZONE, dayOf, sayShortDay } from '#platform/time.ts'
import { REPLY_WAYS } from '../tables.ts'
import type { NameFormCode, ReplyFormCode } from './account.form.ts'
import type { Account, Passkey } from './account.queries.ts'
import { sayAccount } from './words/index.ts'

const back = () => ({ href: '/me', text: sayAccount('back') })

export const NamePage: FC<{ called: string; typed?: Typed; problems?: readonly Problem<NameFormCode>[] }> = ({ called, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayAccount(`problems.${code}`))
  return (
    <Page title={sayAccount('name.title')} back={back()} problems={sentences}>
      <Form typed={typed} problems={sentences}>
        <TextField name="called" autocomplete="nickname" label={sayAccount('name.label')} hint={sayAccount('name.hint')} value={called} />
        <Button>{sayAccount('name.button')}</Button>
      </Form>
    </Page>
  )
}

export type ReplyCode = ReplyFormCode | 'email-first'

export const ReplyWayPage: FC<{ account: Account; typed?: Typed; problems?: readonly Problem<ReplyCode>[] }> = ({ account, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayAccount(`problems.${code}`))
  const emailHint = account.email === undefined ? sayAccount('reply.email-first') : sayAccount('reply.email-hint', { email: account.email })
  return (
    <Page title={sayAccount('reply.title')} lead={sayAccount('reply.lead')} back={back()} problems={sentences}>
      <Form typed={typed} problems={sentences}>
        <RadioField name="way" label={sayAccount('reply.way')} value={account.way}
          choices={REPLY_WAYS.map((way) => (way === 'email' ? [way, sayAccount(`ways.${way}`), emailHint] : [way, sayAccount(`ways.${way}`)]))} />
        <TextArea name="postal" optional rows={4} label={sayAccount('reply.postal')} hint={sayAccount('reply.postal-hint')} value={account.way === 'letter' ? account.detail : undefined} />
        <TextField name="phone" type="tel" optional autocomplete="tel" label={sayAccount('reply.phone')} hint={sayAccount('reply.phone-hint')} value={account.way === 'call' ? account.detail : undefined} />
        <Button>{sayAccount('reply.button')}</Button>
      </Form>
    </Page>
  )
}

export const PasskeysPage: FC<{ passkeys: readonly Passkey[] }> = ({ passkeys }) => (
  <Page title={sayAccount('keys.title')} lead={sayAccount('keys.lead')} back={back()} scripts={['passkey.js']}>
    {passkeys.length === 0 ? <Empty text={sayAccount('keys.none')} /> : <ul class="rows">{passkeys.map((passkey) => <PasskeyRow passkey={passkey} />)}</ul>}
    <div data-passkey="add" data-passkey-next="/me/passkeys" hidden>
      <button class="button button--main" type="button">{sayAccount('keys.add')}</button>
      <p role="status" data-passkey-failed={sayAccount('keys.failed')}></p>
    </div>
    <p data-passkey-without>{sayAccount('keys.needs-script')}</p>
  </Page>
)

const PasskeyRow: FC<{ passkey: Passkey }> = ({ passkey }) => {
  const day = sayShortDay(dayOf(passkey.madeAt, DEFAULT_ZONE))
  return (
    <li>
      <p>{passkey.name ?? sayAccount('keys.unnamed')}. {sayAccount('keys.made', { day })}</p>
      <Form action={`/me/passkeys/${passkey.id}/remove`}>
        <Button look="second">{sayAccount('keys.remove')} <span class="visually-hidden">{sayAccount('keys.remove-which', { day })}</span></Button>
      </Form>
    </li>
  )
}
