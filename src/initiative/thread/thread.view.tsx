import type { FC } from 'hono/jsx'
import { Empty, LinkButton, Pages, Table } from '#platform/page/parts.tsx'
import { sayShortDay } from '#platform/time.ts'
import { sayCase } from '../case-study/words/index.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { PublishedCounts, ShownCount } from '../published-count/published-count.queries.ts'
import { standpointName } from '../standpoint-name.ts'
import type { ItemId } from '../tables.ts'
import type { Outline } from './outline.rules.ts'
import { Strand } from './outline.view.tsx'
import { ThreadPicture } from './picture/thread-picture.view.tsx'
import { sayThread } from './words/index.ts'

/** How many strands a page tells in words. */
const STRANDS_A_PAGE = 40

type Props = Readonly<{ here: Seen; outline: Outline; counts: PublishedCounts | undefined; after: ItemId | undefined }>

export const ThreadPage: FC<Props> = ({ here, outline, counts, after }) => {
  const { initiative, membership } = here
  const base = `/initiatives/${initiative.slug}`
  const from = after === undefined ? 0 : outline.strands.findIndex(({ item }) => item.id === after) + 1
  const strands = outline.strands.slice(from, from + STRANDS_A_PAGE)
  const next = outline.strands.length > from + STRANDS_A_PAGE ? strands.at(-1)?.item.id : undefined
  const isPublic = initiative.openTo === 'public'
  return (
    <InitiativePage here={here} title={sayThread('page.title')} lead={sayThread('page.lead')} wide listed={isPublic && from === 0}
      links={isPublic ? [{ href: `${base}/thread.atom`, type: 'application/atom+xml', title: sayThread('page.feed') }] : []}>
      {outline.strands.length === 0 && outline.loose.said === 0 ? (
        <Empty text={sayThread('page.empty')}>{membership === undefined ? null : <LinkButton href={`${base}/voices/new`}>{sayThread('page.say')}</LinkButton>}</Empty>
      ) : null}
      {strands.length === 0 ? null : (
        <section>
          <h2>{sayThread('page.words')}</h2>
          {from > 0 ? null : <p class="screen-only"><a href="#picture">{sayThread('page.to-picture')}</a></p>}
          {strands.map((node) => <Strand base={base} node={node} member={membership !== undefined} counts={themeCounts(counts, node.item.id)} />)}
        </section>
      )}
      {outline.loose.said === 0 || from > 0 ? null : (
        <section><h3>{sayThread('page.loose')}</h3><p><a href={`${base}/heard`}>{sayThread('page.loose-text', { count: outline.loose.said })}</a></p></section>
      )}
      <Pages next={next === undefined ? undefined : `${base}/thread?after=${next}`} first={from > 0 ? `${base}/thread` : undefined} />
      {strands.length === 0 || from > 0 ? null : (
        <section class="strand wide"><h2 id="picture">{sayThread('page.picture')}</h2><ThreadPicture outline={outline} title={initiative.title} /></section>
      )}
      {counts === undefined || from > 0 ? null : <Counts counts={counts} />}
      <section class="screen-only">
        <h2>{sayThread('page.as-data')}</h2>
        <ul>
          <li><a href={`${base}/case-study`}>{sayCase('link-whole')}</a></li>
          <li><a href={`${base}/thread.json`}>{sayThread('page.json')}</a></li>
          <li><a href={`${base}/export`}>{sayThread('page.whole')}</a></li>
          <li><a href={`${base}/thread.csv`}>{sayThread('page.csv')}</a></li>
          {isPublic ? <li><a href={`${base}/thread.atom`}>{sayThread('page.feed')}</a></li> : null}
        </ul>
      </section>
    </InitiativePage>
  )
}

/** From where people spoke, for the initiative: only what is published. */
const Counts: FC<Readonly<{ counts: PublishedCounts }>> = ({ counts }) => (
  <section>
    <h2>{sayThread('counts.title')}</h2>
    <p class="hint">{sayThread('counts.text', { day: sayShortDay(counts.asOf) })}</p>
    {counts.initiative.length === 0 ? <p>{sayThread('counts.none')}</p>
      : <Table caption={sayThread('counts.title')} head={[sayThread('counts.standpoint'), sayThread('counts.people')]} rows={counts.initiative.map((one) => [standpointName(one.standpoint), String(one.atLeast)])} />}
  </section>
)

const themeCounts = (counts: PublishedCounts | undefined, theme: ItemId): string | undefined => {
  const shown = counts?.themes.get(theme) ?? []
  return shown.length === 0 ? undefined : sayThread('counts.theme', { list: shown.map(partOf).join(', ') })
}

const partOf = ({ standpoint, atLeast }: ShownCount) => sayThread('counts.part', { count: atLeast, standpoint: standpointName(standpoint) })
