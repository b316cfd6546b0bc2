import type { FC } from 'hono/jsx'
import type { PersonId } from '#initiative/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, RadioField, SelectField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import { DEFAULT_ZONE, dayOf, sayShortDay } from '#platform/time.ts'
import type { Story } from '../story/story.queries.ts'
import { say } from '../words/index.ts'
import { saySupporter } from './words/index.ts'

export type SupporterCode = 'person-missing' | 'reads-missing'
type Props = Readonly<{ story: Story; choices: readonly (readonly [PersonId, string])[]; typed: Typed; problems: readonly Problem<SupporterCode>[] }>

export const SupporterPage: FC<Props> = ({ story, choices, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => saySupporter(`problems.${code}`))
  const at = `/stories/${story.id}`
  return (
    <Page title={saySupporter('title')} lead={saySupporter('lead')} problems={sentences} back={{ href: at, text: say('story-of', { day: sayShortDay(dayOf(story.toldAt, DEFAULT_ZONE)) }) }}>
      <Form typed={typed} problems={sentences}>
        <SelectField name="person" label={saySupporter('person')} hint={saySupporter('person-hint')} empty={saySupporter('person-none')} choices={choices} value={story.supporter?.person} />
        <RadioField name="reads" label={saySupporter('reads')} choices={[['yes', saySupporter('reads-yes')], ['no', saySupporter('reads-no')]]} value={story.supporter === undefined ? undefined : story.supporter.reads ? 'yes' : 'no'} />
        <Button>{saySupporter('button')}</Button>
      </Form>
      {story.supporter === undefined ? null : <Form action={`${at}/supporter/remove`}><Button look="second">{saySupporter('remove')}</Button></Form>}
    </Page>
  )
}
