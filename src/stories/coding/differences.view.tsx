import type { FC } from 'hono/jsx'
import { InitiativePage, type PersonId } from '#initiative/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, Tick, TickField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Details, Empty, Facts, Tag } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Code } from '../code-book/code-book.rules.ts'
import type { CodeId } from '../code-book/tables.ts'
import type { TicksFormCode } from './coding.form.ts'
import { MOST_STORIES, type TickCode, isAlike } from './coding.rules.ts'
import { roundPath, storyPath } from './round-path.ts'
import type { Coding } from './round.gate.ts'
import type { RoundStory } from './round.queries.ts'
import { SettledDay, nameOf } from './round.view.tsx'
import { sayCoding } from './words/index.ts'

type Props = Readonly<{
  here: Coding; stories: readonly RoundStory[]; waiting: number; codes: readonly Code[]; called: ReadonlyMap<PersonId, string>
  again: Readonly<{ place: number; typed: Typed; problems: readonly Problem<TicksFormCode | TickCode>[] }> | undefined
}>

export const DifferencesPage: FC<Props> = (props) => {
  const { here, stories, waiting, again } = props
  const sentences = sentencesOf(again?.problems ?? [], (code) => sayCoding(`problems.${code}`, { most: MOST_STORIES }))
  return (
    <InitiativePage here={here} title={sayCoding('differences.title')} lead={sayCoding('differences.lead')} back={{ href: roundPath(here, here.round.id), text: sayCoding('round.stories') }} problems={sentences} listed={false}>
      {waiting === 0 ? null : <p>{sayCoding('differences.waiting', { count: waiting })}</p>}
      {stories.length === 0 ? <Empty text={sayCoding('differences.none')} /> : stories.map((story) => <OneStory {...props} story={story} />)}
    </InitiativePage>
  )
}

const OneStory: FC<Props & Readonly<{ story: RoundStory }>> = ({ here, story, codes, called, again }) => {
  const names = (ids: readonly CodeId[]) => (ids.length === 0 ? sayCoding('differences.nothing') : codes.filter(({ id }) => ids.includes(id)).map(({ name }) => name).join(', '))
  const { round } = here
  const alike = isAlike(story)
  const { settling } = story
  const form = <SettleForm here={here} story={story} codes={codes} again={again?.place === story.place ? again : undefined} />
  return (
    <section id={`story-${story.place}`}>
      <h2>{sayCoding('story.title', { place: story.place })} <Tag tone={alike ? 'good' : 'waiting'}>{sayCoding(alike ? 'differences.alike' : 'differences.differ')}</Tag></h2>
      <Facts facts={round.coders.flatMap(({ id, person }) => { const ticked = story.codings.get(id); return ticked === undefined ? [] : [[nameOf(called, person), names(ticked)] as const] })} />
      <p><a href={storyPath(here, round.id, story.place)}>{sayCoding('differences.read')}</a></p>
      {settling === undefined ? form : (
        <>
          <p><Tag tone="good">{sayCoding('sees.settled')}</Tag> {sayCoding('differences.settled', { who: nameOf(called, settling.by) })} <strong>{names(settling.codes)}</strong>{', '}<SettledDay here={here} at={settling.at} /></p>
          <Details summary={`${sayCoding('differences.again')}: ${sayCoding('story.title', { place: story.place })}`}>{form}</Details>
        </>
      )}
    </section>
  )
}

/** What is ticked to begin with: what was settled before, or what all of them ticked. */
const SettleForm: FC<Readonly<{ here: Coding; story: RoundStory; codes: readonly Code[]; again: Props['again'] }>> = ({ here, story, codes, again }) => {
  const common = codes.filter(({ id }) => [...story.codings.values()].every((ticked) => ticked.includes(id))).map(({ id }) => id)
  const chosen = story.settling?.codes ?? common
  const noneFits = story.settling === undefined ? [...story.codings.values()].every((ticked) => ticked.length === 0) : story.settling.codes.length === 0
  const sentences = sentencesOf(again?.problems ?? [], (code) => sayCoding(`problems.${code}`, { most: MOST_STORIES }))
  return (
    <Form action={`${storyPath(here, here.round.id, story.place)}/settle`} typed={again?.typed} problems={sentences}>
      <TickField name="codes" label={sayCoding('differences.settle')} values={chosen} choices={codes.map(({ id, name }) => [id, name] as const)} />
      <Tick name="none" label={sayCoding('story.none')} ticked={noneFits} />
      <Button look="second">{sayCoding('differences.button', { place: story.place })}</Button>
    </Form>
  )
}
