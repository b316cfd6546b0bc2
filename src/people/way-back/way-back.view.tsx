import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, SelectField, TextField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Empty, Inset, Warning } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { DEFAULT_ZONE, sayMoment } from '#platform/time.ts'
import type { AskFormCode, HelpFormCode } from './way-back.form.ts'
import type { WayBack } from './way-back.queries.ts'
import { type Companion, type ConfirmCode, NEEDED } from './way-back.rules.ts'
import { sayWayBack } from './words/index.ts'

export const AskPage: FC<{ typed?: Typed; problems?: readonly Problem<AskFormCode>[] }> = ({ typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayWayBack(`problems.${code}`))
  return (
    <Page title={sayWayBack('ask.title')} lead={sayWayBack('ask.lead')} problems={sentences}>
      <p>{sayWayBack('ask.how')}</p>
      <Form action="/sign-in/help" typed={typed} problems={sentences}>
        <TextField name="says" label={sayWayBack('ask.says')} hint={sayWayBack('ask.says-hint')} />
        <Button>{sayWayBack('ask.button')}</Button>
      </Form>
    </Page>
  )
}

/** What the one who is locked out sees on their own device while others help. */
export const WaitPage: FC<{ request: WayBack & Readonly<{ code: string }>; now: Date }> = ({ request, now }) => (
  <Page title={sayWayBack('wait.title')}>
    {request.readyAt !== undefined && request.readyAt <= now ? (
      <>
        <p>{sayWayBack('wait.ready')}</p>
        <Form action="/sign-in/help/come-in"><Button>{sayWayBack('wait.come-in')}</Button></Form>
      </>
    ) : <Waiting request={request} />}
    <details class="details">
      <summary>{sayWayBack('wait.again')}</summary>
      <Form action="/sign-in/help">
        <TextField name="says" label={sayWayBack('ask.says')} value={request.says} />
        <Button look="second">{sayWayBack('wait.again')}</Button>
      </Form>
    </details>
  </Page>
)

const Waiting: FC<{ request: WayBack & Readonly<{ code: string }> }> = ({ request }) => (
  <>
    <Inset>
      <p>{sayWayBack('wait.code')}</p>
      <p class="recovery-code"><code>{request.code}</code></p>
      <p>{sayWayBack('wait.where')}</p>
    </Inset>
    <p>{request.readyAt === undefined
      ? sayWayBack('wait.count', { count: request.confirmations.length })
      : sayWayBack('wait.ready-at', { moment: sayMoment(request.readyAt, DEFAULT_ZONE) })}</p>
    {request.confirmations.length >= NEEDED && request.readyAt === undefined ? <p>{sayWayBack('wait.host')}</p> : null}
    <p>{sayWayBack('wait.here')}</p>
  </>
)

type HelpCode = HelpFormCode | ConfirmCode | 'code-unknown'
type HelpProps = Readonly<{ companions: readonly Companion[]; typed?: Typed; problems?: readonly Problem<HelpCode>[] }>

export const HelpPage: FC<HelpProps> = ({ companions, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayWayBack(`problems.${code}`))
  return (
    <Page title={sayWayBack('help.title')} lead={sayWayBack('help.lead')} back={{ href: '/me', text: sayWayBack('help.back') }} problems={sentences}>
      <Warning><p>{sayWayBack('help.careful')}</p></Warning>
      {companions.length === 0 ? <Empty text={sayWayBack('help.nobody')} /> : (
        <Form typed={typed} problems={sentences}>
          <TextField name="code" autocomplete="off" label={sayWayBack('help.code')} />
          <SelectField name="person" label={sayWayBack('help.person')} hint={sayWayBack('help.person-hint')} empty={sayWayBack('help.choose')}
            choices={companions.map((one) => [one.id, one.called] as const)} />
          <Button>{sayWayBack('help.button')}</Button>
        </Form>
      )}
    </Page>
  )
}

/** On the page of whoever the account belongs to: the way to say no. */
export const StopWarning: FC = () => (
  <Warning>
    <p>{sayWayBack('stop.warning')}</p>
    <Form action="/me/help-back/stop"><Button look="warning">{sayWayBack('stop.button')}</Button></Form>
  </Warning>
)
