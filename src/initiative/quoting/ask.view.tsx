import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, RadioField, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Empty, Pages, Tag, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { dayOf, sayDay } from '#platform/time.ts'
import { SectionField } from '../case-study/sentence.view.tsx'
import type { Section } from '../case-study/tables.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { AskFormCode } from './quoting.form.ts'
import type { Askable, Asked } from './quoting.queries.ts'
import { sayQuoting } from './words/index.ts'

export type AskCode = AskFormCode | 'voice-unknown' | 'most-waiting'
type Props = Readonly<{
  here: Seen; voices: readonly Askable[]; more: boolean; requests: readonly Asked[]; moreRequests: boolean
  search: string | undefined; section: Section | undefined; typed: Typed | undefined; problems: readonly Problem<AskCode>[]
}>

export const AskPage: FC<Props> = ({ here, voices, more, requests, moreRequests, search, section, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayQuoting(`problems.${code}`))
  const quotes = `/initiatives/${here.initiative.slug}/case-study/quotes`
  const next = new URLSearchParams({ ...(search === undefined ? {} : { search }), after: voices.at(-1)?.id ?? '' })
  return (
    <InitiativePage here={here} title={sayQuoting('ask.title')} lead={sayQuoting('ask.lead')} back={{ href: quotes, text: sayQuoting('ask.back') }} problems={sentences} listed={false}>
      {voices.length === 0 && search === undefined ? <Empty text={sayQuoting('ask.none')} /> : <Search at={`${quotes}/ask`} search={search} />}
      {voices.length === 0 && search !== undefined ? <p role="status">{sayQuoting('ask.none-found')}</p> : null}
      {voices.length === 0 ? null : (
        <>
          <Form typed={typed} problems={sentences}>
            <RadioField name="voice" label={sayQuoting('ask.choose')} value={voices.length === 1 ? voices[0]?.id : undefined} choices={voices.map(({ id, words }) => [id, words] as const)} />
            <SectionField value={section ?? 'starting'} label={sayQuoting('ask.section')} />
            <Button>{sayQuoting('ask.button')}</Button>
          </Form>
          <Pages next={more ? `${quotes}/ask?${next.toString()}` : undefined} />
        </>
      )}
      {requests.length === 0 ? null : (
        <section>
          <h2>{sayQuoting('ask.asked')}</h2>
          <ul class="cards" role="list">
            {requests.map(({ words, at, said }) => (
              <li class="card">
                <blockquote class="case-quote"><Words text={words} /></blockquote>
                <p class="card__quiet">{sayQuoting('ask.asked-on', { day: sayDay(dayOf(at, here.initiative.zone)) })} <Tag tone={said === undefined ? 'waiting' : said === 'no' ? 'plain' : 'good'}>{sayQuoting(`ask.said.${said ?? 'waiting'}`)}</Tag></p>
              </li>
            ))}
          </ul>
          <Pages next={moreRequests ? `${quotes}/ask?asked=${requests.at(-1)?.id ?? ''}` : undefined} />
        </section>
      )}
    </InitiativePage>
  )
}

const Search: FC<{ at: string; search: string | undefined }> = ({ at, search }) => (
  <div role="search" class="screen-only">
    <Form method="get" action={at} class="row">
      <TextField name="search" type="search" label={sayQuoting('ask.search')} value={search} />
      <Button look="second">{sayQuoting('ask.search-button')}</Button>
    </Form>
    {search === undefined ? null : <p><a href={at}>{sayQuoting('ask.clear')}</a></p>}
  </div>
)
