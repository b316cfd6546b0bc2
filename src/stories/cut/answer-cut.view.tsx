import type { FC } from 'hono/jsx'
import { type Typed, versionTyped } from '#platform/forms/read.ts'
import { Button, Form, TextArea } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Inset, LinkButton, Warning } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { DEFAULT_ZONE, dayOf, sayShortDay } from '#platform/time.ts'
import { type OpenedWords, StoryField, StoryWords } from '../sealed/opened-words.tsx'
import type { Opened } from '../story/opened-version.ts'
import type { Story } from '../story/story.queries.ts'
import { LONGEST_STORY } from '../telling/telling.rules.ts'
import { say } from '../words/index.ts'
import { Compared } from './compared.view.tsx'
import { type ChangeFormCode, LONGEST_REASON, type RefuseFormCode } from './cut.form.ts'
import type { Cut } from './cut.queries.ts'
import { answeredBy } from './cut.rules.ts'
import { AnswerTag } from './propose-cut.view.tsx'
import { sayCut } from './words/index.ts'

const dayIn = (moment: Date) => sayShortDay(dayOf(moment, DEFAULT_ZONE))
const backTo = (story: Story) => ({ href: `/stories/${story.id}`, text: say('story-of', { day: dayIn(story.toldAt) }) })
const pathOf = (story: Story, cut: Cut) => `/stories/${story.id}/cuts/${cut.id}`

type AnswerProps = Readonly<{
  story: Story; cut: Cut; words: OpenedWords; reason: OpenedWords
  /** The version that it cuts, and the number of the newest. */
  before: Opened; latest: number
  editor: string | undefined; outdated: boolean; typed: Typed; problems: readonly Problem<RefuseFormCode>[]
}>

export const AnswerCutPage: FC<AnswerProps> = ({ story, cut, words, reason, before, latest, editor, outdated, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayCut(`problems.${code}`))
  const at = pathOf(story, cut)
  return (
    <Page title={sayCut('answer.title')} lead={sayCut('answer.lead')} problems={sentences} back={backTo(story)}>
      {outdated ? <Warning><p>{sayCut('answer.outdated')}</p></Warning> : null}
      <p>{sayCut('answer.by', { who: editor ?? sayCut('answer.somebody'), day: dayIn(cut.at), until: dayIn(answeredBy(cut.at)) })}</p>
      <Inset><p class="soft">{sayCut('answer.reason')}</p><StoryWords words={reason} /></Inset>
      {latest === before.number ? null : <Inset><p>{sayCut('answer.changed-since', { number: before.number, latest })}</p></Inset>}
      <Compared before={before.words} after={words} beforeTitle={sayCut('answer.yours', { number: before.number })} afterTitle={sayCut('answer.theirs')} />
      <section>
        <h2>{sayCut('answer.what')}</h2>
        <p>{sayCut('answer.what-hint')}</p>
        <div class="buttons">
          <Form action={`${at}/take`} version={latest}><Button look="second">{sayCut('answer.take')}</Button></Form>
          <LinkButton href={`${at}/change`} look="second">{sayCut('answer.change')}</LinkButton>
        </div>
        <Form action={`${at}/refuse`} typed={typed} problems={sentences}>
          <TextArea name="why" label={sayCut('answer.why')} hint={sayCut('answer.why-hint')} rows={3} most={LONGEST_REASON} optional />
          <Button look="second">{sayCut('answer.refuse')}</Button>
        </Form>
      </section>
    </Page>
  )
}

type ChangeProps = Readonly<{ story: Story; cut: Cut; words: OpenedWords; latest: number; outdated: boolean; typed: Typed; problems: readonly Problem<ChangeFormCode>[] }>

export const ChangeCutPage: FC<ChangeProps> = ({ story, cut, words, latest, outdated, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayCut(`problems.${code}`))
  return (
    <Page title={sayCut('change.title')} lead={sayCut('change.lead')} problems={sentences} back={{ href: pathOf(story, cut), text: sayCut('answer.title') }}>
      {outdated ? <Warning><p>{sayCut('answer.outdated')}</p></Warning> : null}
      <Form typed={typed} problems={sentences} version={outdated ? latest : versionTyped(typed) ?? latest}>
        <StoryField words={words} name="words" label={sayCut('change.words')} rows={16} most={LONGEST_STORY} />
        <Button>{sayCut('change.button')}</Button>
      </Form>
    </Page>
  )
}

/** What came of it; its words are gone. */
export const CutOverPage: FC<Readonly<{ story: Story; cut: Cut; why: OpenedWords | undefined }>> = ({ story, cut, why }) => (
  <Page title={sayCut('over.title')} lead={sayCut('over.lead')} back={backTo(story)}>
    <p><AnswerTag answer={cut.answer?.answer ?? 'forgotten'} /></p>
    {why === undefined ? null : <Inset><p class="soft">{sayCut('over.why')}</p><StoryWords words={why} /></Inset>}
  </Page>
)
