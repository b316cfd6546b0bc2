import type { FC } from 'hono/jsx'
import type { Id } from '#platform/ids.ts'
import { Button, Form, SelectField, TextField } from '#platform/page/form.tsx'
import { Page } from '#platform/page/page.tsx'
import { Empty, LinkButton, Pages, Tag } from '#platform/page/parts.tsx'
import type { Day } from '#platform/time.ts'
import { standpointName } from '../standpoint-name.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { InitiativeId } from '../tables.ts'
import type { Listed, Overlap } from './list-initiatives.queries.ts'
import { STATUSES, type Status, statusOf } from './register.rules.ts'
import type { TopicKey } from './tables.ts'
import { topicChoices, topicName } from './topics.ts'
import { sayPurpose } from './words/index.ts'

type Areas = readonly Readonly<{ id: Id<'area'>; name: string }>[]
export type Filter = Readonly<{ area: Id<'area'> | undefined; topic: TopicKey | undefined; status: Status | undefined; search: string | undefined }>
type Props = Readonly<{
  initiatives: readonly Listed[]
  areas: Areas
  filter: Filter
  today: Day
  /** Of each, who else works on the same in the same place. */
  overlaps: ReadonlyMap<InitiativeId, readonly Overlap[]>
  /** Of those that this person takes part in, as what nobody is there yet. */
  missing: ReadonlyMap<InitiativeId, readonly Standpoint[]>
  /** Where the next page goes on. */
  next: InitiativeId | undefined
  /** It is not the first page. */
  later: boolean
}>

/** The register, looked through in this way. */
function pathOf(filter: Partial<Filter>, after?: InitiativeId): string {
  const asked = new URLSearchParams(Object.entries({ ...filter, after }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  return asked.size === 0 ? '/initiatives' : `/initiatives?${asked.toString()}`
}

export const ListInitiativesPage: FC<Props> = ({ initiatives, areas, filter, today, overlaps, missing, next, later }) => {
  const looking = Object.values(filter).some((one) => one !== undefined)
  const areaName = new Map(areas.map((one) => [one.id, one.name]))
  return (
    <Page title={sayPurpose('list.title')} lead={sayPurpose('list.lead')} listed>
      <FilterForm areas={areas} filter={filter} />
      {looking ? <p><a href="/initiatives">{sayPurpose('list.all')}</a></p> : null}
      {initiatives.length === 0 ? <Empty text={sayPurpose(looking ? 'list.none-like-this' : 'list.none')} /> : (
        <ul class="cards">
          {initiatives.map((one) => <RegisterCard initiative={one} area={one.area === undefined ? undefined : areaName.get(one.area)} today={today} overlaps={overlaps.get(one.id) ?? []} missing={missing.get(one.id) ?? []} />)}
        </ul>
      )}
      <Pages next={next === undefined ? undefined : pathOf(filter, next)} first={later ? pathOf(filter) : undefined} />
      <p><LinkButton href="/initiatives/new" look="second">{sayPurpose('list.start')}</LinkButton></p>
      <ul class="actions">
        <li><a href="/initiatives.atom">{sayPurpose('feed.link')}</a></li>
        <li><a href="/initiatives.json">{sayPurpose('feed.json')}</a></li>
      </ul>
    </Page>
  )
}

const FilterForm: FC<Pick<Props, 'areas' | 'filter'>> = ({ areas, filter }) => (
  <div role="search">
    <Form method="get" action="/initiatives">
      <div class="row">
        <TextField name="search" type="search" label={sayPurpose('list.search')} value={filter.search} />
        <Button look="second">{sayPurpose('list.show')}</Button>
      </div>
      <details class="details" open={filter.area !== undefined || filter.topic !== undefined || filter.status !== undefined}>
        <summary>{sayPurpose('list.narrow')}</summary>
        <div>
          {areas.length === 0 ? null : <SelectField name="area" label={sayPurpose('list.area')} empty={sayPurpose('list.all-areas')} value={filter.area} choices={areas.map(({ id, name }) => [id, name] as const)} />}
          <SelectField name="topic" label={sayPurpose('list.topic')} empty={sayPurpose('list.all-topics')} value={filter.topic} choices={topicChoices()} />
          <SelectField name="status" label={sayPurpose('list.status')} empty={sayPurpose('list.all-statuses')} value={filter.status} choices={STATUSES.map((status) => [status, sayPurpose(`status.${status}`)] as const)} />
          <Button look="second">{sayPurpose('list.show')}</Button>
        </div>
      </details>
    </Form>
  </div>
)

const TONES = { starting: 'waiting', 'under-way': 'good', ended: 'gone' } as const

type CardProps = Readonly<{ initiative: Listed; area: string | undefined; today: Day; overlaps: readonly Overlap[]; missing: readonly Standpoint[] }>

const RegisterCard: FC<CardProps> = ({ initiative: one, area, today, overlaps, missing }) => {
  const status = statusOf(one, today)
  const where = [area, ...one.topics.map(topicName)].filter((name) => name !== undefined)
  return (
    <li class="card">
      <h2><a href={`/initiatives/${one.slug}`}>{one.title}</a></h2>
      <p class="card__marks">
        <Tag tone={TONES[status]}>{sayPurpose(`status.${status}`)}</Tag> {one.mine ? <Tag>{sayPurpose('list.mine')}</Tag> : null} {one.example ? <Tag>{sayPurpose('list.example')}</Tag> : null}
      </p>
      <p>{firstWords(one.purpose)}</p>
      {where.length === 0 ? null : <p class="hint">{where.join(' · ')}</p>}
      {one.lookingFor === undefined || status === 'ended' ? null : <p>{sayPurpose('list.looking-for', { whom: one.lookingFor })}</p>}
      {missing.length === 0 ? null : <p>{sayPurpose('list.missing', { standpoints: missing.map(standpointName).join(', ') })}</p>}
      {area === undefined || overlaps.length === 0 ? null : (
        <ul class="actions">
          {overlaps.map(({ topic, others }) => (
            <li><a href={pathOf({ area: one.area, ...(topic.key === null ? { search: topic.words } : { topic: topic.key }) })}>{sayPurpose('list.overlap', { others, topic: topicName(topic), area })}</a></li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** Initiatives with their first words, as lists on several pages show them. */
export const InitiativeList: FC<{ initiatives: readonly Listed[] }> = ({ initiatives }) => (
  <ul class="cards">
    {initiatives.map((one) => (
      <li class="card">
        <h3><a href={`/initiatives/${one.slug}`}>{one.title}</a></h3>
        <p>{firstWords(one.purpose)}</p>
        {!one.mine && !one.example ? null : (
          <p class="card__marks">{one.mine ? <Tag tone="good">{sayPurpose('list.mine')}</Tag> : null} {one.example ? <Tag>{sayPurpose('list.example')}</Tag> : null}</p>
        )}
      </li>
    ))}
  </ul>
)

/** Enough of a purpose to know whether one wants to read on. */
function firstWords(purpose: string): string {
  const line = purpose.split('\n')[0] ?? ''
  return line.length <= 180 ? line : `${line.slice(0, 180).replace(/\s+\S*$/, '')} …`
}
