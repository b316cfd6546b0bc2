import type { FC } from 'hono/jsx'
import { madeBefore } from '#platform/page/made-before.tsx'
import { Empty, LinkButton, Pages, Table } from '#platform/page/parts.tsx'
import { sayShortDay } from '#platform/time.ts'
import { sayCase } from '../case-study/words/index.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { PublishedCounts, ShownCount } from '../published-count/published-count.queries.ts'
import { standpointName } from '../standpoint-name.ts'
import type { ItemId } from '../tables.ts'
import type { Left } from './strands.queries.ts'
import { ThreadTable } from './thread-table.view.tsx'
import type { Outline } from './outline.rules.ts'
import { Strand } from './outline.view.tsx'
import { ThreadPicture } from './picture/thread-picture.view.tsx'
import { sayThread } from './words/index.ts'

type Props = Readonly<{ here: Seen; outline: Outline; left: Left; loose: number; counts: PublishedCounts | undefined; after: ItemId | undefined; asTable: boolean }>

export const ThreadPage: FC<Props> = ({ here, outline, left, loose, counts, after, asTable }) => {
  const { initiative, membership } = here
  const base = `/initiatives/${initiative.slug}`
  const { strands } = outline
  const first = after === undefined
  const at = (query: Readonly<Record<string, string | undefined>>) => pathOf(base, { as: asTable ? 'table' : undefined, ...query })
  const next = left.themes + left.others === 0 ? undefined : strands.at(-1)?.item.id
  const isPublic = initiative.openTo === 'public'
  const { words, picture } = told({ base, title: initiative.title, outline, counts: strands.map(({ item }) => themeCounts(counts, item.id)), member: membership !== undefined, asTable })
  return (
    <InitiativePage here={here} title={sayThread('page.title')} lead={sayThread('page.lead')} wide listed={isPublic && first && !asTable}
      links={isPublic ? [{ href: `${base}/thread.atom`, type: 'application/atom+xml', title: sayThread('page.feed') }] : []}>
      {strands.length === 0 && loose === 0 ? (
        <Empty text={sayThread('page.empty')}>{membership === undefined ? null : <LinkButton href={`${base}/voices/new`}>{sayThread('page.say')}</LinkButton>}</Empty>
      ) : null}
      {strands.length === 0 ? null : (
        <section>
          <h2>{sayThread(asTable ? 'page.table' : 'page.words')}</h2>
          <p class="screen-only"><a href={pathOf(base, { after, as: asTable ? undefined : 'table' })}>{sayThread(asTable ? 'page.words' : 'page.table')}</a>{' · '}<a href="#picture">{sayThread('page.picture')}</a></p>
          {words}
          {next === undefined ? null : <p class="thread-left"><a href={at({ after: next })} rel="next">{leftInWords(left)}</a></p>}
        </section>
      )}
      {loose === 0 || !first ? null : (
        <section><h3>{sayThread('page.loose')}</h3><p><a href={`${base}/heard`}>{sayThread('page.loose-text', { count: loose })}</a></p></section>
      )}
      <Pages first={first ? undefined : at({})} />
      {strands.length === 0 ? null : (
        <section class="strand wide">
          <h2 id="picture">{sayThread('page.picture')}</h2>
          {picture}
          {next === undefined ? null : <p class="thread-left"><a href={`${at({ after: next })}#picture`}>{leftInWords(left)}</a></p>}
        </section>
      )}
      {counts === undefined || !first ? null : <Counts counts={counts} />}
      <section class="screen-only">
        <h2>{sayThread('page.as-story')}</h2>
        <p><a href={`${base}/case-study`}>{sayCase('link-whole')}</a></p>
      </section>
      <section class="screen-only">
        <h2>{sayThread('page.as-data')}</h2>
        <ul>
          <li><a href={`${base}/thread.csv`}>{sayThread('page.csv')}</a></li>
          <li><a href={`${base}/thread.json`}>{sayThread('page.json')}</a></li>
          <li><a href={`${base}/export`}>{sayThread('page.whole')}</a></li>
          {isPublic ? <li><a href={`${base}/thread.atom`}>{sayThread('page.feed')}</a></li> : null}
        </ul>
      </section>
    </InitiativePage>
  )
}

type Told = Readonly<{ base: string; title: string; outline: Outline; counts: readonly (string | undefined)[]; member: boolean; asTable: boolean }>

/** To tell it and draw it costs more than all else of the page, and many look at the same thread. */
const told = madeBefore(({ base, title, outline, counts, member, asTable }: Told) => ({
  words: asTable ? <ThreadTable base={base} outline={outline} /> : <>{outline.strands.map((node, index) => <Strand base={base} node={node} member={member} counts={counts[index]} />)}</>,
  picture: <ThreadPicture outline={outline} title={title} />,
}))

const pathOf = (base: string, query: Readonly<Record<string, string | undefined>>): string => {
  const asked = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  return `${base}/thread${asked.size === 0 ? '' : `?${asked.toString()}`}`
}

/** What is gathered here and told on the pages that follow. */
const leftInWords = ({ themes, others, voices }: Left): string => (themes > 0 ? sayThread('page.more-themes', { count: themes, voices }) : sayThread('page.more-others', { count: others }))

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
