import type { FC } from 'hono/jsx'
import { Button, type Choice, Form, Hidden, TextField, TickField } from '#platform/page/form.tsx'
import { Page } from '#platform/page/page.tsx'
import { Buttons } from '#platform/page/parts.tsx'
import { bylineOf } from '../resource/resource.view.tsx'
import { say } from '../words/index.ts'
import { type ChosenQuery, pairsOf } from './chosen.rules.ts'
import { FileLinks } from './cite.part.tsx'
import { sayCitation } from './words/index.ts'
import type { Work } from './works.queries.ts'

/** `described`: what is looked for, and by what it is narrowed down. */
type Props = Readonly<{ described: ChosenQuery; chosen: readonly (Pick<Work, 'slug' | 'title' | 'content'> & Readonly<{ words: string }>)[]; others: readonly Work[]; finds: boolean; full: boolean }>

function choiceOf({ slug, title, content }: Pick<Work, 'slug' | 'title' | 'content'>): Choice {
  const byline = bylineOf(content)
  return byline === undefined ? [slug, title] : [slug, title, byline]
}

/** What is on somebody's list, what else there is, and the files. */
export const CiteSeveralPage: FC<Props> = ({ described, chosen, others, finds, full }) => {
  const pairs = pairsOf(described)
  const found = new URLSearchParams(pairs.map(([name, one]) => [name, one])).toString()
  return (
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
            <TextField name="q" type="search" label={sayCitation('list.find')} hint={sayCitation('list.find-hint')} value={described.q ?? ''} />
            {pairs.filter(([name]) => name !== 'q').map(([name, one]) => <Hidden name={name} value={one} />)}
            {others.length === 0 ? <p>{sayCitation('list.found-none')}</p> : <TickField name="add" label={pairs.length === 0 ? sayCitation('list.newest') : sayCitation('list.found')} choices={others.map(choiceOf)} values={[]} />}
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
      {pairs.length === 0 || !finds ? null : (
        <section class="screen-only" aria-labelledby="found">
          <h2 id="found">{sayCitation('list.all-found')}</h2>
          <p>{sayCitation('list.all-found-lead')}</p>
          <FileLinks hrefOf={(ending) => `/library/export.${ending}?${found}`} />
          <p><a href={chosen.length === 0 ? '/library/cite' : `/library/cite?${new URLSearchParams(chosen.map(({ slug }) => ['item', slug])).toString()}`}>{sayCitation('list.anew')}</a></p>
        </section>
      )}
      <section class="screen-only" aria-labelledby="all">
        <h2 id="all">{sayCitation('list.all')}</h2>
        <FileLinks hrefOf={(ending) => `/library/export.${ending}`} />
      </section>
    </Page>
  )
}
