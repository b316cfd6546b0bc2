import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { LinkButton, Warning } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { DEFAULT_ZONE, dayOf, sayShortDay } from '#platform/time.ts'
import type { Story } from '../story/story.queries.ts'
import { say } from '../words/index.ts'
import type { ByCodeFormCode } from './take-back.form.ts'
import { sayTakingBack } from './words/index.ts'

export const DeletePage: FC<{ story: Story }> = ({ story }) => (
  <Page title={sayTakingBack('delete.title')} back={{ href: `/stories/${story.id}`, text: say('story-of', { day: sayShortDay(dayOf(story.toldAt, DEFAULT_ZONE)) }) }}>
    <Warning><p>{sayTakingBack('delete.lead')}</p></Warning>
    <p>{sayTakingBack('delete.stays')}</p>
    <p><a href={`/stories/${story.id}/copy`}>{sayTakingBack('delete.copy')}</a></p>
    <Form><Button look="warning">{sayTakingBack('delete.button')}</Button></Form>
    <p><LinkButton href={`/stories/${story.id}`} look="second">{sayTakingBack('delete.back')}</LinkButton></p>
  </Page>
)

export const ByCodePage: FC<Readonly<{ typed?: Typed; problems?: readonly Problem<ByCodeFormCode>[] }>> = ({ typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayTakingBack(`problems.${code}`))
  return (
    <Page title={sayTakingBack('by-code.title')} lead={sayTakingBack('by-code.lead')} problems={sentences}>
      <Form typed={typed} problems={sentences}>
        <TextField name="code" label={sayTakingBack('by-code.code')} hint={sayTakingBack('by-code.code-hint')} autocomplete="off" />
        <Button look="warning">{sayTakingBack('by-code.button')}</Button>
      </Form>
      <p>{sayTakingBack('by-code.signed-in')} {sayTakingBack('by-code.helper')}</p>
    </Page>
  )
}
