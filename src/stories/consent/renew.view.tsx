import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, DayField, Form, Tick } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import { type Zone, dayOf, sayShortDay } from '#platform/time.ts'
import type { Story } from '../story/story.queries.ts'
import { say } from '../words/index.ts'
import type { RenewalFormCode } from './consent.form.ts'
import type { Given } from './consent.queries.ts'
import { type RenewalCode, usualDay } from './consent.rules.ts'
import { ConsentFacts } from './consents.view.tsx'
import { sayConsent } from './words/index.ts'

export type RenewCode = RenewalCode | RenewalFormCode
type Props = Readonly<{ story: Story; consent: Given; zone: Zone; now: Date; typed: Typed; problems: readonly Problem<RenewCode>[] }>

export const RenewPage: FC<Props> = ({ story, consent, zone, now, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayConsent(`problems.${code}`))
  return (
    <Page title={sayConsent('renew.title')} lead={sayConsent('renew.lead')} problems={sentences} back={{ href: `/stories/${story.id}`, text: say('story-of', { day: sayShortDay(dayOf(story.toldAt, zone)) }) }}>
      <ConsentFacts consent={consent} zone={zone} now={now} />
      <Form typed={typed} problems={sentences}>
        <DayField name="until" label={sayConsent('new.until')} hint={sayConsent('new.until-hint')} value={usualDay(now, zone)} />
        <Tick name="understood" label={sayConsent('new.understood')} />
        <Button>{sayConsent('renew.button')}</Button>
      </Form>
    </Page>
  )
}
