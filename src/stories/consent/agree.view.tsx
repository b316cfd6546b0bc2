import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, DayField, Form, RadioField, TextField, Tick, TickField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import { type Zone, dayOf, sayShortDay } from '#platform/time.ts'
import type { Story } from '../story/story.queries.ts'
import { say } from '../words/index.ts'
import type { ConsentFormCode } from './consent.form.ts'
import { ATTRIBUTIONS, AUDIENCES, CHANNELS, type ConsentCode, GIVEN_HOW, PURPOSES, WAITS, usualDay } from './consent.rules.ts'
import { sayConsent } from './words/index.ts'

export type AgreeCode = ConsentCode | ConsentFormCode
type Props = Readonly<{ story: Story; number: number; zone: Zone; now: Date; typed: Typed; problems: readonly Problem<AgreeCode>[] }>

export const AgreePage: FC<Props> = ({ story, number, zone, now, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayConsent(`problems.${code}`))
  const hows = GIVEN_HOW.filter((how) => (how === 'child-and-guardian') === story.under16)
  return (
    <Page title={sayConsent('new.title')} lead={sayConsent('new.lead')} problems={sentences} back={{ href: `/stories/${story.id}`, text: say('story-of', { day: sayShortDay(dayOf(story.toldAt, zone)) }) }}>
      <p>{sayConsent('new.version', { number })}</p>
      <Form typed={typed} problems={sentences} version={number}>
        <RadioField name="purpose" label={sayConsent('new.purpose')} choices={PURPOSES.map((one) => [one, sayConsent(`purposes.${one}`), sayConsent(`purpose-hints.${one}`)] as const)} />
        <RadioField name="audience" label={sayConsent('new.audience')} hint={sayConsent('new.audience-hint')} choices={AUDIENCES.map((one) => [one, sayConsent(`audiences.${one}`)] as const)} />
        <TickField name="channels" label={sayConsent('new.channels')} choices={CHANNELS.map((one) => [one, sayConsent(`channels.${one}`)] as const)} values={['page']} />
        <RadioField name="attribution" label={sayConsent('new.attribution')} choices={ATTRIBUTIONS.map((one) => [one, sayConsent(`attributions.${one}`)] as const)} value="none" />
        <TextField name="shownAs" label={sayConsent('new.shown-as')} hint={sayConsent('new.shown-as-hint')} optional />
        <DayField name="until" label={sayConsent('new.until')} hint={sayConsent('new.until-hint')} value={usualDay(now, zone)} />
        <RadioField name="wait" label={sayConsent('new.wait')} hint={sayConsent('new.wait-hint')} choices={WAITS.map((days) => [days, sayConsent(`waits.${days}`)] as const)} value={WAITS[0]} />
        <RadioField name="how" label={sayConsent('new.how')} choices={hows.map((one) => [one, sayConsent(`hows.${one}`)] as const)} value={hows[0]} />
        {story.under16 ? (
          <>
            <TextField name="guardian" label={sayConsent('new.guardian')} />
            <TextField name="adult" label={sayConsent('new.adult')} hint={sayConsent('new.adult-hint')} />
          </>
        ) : <TextField name="witness" label={sayConsent('new.witness')} hint={sayConsent('new.witness-hint')} optional />}
        <Tick name="understood" label={sayConsent(story.under16 ? 'new.understood-both' : 'new.understood')} />
        <Button>{sayConsent('new.button')}</Button>
      </Form>
    </Page>
  )
}
