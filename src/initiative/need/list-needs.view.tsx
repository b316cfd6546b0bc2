import type { FC } from 'hono/jsx'
import { Button, Form, Hidden, SelectField, TextField } from '#platform/page/form.tsx'
import { Card, Cards, Empty, Inset, LinkButton, Pages, Tag } from '#platform/page/parts.tsx'
import { AgreedParts } from '../agreement/agreed-parts.view.tsx'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { standpointName } from '../standpoint-name.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { ItemId } from '../tables.ts'
import { WhoseAndWho } from './need-facts.view.tsx'
import { needPath } from './need.gate.ts'
import type { Need } from './need.queries.ts'
import type { NeedFilter } from './register.queries.ts'
import { sayNeed } from './words/index.ts'

type Props = Readonly<{
  here: Seen
  needs: readonly Need[]
  standpoints: readonly Standpoint[]
  filter: NeedFilter
  /** As what nobody has stated a need yet. */
  silent: readonly Standpoint[]
  continued: boolean
  next: ItemId | undefined
}>

const MOST_IN_HEADING = 140
const headingOf = (words: string) => (words.length <= MOST_IN_HEADING ? words : `${words.slice(0, words.lastIndexOf(' ', MOST_IN_HEADING))} …`)

export const ListNeedsPage: FC<Props> = ({ here, needs, standpoints, filter, silent, continued, next }) => {
  const base = `/initiatives/${here.initiative.slug}/needs`
  const looking = filter.of !== undefined || filter.search !== undefined
  return (
    <InitiativePage here={here} title={sayNeed(filter.outOfUse ? 'list.out-of-use-title' : 'list.title')} lead={filter.outOfUse ? undefined : sayNeed('list.lead')}
      back={filter.outOfUse ? { href: base, text: sayNeed('list.title') } : undefined}>
      {filter.outOfUse ? null : <AgreedParts here={here} at="needs" />}
      {here.membership === undefined || continued || filter.outOfUse ? null : <p class="buttons"><LinkButton href={`${base}/new`}>{sayNeed('list.record')}</LinkButton></p>}
      {needs.length === 0 && !looking ? null : <Look base={base} standpoints={standpoints} filter={filter} looking={looking} />}
      {needs.length === 0 ? <NothingHere here={here} filter={filter} looking={looking} /> : (
        <Cards>{needs.map((need) => <NeedCard here={here} need={need} standpoints={standpoints} />)}</Cards>
      )}
      <Pages next={next === undefined ? undefined : pathOf(base, standpoints, filter, next)} first={continued ? pathOf(base, standpoints, filter) : undefined} />
      {filter.outOfUse || looking || continued ? null : <Silent here={here} silent={silent} />}
      {filter.outOfUse ? null : <p class="screen-only"><a href={`${base}?show=out-of-use`}>{sayNeed('list.out-of-use')}</a></p>}
    </InitiativePage>
  )
}

/** The address of a page of the register. Standpoints are named by their place. */
function pathOf(base: string, standpoints: readonly Standpoint[], { of, search, outOfUse }: NeedFilter, after?: ItemId): string {
  const place = standpoints.findIndex(({ id }) => id === of) + 1
  const asked = new URLSearchParams({
    ...(place === 0 ? {} : { of: String(place) }), ...(search === undefined ? {} : { search }), ...(outOfUse ? { show: 'out-of-use' } : {}), ...(after === undefined ? {} : { after }),
  }).toString()
  return asked === '' ? base : `${base}?${asked}`
}

const Look: FC<{ base: string; standpoints: readonly Standpoint[]; filter: NeedFilter; looking: boolean }> = ({ base, standpoints, filter, looking }) => (
  <div role="search">
    <Form method="get" action={base} class="row">
      {filter.outOfUse ? <Hidden name="show" value="out-of-use" /> : null}
      <SelectField name="of" label={sayNeed('list.of')} empty={sayNeed('list.of-all')} value={String(standpoints.findIndex(({ id }) => id === filter.of) + 1 || '')}
        choices={standpoints.map((one, index) => [String(index + 1), standpointName(one)] as const)} />
      <TextField name="search" type="search" label={sayNeed('list.search')} value={filter.search} />
      <Button look="second">{sayNeed('list.look')}</Button>
    </Form>
    {looking ? <p><a href={filter.outOfUse ? `${base}?show=out-of-use` : base}>{sayNeed('list.clear')}</a></p> : null}
  </div>
)

const NothingHere: FC<{ here: Seen; filter: NeedFilter; looking: boolean }> = ({ here, filter, looking }) =>
  <Empty text={sayNeed(looking ? 'list.none-found' : filter.outOfUse ? 'list.none-out-of-use' : here.membership === undefined ? 'list.empty-outside' : 'list.empty')} />

const NeedCard: FC<{ here: Seen; need: Need; standpoints: readonly Standpoint[] }> = ({ here, need, standpoints }) => (
  <Card title={headingOf(need.words)} href={needPath(here, need.id)}
    quiet={need.hidden || need.toEvaluate ? <>{need.hidden ? <Tag tone="gone">{sayNeed('list.hidden')}</Tag> : null}{' '}{need.toEvaluate ? <Tag>{sayNeed('list.evaluate')}</Tag> : null}</> : undefined}>
    <WhoseAndWho need={need} standpoints={standpoints} member={here.membership !== undefined} />
  </Card>
)

/** Who has not been heard: said kindly, with something to do about it. */
const Silent: FC<{ here: Seen; silent: readonly Standpoint[] }> = ({ here, silent }) => (
  <section aria-labelledby="silent">
    <h2 id="silent">{sayNeed('silent.title')}</h2>
    {silent.length === 0 ? <p>{sayNeed('silent.everybody')}</p> : (
      <Inset>
        <p>{sayNeed('silent.text')}</p>
        <ul class="in-columns">{silent.map((one) => <li>{standpointName(one)}</li>)}</ul>
        <p>{sayNeed('silent.why')}</p>
        {here.membership?.host === true ? <p><a href={`/initiatives/${here.initiative.slug}/questions/new`}>{sayNeed('silent.ask')}</a></p> : null}
      </Inset>
    )}
  </section>
)
