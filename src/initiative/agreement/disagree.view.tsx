import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, RadioField, TextArea } from '#platform/page/form.tsx'
import { Buttons, LinkButton, Words } from '#platform/page/parts.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import { audiencesWithin } from '../initiative.policy.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { say } from '../words/index.ts'
import { type MemberAtAgreement, agreementPath } from './agreement.gate.ts'
import type { Dissent } from './dissent.queries.ts'
import { sayAgreement } from './words/index.ts'

export type DissentCode = 'dissent-missing' | 'dissent-too-long' | 'seen-by-missing' | 'wider-than-initiative'
type Props = Readonly<{ here: MemberAtAgreement; mine: Dissent | undefined; typed: Typed; problems: readonly Problem<DissentCode>[] }>

export const DisagreePage: FC<Props> = ({ here, mine, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayAgreement(`problems.${code}`))
  const { agreement, initiative } = here
  return (
    <InitiativePage here={here} title={sayAgreement(mine === undefined ? 'dissent.title' : 'dissent.edit-title')} lead={sayAgreement('dissent.lead')} listed={false} problems={sentences}
      back={{ href: agreementPath(here, agreement.id), text: sayAgreement('show.title') }}>
      <Words text={agreement.words} />
      <Form typed={typed} problems={sentences} version={mine?.version ?? 0}>
        <TextArea name="dissent" label={sayAgreement('dissent.words')} rows={5} value={mine?.words} />
        <RadioField name="seenBy" label={sayAgreement('dissent.seen-by')} hint={sayAgreement('dissent.seen-by-hint')} value={mine?.seenBy ?? 'members'}
          choices={audiencesWithin(initiative.openTo).map((audience) => [audience, say(`seen-by.${audience}`)] as const)} />
        <Button>{sayAgreement('dissent.button')}</Button>
      </Form>
      {mine === undefined || mine.takenBack ? null : (
        <Form action={agreementPath(here, agreement.id, '/dissent/take-back')}><Button look="warning">{sayAgreement('dissent.take-back')}</Button></Form>
      )}
    </InitiativePage>
  )
}

/** Changed somewhere else meanwhile: both. */
export const DissentOutdatedPage: FC<{ here: MemberAtAgreement; mine: Dissent | undefined; typed: Typed }> = ({ here, mine, typed }) => (
  <InitiativePage here={here} title={sayAgreement('correct.outdated-title')} lead={sayAgreement('correct.outdated-text')} listed={false}>
    <h2>{sayAgreement('correct.theirs')}</h2>
    <Words text={mine?.words ?? ''} />
    <h2>{sayAgreement('correct.yours')}</h2>
    <Words text={typed['dissent']?.[0] ?? ''} />
    <Buttons><LinkButton href={agreementPath(here, here.agreement.id, '/dissent')}>{sayAgreement('dissent.edit-title')}</LinkButton></Buttons>
  </InitiativePage>
)
