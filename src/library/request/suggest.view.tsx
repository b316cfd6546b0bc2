import type { Child, FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextArea, TextField } from '#platform/page/form.tsx'
import { Page } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Titled } from '../entry/entry.queries.ts'
import { entryPath } from '../kind.ts'
import { say } from '../words/index.ts'
import { Answering, inSentences } from './asking.view.tsx'
import type { SuggestionCode } from './request.form.ts'
import { sayRequest } from './words/index.ts'

type Props = Readonly<{
  /** What was looked for; undefined at the beginning. */
  looked: Readonly<{ title: string | undefined; url: string | undefined; near: readonly Titled[] }> | undefined
  /** What its page says of itself, where somebody typed an address. */
  said?: Child
  signedIn: boolean; typed?: Typed; problems?: readonly Problem<SuggestionCode>[]
}>

/** First whether it is there already; then what there is to say of it. */
export const SuggestPage: FC<Props> = ({ looked, said, signedIn, typed = {}, problems = [] }) => {
  const sentences = inSentences(problems)
  return (
    <Page title={sayRequest('suggest.title')} lead={sayRequest('suggest.lead')} part={say('title')} back={{ href: '/library', text: say('title') }} problems={sentences} listed={looked === undefined}>
      {looked === undefined ? (
        <Form action="/library/look-up" typed={typed} problems={sentences}>
          <TextField name="what" label={sayRequest('suggest.what')} hint={sayRequest('suggest.what-hint')} />
          <Button>{sayRequest('suggest.look')}</Button>
        </Form>
      ) : (
        <>
          <Near near={looked.near} />
          {said}
          <h2>{sayRequest(looked.near.length === 0 ? 'suggest.tell' : 'suggest.not-these')}</h2>
          <Form action="/library/suggest" typed={typed} problems={sentences}>
            <TextField name="title" label={sayRequest('suggest.name')} hint={sayRequest('suggest.either')} value={looked.title} optional />
            <TextField name="url" type="url" label={sayRequest('suggest.url')} value={looked.url} optional />
            <TextArea name="words" label={sayRequest('suggest.words')} rows={3} optional />
            <Answering signedIn={signedIn} />
            <Button>{sayRequest('suggest.button')}</Button>
          </Form>
        </>
      )}
    </Page>
  )
}

const Near: FC<{ near: readonly Titled[] }> = ({ near }) => (near.length === 0 ? <p>{sayRequest('suggest.none-near')}</p> : (
  <>
    <h2>{sayRequest('suggest.near')}</h2>
    <ul>{near.map(({ kind, slug, title }) => <li><a href={entryPath(kind, slug)}>{title}</a></li>)}</ul>
  </>
))
