import type { FC } from 'hono/jsx'
import { Button, type Choice, Form, TextField, TickField } from '#platform/page/form.tsx'
import { Page } from '#platform/page/page.tsx'
import { Buttons } from '#platform/page/parts.tsx'
import { bylineOf } from '../resource/resource.view.tsx'
import { say } from '../words/index.ts'
import { FileLinks } from './cite.part.tsx'
import { sayCitation } from './words/index.ts'
import type { Work } from './works.queries.ts'

type Props = Readonly<{ q: string; chosen: readonly (Pick<Work, 'slug' | 'title' | 'content'> & Readonly<{ words: string }>)[]; others: readonly Work[]; full: boolean }>

function choiceOf({ slug, title, content }: Pick<Work, 'slug' | 'title' | 'content'>): Choice {
  const byline = bylineOf(content)
  return byline === undefined ? [slug, title] : [slug, title, byline]
}

/** What is on somebody's list, what else there is, and the files. */
export const CiteSeveralPage: FC<Props> = ({ q, chosen, others, full }) => (
  <Page title={sayCitation('list.title')} lead={sayCitation('list.lead')} back={{ href: '/library', text: say('title') }}>
    {chosen.length === 0 ? null : (
      <section aria-labelledby="take">
        <h2 id="take">{sayCitation('list.take')}</h2>
        <p>{sayCitation('list.take-lead', { count: chosen.length })}</p>
        <FileLinks hrefOf={(ending) => `/library/export.${ending}?${new URLSearchParams(chosen.map(({ slug }) => ['item', slug])).toString()}`} />
      </section>
    )}
    <Form method="get" action="/library/cite">
      {chosen.length === 0 ? <p>{sayCitation('list.none')}</p> : <TickField name="item" label={sayCitation('list.chosen')} choices={chosen.map(choiceOf)} values={chosen.map(({ slug }) => slug)} />}
      {full ? <p>{sayCitation('list.full')}</p> : (
        <>
          <TextField name="q" type="search" label={sayCitation('list.find')} hint={sayCitation('list.find-hint')} value={q} />
          {others.length === 0 ? <p>{sayCitation('list.found-none')}</p> : <TickField name="add" label={q === '' ? sayCitation('list.newest') : sayCitation('list.found')} choices={others.map(choiceOf)} values={[]} />}
        </>
      )}
      <Buttons><Button>{sayCitation('list.keep')}</Button></Buttons>
    </Form>
    {chosen.length === 0 ? null : (
      <section aria-labelledby="references">
        <h2 id="references">{sayCitation('list.references')}</h2>
        <ul class="cite__list">{chosen.map(({ words }) => words).toSorted((a, b) => a.localeCompare(b, 'en')).map((words) => <li>{words}</li>)}</ul>
      </section>
    )}
    <section class="screen-only" aria-labelledby="all">
      <h2 id="all">{sayCitation('list.all')}</h2>
      <FileLinks hrefOf={(ending) => `/library/export.${ending}`} />
    </section>
  </Page>
)
