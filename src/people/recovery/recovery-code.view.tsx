import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import { Page } from '#platform/page/page.tsx'
import { Inset, LinkButton } from '#platform/page/parts.tsx'
import { DEFAULT_ZONE, dayOf, sayShortDay } from '#platform/time.ts'
import { sayRecovery } from './words/index.ts'

const back = () => ({ href: '/me', text: sayRecovery('back') })

/** The code itself, to print or write down. */
export const RecoveryCodePage: FC<{ code: string; called: string; origin: string; next: string }> = ({ code, called, origin, next }) => (
  <Page title={sayRecovery('title')} lead={sayRecovery('lead')} back={next === '/me' ? back() : undefined}>
    <Inset>
      <p>{sayRecovery('called', { called })}</p>
      <p class="recovery-code"><code>{code}</code></p>
      <p>{sayRecovery('site', { address: origin })}</p>
    </Inset>
    <p>{sayRecovery('keep')}</p>
    <p>{sayRecovery('once')}</p>
    <p>{sayRecovery('nobody')}</p>
    <LinkButton href={next}>{sayRecovery('go-on')}</LinkButton>
  </Page>
)

/** The code can't be seen any more, or there is none: a new one can be made. */
export const NewRecoveryCodePage: FC<{ madeAt: Date | undefined; next: string }> = ({ madeAt, next }) => (
  <Page title={sayRecovery('title')} back={back()}>
    <p>{madeAt === undefined ? sayRecovery('none') : sayRecovery('made', { day: sayShortDay(dayOf(madeAt, DEFAULT_ZONE)) })}</p>
    <Form action={`/me/recovery-code?next=${encodeURIComponent(next)}`}><Button>{sayRecovery('button')}</Button></Form>
  </Page>
)
