import type { FC } from 'hono/jsx'
import { InitiativePage } from '#initiative/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, Tick, TickField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Code } from '../code-book/code-book.rules.ts'
import { StoryWords } from '../sealed/opened-words.tsx'
import type { Opened } from '../story/opened-version.ts'
import { NotesLine } from '../story/show-story.view.tsx'
import type { AtPlace } from './code-story.route.tsx'
import type { TicksFormCode } from './coding.form.ts'
import { MOST_STORIES, type TickCode, coderSees } from './coding.rules.ts'
import { roundPath } from './round-path.ts'
import { sayCoding } from './words/index.ts'

type Props = Readonly<{ here: AtPlace; version: Opened; codes: readonly Code[]; typed: Typed; problems: readonly Problem<TicksFormCode | TickCode>[] }>

export const CodeStoryPage: FC<Props> = ({ here, version, codes, typed, problems }) => {
  const { round, story, coder } = here
  const sentences = sentencesOf(problems, (code) => sayCoding(`problems.${code}`, { most: MOST_STORIES }))
  const mine = story.codings.get(coder.id)
  const sees = coderSees(story, coder, round.coders)
  return (
    <InitiativePage here={here} title={sayCoding('story.title', { place: story.place })} lead={sayCoding('story.lead')} back={{ href: roundPath(here, round.id), text: sayCoding('round.stories') }} problems={sentences} listed={false}>
      <NotesLine notes={version.notes} />
      <p class="hint">{sayCoding('story.pause')}</p>
      <div class="statement screen-only"><StoryWords words={version.words} /></div>
      {sees !== 'to-code' && sees !== 'waiting' ? <p><a href={`${roundPath(here, round.id)}/differences`}>{sayCoding('differences.title')}</a></p> : (
        <Form typed={typed} problems={sentences}>
          <TickField name="codes" label={sayCoding('story.codes')} values={mine} choices={codes.map(({ id, name, definition }) => [id, name, definition] as const)} />
          <Tick name="none" label={sayCoding('story.none')} ticked={mine?.length === 0} />
          <Button>{sayCoding('story.button')}</Button>
        </Form>
      )}
    </InitiativePage>
  )
}
