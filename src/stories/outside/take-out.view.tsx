import type { FC } from 'hono/jsx'
import { InitiativePage } from '#initiative/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import { Button, DayField, Form, RadioField, TextArea, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import { dayOf, sayShortDay } from '#platform/time.ts'
import type { Given } from '../consent/consent.queries.ts'
import { AUDIENCES, COOLING_OFF_HOURS } from '../consent/consent.rules.ts'
import { MayLine } from '../consent/consents.view.tsx'
import { sayConsent } from '../consent/words/index.ts'
import { StoryWords } from '../sealed/opened-words.tsx'
import type { Opened } from '../story/opened-version.ts'
import { NotesLine } from '../story/show-story.view.tsx'
import { sayStory } from '../story/words/index.ts'
import { storyPath } from '../use/open-for-hosts.ts'
import type { AtOpenStory } from '../use/open-story.gate.ts'
import { LONGEST_QUOTE } from '../use/quote.form.ts'
import { sayUse } from '../use/words/index.ts'
import { OUTSIDE_CHANNELS, OUTSIDE_KINDS, type TakingCode } from './outside.rules.ts'
import type { TakeOutFormCode } from './take-out.form.ts'
import { sayOutside } from './words/index.ts'

export type TakeOutCode = TakeOutFormCode | TakingCode | 'not-in-story'
type Props = Readonly<{ here: AtOpenStory; version: Opened; outside: readonly Given[]; now: Date; typed: Typed; problems: readonly Problem<TakeOutCode>[] }>

export const TakeOutPage: FC<Props> = ({ here, version, outside, now, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayOutside(`problems.${code}`))
  const { open, initiative } = here
  return (
    <InitiativePage here={here} title={sayOutside('take.title')} lead={sayOutside('take.lead')} problems={sentences} listed={false}
      back={{ href: storyPath(here), text: sayUse('read.title', { day: sayShortDay(dayOf(open.toldAt, initiative.zone)) }) }}>
      <section>
        <h2>{sayOutside('take.may')}</h2>
        {outside.length === 0 ? <p>{sayOutside('take.may-none')}</p> : <ul>{outside.map((consent) => <li><MayLine consent={consent} zone={initiative.zone} /></li>)}</ul>}
        <HowToAsk isOpen={outside.length === 0} />
      </section>
      {outside.length === 0 && problems.length === 0 ? null : (
        <Form typed={typed} problems={sentences}>
          <TextArea name="words" label={sayOutside('take.words')} hint={sayOutside('take.words-hint')} rows={4} most={LONGEST_QUOTE} />
          <RadioField name="kind" label={sayOutside('take.kind')} choices={OUTSIDE_KINDS.map((one) => [one, sayOutside(`kinds.${one}`), sayOutside(`kind-hints.${one}`)] as const)} />
          <TextField name="title" label={sayOutside('take.name')} hint={sayOutside('take.name-hint')} />
          <TextField name="readers" label={sayOutside('take.readers')} hint={sayOutside('take.readers-hint')} />
          <RadioField name="audience" label={sayOutside('take.audience')} hint={sayOutside('take.audience-hint')} choices={AUDIENCES.map((one) => [one, sayConsent(`audiences.${one}`)] as const)} />
          <RadioField name="channel" label={sayOutside('take.channel')} choices={OUTSIDE_CHANNELS.map((one) => [one, sayOutside(`channels.${one}`), sayOutside(`channel-hints.${one}`)] as const)} />
          <TextField name="heldAt" label={sayOutside('take.where')} hint={sayOutside('take.where-hint')} />
          <DayField name="day" label={sayOutside('take.day')} hint={sayOutside('take.day-hint')} value={dayOf(now, initiative.zone)} />
          <Button>{sayOutside('take.button')}</Button>
        </Form>
      )}
      <h2>{sayOutside('take.story')}</h2>
      <NotesLine notes={version.notes} />
      <div class="statement screen-only"><StoryWords words={version.words} /></div>
    </InitiativePage>
  )
}

const HowToAsk: FC<{ isOpen: boolean }> = ({ isOpen }) => (
  <details class="details" open={isOpen}>
    <summary>{sayOutside('take.ask')}</summary>
    <div>
      <p>{sayOutside('take.ask-why')}</p>
      <p>{sayOutside('take.ask-how', { agree: sayStory('show.agree') })}</p>
      <p>{sayOutside('take.ask-wait', { hours: COOLING_OFF_HOURS })}</p>
    </div>
  </details>
)
