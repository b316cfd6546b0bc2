import type { FC } from 'hono/jsx'
import { InitiativePage, type PersonId } from '#initiative/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, Tick, TickField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Tag } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Code } from '../code-book/code-book.rules.ts'
import type { AtPlace } from './code-story.route.tsx'
import type { TicksFormCode } from './coding.form.ts'
import { MOST_STORIES, type TickCode, compare, isAlike } from './coding.rules.ts'
import { Settled, Ticked } from './differences.view.tsx'
import { roundPath, settlePath, storyPath } from './round-path.ts'
import { sayCoding } from './words/index.ts'

type Props = Readonly<{ here: AtPlace; codes: readonly Code[]; called: ReadonlyMap<PersonId, string>; typed: Typed; problems: readonly Problem<TicksFormCode | TickCode>[] }>

/** One story: what each ticked, and what they come to. Ticked to begin with: what was settled before, or what all of them ticked. */
export const SettlePage: FC<Props> = ({ here, codes, called, typed, problems }) => {
  const { story, round } = here
  const sentences = sentencesOf(problems, (code) => sayCoding(`problems.${code}`, { most: MOST_STORIES }))
  const alike = isAlike(story)
  const chosen = story.settling?.codes ?? compare(story).all
  const noneFits = story.settling === undefined ? [...story.codings.values()].every((ticked) => ticked.length === 0) : story.settling.codes.length === 0
  return (
    <InitiativePage here={here} title={sayCoding('settle.title', { place: story.place })} lead={sayCoding('settle.lead')} back={{ href: `${roundPath(here, round.id)}/differences`, text: sayCoding('differences.title') }} problems={sentences} listed={false}>
      <p><Tag tone={alike ? 'good' : 'waiting'}>{sayCoding(alike ? 'differences.alike' : 'differences.differ')}</Tag></p>
      <Ticked here={here} codes={codes} called={called} story={story} />
      <Settled here={here} codes={codes} called={called} story={story} />
      <p><a href={storyPath(here, round.id, story.place)}>{sayCoding('differences.read')}</a></p>
      <Form action={settlePath(here, round.id, story.place)} typed={typed} problems={sentences}>
        <TickField name="codes" label={sayCoding('differences.settle')} values={chosen} choices={codes.map(({ id, name, definition }) => [id, name, definition] as const)} />
        <Tick name="none" label={sayCoding('story.none')} ticked={noneFits} />
        <Button>{sayCoding('differences.button', { place: story.place })}</Button>
      </Form>
    </InitiativePage>
  )
}
