import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextArea, TextField } from '#platform/page/form.tsx'
import { Page } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import { say } from '../words/index.ts'
import { Answering, inSentences } from './asking.view.tsx'
import type { QuestionCode } from './request.form.ts'
import { sayRequest } from './words/index.ts'

type Props = Readonly<{ what: string | undefined; signedIn: boolean; typed?: Typed; problems?: readonly Problem<QuestionCode>[] }>

/** What somebody looks for, and what for. */
export const AskPage: FC<Props> = ({ what, signedIn, typed = {}, problems = [] }) => {
  const sentences = inSentences(problems)
  return (
    <Page title={sayRequest('ask.title')} lead={sayRequest('ask.lead')} part={say('title')} back={{ href: '/library', text: say('title') }} problems={sentences} listed={what === undefined}>
      <Form action="/library/ask" typed={typed} problems={sentences}>
        <TextField name="title" label={sayRequest('ask.what')} value={what} />
        <TextArea name="words" label={sayRequest('ask.words')} hint={sayRequest('ask.words-hint')} rows={3} optional />
        <Answering signedIn={signedIn} />
        <Button>{sayRequest('ask.button')}</Button>
      </Form>
      <p>{sayRequest('ask.groups')} <a href="/initiatives">{sayRequest('ask.groups-link')}</a></p>
    </Page>
  )
}
