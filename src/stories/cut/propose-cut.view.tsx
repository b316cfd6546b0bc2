import type { FC } from 'hono/jsx'
import { InitiativePage } from '#initiative/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Card, Cards, Inset, Tag } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { dayOf, sayShortDay } from '#platform/time.ts'
import { type OpenedWords, StoryField, StoryWords } from '../sealed/opened-words.tsx'
import { NotesLine } from '../story/show-story.view.tsx'
import type { Opened } from '../story/opened-version.ts'
import { LONGEST_STORY } from '../telling/telling.rules.ts'
import type { AtOpenStory } from '../use/open-story.gate.ts'
import { sayUse } from '../use/words/index.ts'
import { LONGEST_REASON, type ProposeFormCode } from './cut.form.ts'
import type { Cut } from './cut.queries.ts'
import { type CutAnswer, type ProposeCode, answeredBy } from './cut.rules.ts'
import { sayCut } from './words/index.ts'

/** What somebody proposed before; why it was not wanted, where its teller said so. */
type Own = Cut & Readonly<{ why: OpenedWords | undefined }>

type Props = Readonly<{
  here: AtOpenStory; version: Opened; own: readonly Own[]
  /** The one that its teller has not answered, whoever proposed it. */
  waiting: Cut | undefined
  typed: Typed; problems: readonly Problem<ProposeFormCode | ProposeCode>[]
}>

export const ProposeCutPage: FC<Props> = ({ here, version, own, waiting, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayCut(`problems.${code}`))
  const { open, initiative } = here
  const at = `/initiatives/${initiative.slug}/stories/${open.id}`
  const dayIn = (moment: Date) => sayShortDay(dayOf(moment, initiative.zone))
  const ownWaits = own.some(({ id }) => id === waiting?.id)
  return (
    <InitiativePage here={here} title={sayCut('propose.title')} lead={sayCut('propose.lead')} problems={sentences} listed={false} back={{ href: at, text: sayUse('read.title', { day: dayIn(open.toldAt) }) }}>
      {waiting === undefined ? (
        <div class="screen-only">
          <NotesLine notes={version.notes} />
          <Form typed={typed} problems={sentences}>
            <StoryField words={version.words} name="words" label={sayCut('propose.words')} hint={sayCut('propose.words-hint')} rows={16} most={LONGEST_STORY} />
            <TextArea name="reason" label={sayCut('propose.reason')} hint={sayCut('propose.reason-hint')} rows={3} most={LONGEST_REASON} />
            <Button>{sayCut('propose.button')}</Button>
          </Form>
        </div>
      ) : (
        <Inset>
          <p>{sayCut(ownWaits ? 'propose.own-waits' : 'propose.other-waits', { day: dayIn(waiting.at), until: dayIn(answeredBy(waiting.at)) })}</p>
          {ownWaits ? <Form action={`${at}/cut/${waiting.id}/take-back`}><Button look="second">{sayCut('propose.take-back')}</Button></Form> : null}
        </Inset>
      )}
      {own.every(({ id }) => id === waiting?.id) ? null : (
        <section>
          <h2>{sayCut('propose.before')}</h2>
          <Cards>{own.filter(({ id }) => id !== waiting?.id).map((cut) => (
            <Card level={3} title={sayCut('propose.of', { day: dayIn(cut.at) })} quiet={<AnswerTag answer={cut.answer?.answer ?? 'forgotten'} />}>
              {cut.answer === undefined ? null : <p class="soft">{sayCut('propose.answered', { day: dayIn(cut.answer.at) })}</p>}
              {cut.why === undefined ? null : <><p>{sayCut('propose.why')}</p><StoryWords words={cut.why} /></>}
            </Card>
          ))}</Cards>
        </section>
      )}
    </InitiativePage>
  )
}

const TONES = { taken: 'good', changed: 'good', no: 'gone', forgotten: 'gone' } as const

export const AnswerTag: FC<{ answer: CutAnswer }> = ({ answer }) => <Tag tone={TONES[answer]}>{sayCut(`answers.${answer}`)}</Tag>
