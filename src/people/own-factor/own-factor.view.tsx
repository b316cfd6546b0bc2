import type { FC } from 'hono/jsx'
import { Button, Form, Hidden, TextField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Inset, LinkButton } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { DEFAULT_ZONE, sayMoment } from '#platform/time.ts'
import type { OwnFactorFormCode } from './own-factor.form.ts'
import type { OwnFactor } from './own-factor.queries.ts'
import { SETTLES_DAYS, countsFrom, isSettled } from './own-factor.rules.ts'
import { sayOwnFactor } from './words/index.ts'

type Props = Readonly<{ next: string; factors: readonly OwnFactor[]; now: Date; problems: readonly Problem<OwnFactorFormCode | 'too-new'>[] }>

export const OwnFactorPage: FC<Props> = ({ next, factors, now, problems }) => {
  const sentences = sentencesOf(problems, (code) => (code === 'too-new' ? sayOwnFactor('problems.too-new', { days: SETTLES_DAYS }) : sayOwnFactor(`problems.${code}`)))
  const counting = factors.filter((one) => isSettled(one, now)).map(({ kind }) => kind)
  return (
    <Page title={sayOwnFactor('title')} lead={sayOwnFactor('lead')} back={{ href: '/me', text: sayOwnFactor('back') }} problems={sentences} scripts={counting.includes('passkey') ? ['passkey.js'] : []}>
      <p>{sayOwnFactor('why')}</p>
      {counting.includes('passkey') ? (
        <>
          <section data-passkey="sign-in" data-passkey-next={next} hidden>
            <h2>{sayOwnFactor('passkey-title')}</h2>
            <button class="button button--second" type="button">{sayOwnFactor('passkey-button')}</button>
            <p role="status" data-passkey-failed={sayOwnFactor('passkey-failed')}></p>
          </section>
          <p data-passkey-without>{sayOwnFactor('passkey-needs-script')}</p>
        </>
      ) : null}
      {counting.includes('code') || problems.length > 0 ? (
        <Form action="/me/prove" problems={sentences}>
          <Hidden name="next" value={next} />
          <TextField name="code" autocomplete="off" label={sayOwnFactor('code')} hint={sayOwnFactor('code-hint')} />
          <Button>{sayOwnFactor('button')}</Button>
        </Form>
      ) : null}
      {factors.filter((one) => !isSettled(one, now)).map((one) => <Inset><p>{sayOwnFactor(`later.${one.kind}`, { at: sayMoment(countsFrom(one), DEFAULT_ZONE) })}</p></Inset>)}
      {factors.length > 0 && counting.length === 0 ? <p class="hint">{sayOwnFactor('later.keep')}</p> : <WayForward none={factors.length === 0} next={next} />}
    </Page>
  )
}

/** For whoever has neither, or has lost it. */
const WayForward: FC<Readonly<{ none: boolean; next: string }>> = ({ none, next }) => (
  <section>
    <h2>{sayOwnFactor(none ? 'neither.title' : 'lost.title')}</h2>
    <p>{sayOwnFactor(none ? 'neither.lead' : 'lost.lead', { days: SETTLES_DAYS })}</p>
    {none ? null : <p>{sayOwnFactor('vouched')}</p>}
    <Buttons>
      <LinkButton href={`/me/recovery-code?next=${encodeURIComponent(next)}`} look={none ? 'main' : 'second'}>{sayOwnFactor('make-code')}</LinkButton>
      <LinkButton href="/me/passkeys" look="second">{sayOwnFactor('make-passkey')}</LinkButton>
    </Buttons>
  </section>
)
