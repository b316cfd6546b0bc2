import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, RadioField, TextField, TickField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Card, Cards, Empty, Facts, Inset, LinkButton, Tag } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { DEFAULT_ZONE, dayOf, sayShortDay } from '#platform/time.ts'
import type { Reachable } from './my-tokens.route.tsx'
import { DAYS, MAY, REACHES, type TokenFormCode, USUAL_DAYS } from './token.form.ts'
import type { Token } from './token.queries.ts'
import type { TokenRuleCode } from './token.rules.ts'
import { sayToken } from './words/index.ts'

export type TokenCode = TokenFormCode | TokenRuleCode

const sayDayOf = (at: Date) => sayShortDay(dayOf(at, DEFAULT_ZONE))

type Props = Readonly<{ tokens: readonly Token[]; reachable: readonly Reachable[]; now: Date; typed?: Typed | undefined; problems?: readonly Problem<TokenCode>[] }>

export const MyTokensPage: FC<Props> = ({ tokens, reachable, now, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayToken(`problems.${code}`))
  return (
    <Page title={sayToken('title')} lead={sayToken('lead')} back={{ href: '/me', text: sayToken('back') }} problems={sentences}>
      <p>{sayToken('what')} <a href="/api">{sayToken('api')}</a></p>
      <section>
        <h2>{sayToken('yours')}</h2>
        {tokens.length === 0 ? <Empty text={sayToken('none')} /> : <Cards>{tokens.map((token) => <TokenCard token={token} reachable={reachable} now={now} />)}</Cards>}
      </section>
      <section>
        <h2>{sayToken('make')}</h2>
        <Form typed={typed} problems={sentences}>
          <TextField name="name" label={sayToken('name')} hint={sayToken('name-hint')} />
          <RadioField name="reach" label={sayToken('reach')} hint={sayToken('reach-hint')} value="all" choices={REACHES.filter((one) => one === 'all' || reachable.length > 0).map((one) => [one, sayToken(`reaches.${one}`)])} />
          {reachable.length === 0 ? null : <TickField name="chosen" optional label={sayToken('chosen')} choices={reachable.map(({ id, title }) => [id, title])} />}
          <RadioField name="may" label={sayToken('may')} hint={sayToken('may-hint')} value="read" choices={MAY.map((one) => [one, sayToken(`mays.${one}`)])} />
          <RadioField name="days" label={sayToken('days')} value={USUAL_DAYS} choices={DAYS.map((days) => [days, sayToken(`for-days.${days}`)])} />
          <Button>{sayToken('button')}</Button>
        </Form>
      </section>
    </Page>
  )
}

const TokenCard: FC<{ token: Token; reachable: readonly Reachable[]; now: Date }> = ({ token, reachable, now }) => {
  const ended = token.expiresAt <= now
  return (
    <Card title={token.name} level={3} quiet={ended ? <Tag tone="gone">{sayToken('ended')}</Tag> : undefined}>
      <Facts facts={[
        [sayToken('reads'), token.only === undefined ? sayToken('reads-all') : namesOf(token.only, reachable)],
        [sayToken('does'), sayToken(`mays.${token.mayAdd ? 'add' : 'read'}`)],
        [sayToken('made-on'), sayDayOf(token.madeAt)],
        [sayToken('used-on'), token.lastUsedOn === undefined ? sayToken('never') : sayShortDay(token.lastUsedOn)],
        [sayToken('ends-on'), sayDayOf(token.expiresAt)],
      ]} />
      <Form action={`/me/tokens/${token.id}/stop`}>
        <Button look="second">{sayToken('stop')}<span class="visually-hidden"> {token.name}</span></Button>
      </Form>
    </Card>
  )
}

/** What it is limited to, by title; what its person has left since, it reaches no more. */
const namesOf = (only: readonly string[], reachable: readonly Reachable[]): string =>
  reachable.filter(({ id }) => only.includes(id)).map(({ title }) => title).join(', ') || sayToken('reads-nothing')

/** One token: to be copied while it can be seen. */
export const TokenPage: FC<{ token: Token & Readonly<{ shown: string | undefined }>; origin: string }> = ({ token, origin }) => (
  <Page title={token.name} back={{ href: '/me/tokens', text: sayToken('title') }}>
    {token.shown === undefined ? <p>{sayToken('unseen')}</p> : (
      <>
        <p>{sayToken('copy')}</p>
        <Inset><p><code class="secret">{token.shown}</code></p></Inset>
        <p>{sayToken(token.mayAdd ? 'keep-add' : 'keep')}</p>
        <h2>{sayToken('try')}</h2>
        <pre class="example" role="group" tabindex={0} aria-label={sayToken('try')}><code>{`curl -H "Authorization: Bearer ${token.shown}" ${origin}/initiatives.json`}</code></pre>
      </>
    )}
    <LinkButton href="/me/tokens">{sayToken('go-on')}</LinkButton>
  </Page>
)
