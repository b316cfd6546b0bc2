import type { FC } from 'hono/jsx'
import { Button, Form, SelectField } from '#platform/page/form.tsx'
import { Page } from '#platform/page/page.tsx'
import { DEFAULT_ZONE, dayOf, sayMoment, sayShortDay } from '#platform/time.ts'
import type { Opened } from '../story/opened-version.ts'
import type { Story, Version } from '../story/story.queries.ts'
import { say } from '../words/index.ts'
import { Compared } from './compared.view.tsx'
import { sayCut } from './words/index.ts'

type Props = Readonly<{ story: Story; versions: readonly Version[]; before: Opened; after: Opened }>

export const CompareVersionsPage: FC<Props> = ({ story, versions, before, after }) => {
  const choices = versions.map(({ number, madeAt }) => [String(number), sayCut('versions.choice', { number, at: sayMoment(madeAt, DEFAULT_ZONE) })] as const)
  return (
    <Page title={sayCut('versions.title')} lead={sayCut('versions.lead')} back={{ href: `/stories/${story.id}`, text: say('story-of', { day: sayShortDay(dayOf(story.toldAt, DEFAULT_ZONE)) }) }}>
      {versions.length < 2 ? <p>{sayCut('versions.one')}</p> : (
        <>
          <Form method="get" action={`/stories/${story.id}/compare`}>
            <div class="pair">
              <SelectField name="before" label={sayCut('versions.before')} choices={choices} value={String(before.number)} />
              <SelectField name="after" label={sayCut('versions.after')} choices={choices} value={String(after.number)} />
            </div>
            <Button look="second">{sayCut('versions.show')}</Button>
          </Form>
          <Compared before={before.words} after={after.words} beforeTitle={sayCut('versions.version', { number: before.number })} afterTitle={sayCut('versions.version', { number: after.number })} />
        </>
      )}
    </Page>
  )
}
