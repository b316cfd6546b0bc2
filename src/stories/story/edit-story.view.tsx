import type { FC } from 'hono/jsx'
import { type Typed, versionTyped } from '#platform/forms/read.ts'
import { Button, Form, TickField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Inset, Warning } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { DEFAULT_ZONE, dayOf, sayShortDay } from '#platform/time.ts'
import { StoryField, StoryWords } from '../sealed/opened-words.tsx'
import { CONTENT_NOTES, LONGEST_STORY } from '../telling/telling.rules.ts'
import { sayTelling } from '../telling/words/index.ts'
import { say } from '../words/index.ts'
import type { EditCode } from './edit-story.form.ts'
import type { Opened } from './opened-version.ts'
import type { Story } from './story.queries.ts'
import { sayStory } from './words/index.ts'

type Props = Readonly<{ story: Story; latest: Opened; typed: Typed; problems: readonly Problem<EditCode>[]; outdated: boolean }>

export const EditStoryPage: FC<Props> = ({ story, latest, typed, problems, outdated }) => {
  const sentences = sentencesOf(problems, (code) => sayStory(`edit.problems.${code}`))
  return (
    <Page title={sayStory('edit.title')} lead={sayStory('edit.lead')} problems={sentences} back={{ href: `/stories/${story.id}`, text: say('story-of', { day: sayShortDay(dayOf(story.toldAt, DEFAULT_ZONE)) }) }}>
      {outdated ? <><Warning><p>{sayStory('edit.outdated')}</p></Warning><Inset><StoryWords words={latest.words} /></Inset><p>{sayStory('edit.outdated-yours')}</p></> : null}
      <Form typed={typed} problems={sentences} version={outdated ? latest.number : versionTyped(typed) ?? latest.number}>
        <StoryField words={latest.words} name="words" label={sayStory('edit.words')} rows={16} most={LONGEST_STORY} />
        <TickField name="notes" label={sayTelling('tell.notes')} hint={sayTelling('tell.notes-hint')} values={latest.notes} choices={CONTENT_NOTES.map((note) => [note, say(`notes.${note}`)] as const)} optional />
        <Button>{sayStory('edit.button')}</Button>
      </Form>
    </Page>
  )
}
