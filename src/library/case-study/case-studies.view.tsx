import type { FC } from 'hono/jsx'
import { WAYS } from '#initiative/index.ts'
import { Button, Form, Hidden, SelectField } from '#platform/page/form.tsx'
import { Page } from '#platform/page/page.tsx'
import { Card, Cards, Empty, LinkButton, Pages } from '#platform/page/parts.tsx'
import type { Titled } from '../entry/entry.queries.ts'
import { entryPath } from '../kind.ts'
import { SECTORS } from '../resource/resource.rules.ts'
import { sayResource } from '../resource/words/index.ts'
import type { EntryId } from '../tables.ts'
import { say } from '../words/index.ts'
import type { Chosen, ListedStudy } from './case-study.queries.ts'
import { sayStudy } from './words/index.ts'

type Props = Readonly<{ found: readonly ListedStudy[]; next: EntryId | undefined; later: boolean; chosen: Pick<Chosen, 'way' | 'sector'> & Readonly<{ topic: Titled | undefined }> }>

const PATH = '/library/case-studies'

export const CaseStudiesPage: FC<Props> = ({ found, next, later, chosen: { way, sector, topic } }) => {
  const query = (more: Readonly<Record<string, string>>) => `${PATH}?${new URLSearchParams({ ...(way === undefined ? {} : { way }), ...(sector === undefined ? {} : { sector }), ...(topic === undefined ? {} : { topic: topic.slug }), ...more }).toString()}`
  const some = way !== undefined || sector !== undefined || topic !== undefined
  return (
    <Page title={sayStudy('list.title')} part={say('title')} lead={sayStudy('list.lead')} back={{ href: '/library', text: say('title') }} listed>
      {found.length === 0 && !some ? null : (
        <Form method="get" action={PATH} class="filter">
          <SelectField name="way" label={sayStudy('list.way')} empty={sayStudy('list.any')} value={way ?? ''} choices={WAYS.map((one) => [one, sayResource(`way.${one}`)] as const)} />
          <SelectField name="sector" label={sayStudy('list.sector')} empty={sayStudy('list.any')} value={sector ?? ''} choices={SECTORS.map((one) => [one, sayResource(`sector.${one}`)] as const)} />
          {topic === undefined ? null : <Hidden name="topic" value={topic.slug} />}
          <Button look="second">{sayStudy('list.apply')}</Button>
        </Form>
      )}
      {topic === undefined ? null : <p>{sayStudy('list.topic')}: <a href={entryPath('topic', topic.slug)}>{topic.title}</a></p>}
      {some ? <p><a href={PATH}>{sayStudy('list.all')}</a></p> : null}
      {found.length === 0 ? <Empty text={sayStudy(some ? 'list.none' : 'list.empty')} /> : <Cards>{found.map((one) => <CaseStudyCard study={one} />)}</Cards>}
      <Pages next={next === undefined ? undefined : query({ after: next })} first={later ? query({}) : undefined} />
      <p><a href={`/search?${new URLSearchParams({ type: 'case-study', kind: 'resource', ...(way === undefined ? {} : { way }), ...(sector === undefined ? {} : { sector }), ...(topic === undefined ? {} : { topic: topic.slug }) }).toString()}`}>{sayStudy('list.elsewhere')}</a></p>
      <p class="screen-only"><LinkButton href={`${PATH}/new`} look="second">{sayStudy('list.write')}</LinkButton></p>
    </Page>
  )
}

/** One case study in a list: where it was, in which ways, and in short what was done. */
export const CaseStudyCard: FC<Readonly<{ study: Pick<ListedStudy, 'slug' | 'content'>; level?: 2 | 3 }>> = ({ study: { slug, content }, level = 2 }) => (
  <Card title={content.title} href={entryPath('case-study', slug)} level={level}
    quiet={[content.place, ...content.ways.map((way) => sayResource(`way.${way}`)), content.initiative === undefined ? undefined : sayStudy('list.by-group')].filter(Boolean).join(' · ') || undefined}>
    {content.lead === '' ? null : <p>{content.lead}</p>}
  </Card>
)
