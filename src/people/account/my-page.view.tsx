import type { FC } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { Button, Form } from '#platform/page/form.tsx'
import { Page } from '#platform/page/page.tsx'
import { Facts, LinkButton, Warning } from '#platform/page/parts.tsx'
import { DEFAULT_ZONE, dayOf, sayMoment, sayShortDay } from '#platform/time.ts'
import { sayTold } from '../told/words/index.ts'
import { sayToken } from '../token/words/index.ts'
import { StopWarning } from '../way-back/way-back.view.tsx'
import { sayWayBack } from '../way-back/words/index.ts'
import type { Account } from './account.queries.ts'
import { sayAccount } from './words/index.ts'

type Props = Readonly<{ called: string; account: Account; askedFor: boolean; parts: readonly JSX.Element[] }>

/** Somebody's own page: what they take part in first, their account after it. */
export const MyPage: FC<Props> = ({ called, account, askedFor, parts }) => (
  <Page title={sayAccount('title')} lead={called}>
    {askedFor ? <StopWarning /> : null}
    {hasWayBack(account) ? null : (
      <Warning>
        <p>{sayAccount('only-way')}</p>
        <LinkButton href="/me/recovery-code">{sayAccount('change-code')}</LinkButton>
      </Warning>
    )}
    {account.emailDead && account.email !== undefined ? <DeadAddress email={account.email} /> : null}
    <ToldList told={account.told} />
    {[...parts]}
    <section>
      <h2>{sayAccount('sign-in-ways')}</h2>
      <Facts facts={[
        [sayAccount('email'), account.email ?? sayAccount('email-none')],
        [sayAccount('passkeys'), sayAccount('passkeys-count', { count: account.passkeys })],
        [sayAccount('code'), account.codeMadeAt === undefined ? sayAccount('code-none') : sayAccount('code-made', { day: sayShortDay(dayOf(account.codeMadeAt, DEFAULT_ZONE)) })],
      ]} />
      <ul>
        <li><a href="/me/email">{sayAccount('change-email')}</a></li>
        <li><a href="/me/passkeys">{sayAccount('change-passkeys')}</a></li>
        <li><a href="/me/recovery-code">{sayAccount('change-code')}</a></li>
        <li><a href="/me/tokens">{sayToken('title')}</a></li>
        <li><a href="/me/help-back">{sayWayBack('help.link')}</a></li>
      </ul>
    </section>
    <section>
      <h2>{sayAccount('replies')}</h2>
      <p>{sayAccount(`ways.${account.way}`)}</p>
      <p><a href="/me/replies">{sayAccount('change-replies')}</a></p>
    </section>
    <AccountActions />
  </Page>
)

/** Letters come back: the ways to be reached all the same. */
const DeadAddress: FC<{ email: string }> = ({ email }) => (
  <Warning>
    <p>{sayAccount('dead-address', { email })}</p>
    <ul>
      <li><a href="/me/email">{sayAccount('dead-address-change')}</a></li>
      <li><a href="/me/replies">{sayAccount('dead-address-other-way')}</a></li>
    </ul>
  </Warning>
)

/** Whether somebody who loses this device gets back in. */
const hasWayBack = ({ email, passkeys, codeMadeAt }: Account) => email !== undefined || passkeys > 0 || codeMadeAt !== undefined

const ToldList: FC<Pick<Account, 'told'>> = ({ told }) =>
  told.length === 0 ? null : (
    <section>
      <h2>{sayAccount('told')}</h2>
      <ul>
        {told.map(({ kind, at }) => <li><time datetime={at.toISOString()}>{sayMoment(at, DEFAULT_ZONE)}</time>{': '}{sayTold(`kinds.${kind}`)}</li>)}
      </ul>
    </section>
  )

const AccountActions: FC = () => (
  <section>
    <h2>{sayAccount('account')}</h2>
    <ul>
      <li><a href="/me/name">{sayAccount('change-name')}</a></li>
      <li><a href="/me/everything.json">{sayAccount('everything')}</a></li>
      <li><a href="/me/erase">{sayAccount('erase')}</a></li>
    </ul>
    <Form action="/sign-out"><Button look="second">{sayAccount('sign-out')}</Button></Form>
    <Form action="/me/sign-out-everywhere">
      <p class="hint">{sayAccount('sign-out-everywhere-hint')}</p>
      <Button look="second">{sayAccount('sign-out-everywhere')}</Button>
    </Form>
  </section>
)
