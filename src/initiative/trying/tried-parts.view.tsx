/** The parts that the pages of ideas, prototypes and tests have together. */
import type { Child, FC } from 'hono/jsx'
import { Facts, Inset, MomentText, Tag, Timeline } from '#platform/page/parts.tsx'
import { RoomList } from '../agreement/room-list.view.tsx'
import { InitiativePage } from '../initiative-page.tsx'
import type { Seen } from '../initiative.gate.ts'
import type { PersonId } from '../tables.ts'
import { wholePage } from '../thread/whole-page.ts'
import { sayThread } from '../thread/words/index.ts'
import type { Result } from '../trial/tables.ts'
import { WaysOfItem } from '../ways/way-tags.view.tsx'
import type { ByWhom } from './by-whom.queries.ts'
import type { Around, Near } from './sources.queries.ts'
import type { Tried } from './tables.ts'
import { type AtTried, triedPath } from './tried.gate.ts'
import type { TriedVersion } from './tried.queries.ts'
import { sayTrying } from './words/index.ts'

/** What people are called; not given to anybody outside. */
export type Names = ReadonlyMap<PersonId, string> | undefined

/** That something did not work is no alarm: it is what a test is for. */
const TONES: Readonly<Record<Result, 'good' | 'plain' | 'waiting'>> = { worked: 'good', 'in-part': 'plain', 'did-not': 'plain', 'too-early': 'waiting' }

/** How a test went, in a few words. */
export const ResultTag: FC<{ result: Result }> = ({ result }) => <Tag tone={TONES[result]}>{sayTrying(`results.${result}`)}</Tag>

/** What stands beside it in the thread, each with its kind. */
export const NearList: FC<{ here: Pick<Seen, 'initiative'>; near: readonly Near[]; none: string }> = ({ here, near, none }) =>
  near.length === 0 ? <p>{none}</p> : (
    <ul class="plain-list">
      {near.map((one) => (
        <li><Tag>{sayThread(`kinds.${one.kind}`)}</Tag>{' '}<a href={`/initiatives/${here.initiative.slug}/${wholePage(one.kind)}/${one.id}`}>{one.words}</a>{one.result === null ? null : <>{' '}<ResultTag result={one.result} /></>}</li>
      ))}
    </ul>
  )

/** What it rests on and what came of it. */
export const AroundParts: FC<{ here: AtTried; around: Around }> = ({ here, around }) => (
  <>
    <section>
      <h2>{sayTrying('show.rests-on')}</h2>
      <NearList here={here} near={around.restsOn} none={sayTrying('show.rests-on-none')} />
    </section>
    <section>
      <h2>{sayTrying('show.came')}</h2>
      <NearList here={here} near={around.came} none={sayTrying('show.came-none')} />
      <p class="screen-only"><a href={`/initiatives/${here.initiative.slug}/items/${here.item.id}`}>{sayTrying('show.thread')}</a></p>
    </section>
  </>
)

/** That a host hid it, or that it was put away and why. */
export const Standing: FC<{ here: AtTried }> = ({ here: { item } }) => (
  <>
    {item.hidden ? <Inset><p>{sayTrying('show.hidden')}</p></Inset> : null}
    {item.ending === null ? null : (
      <Inset><p>{item.ending.kind === 'nobody' ? sayTrying('show.nobody') : sayTrying(item.ending.kind === 'set-aside' ? 'show.set-aside' : 'show.stopped', { reason: item.ending.reason ?? '' })}</p></Inset>
    )}
  </>
)

/** By whom, by name and standpoint: for those who take part. Of an idea or a prototype nobody outside learns it. */
export const ByWhomPart: FC<{ title: string; byWhom: readonly ByWhom[]; called: Names }> = ({ title, byWhom, called }) =>
  called === undefined ? null : (
    <section>
      <h2>{title}</h2>
      {byWhom.length === 0 ? <p>{sayTrying('by.none')}</p> : <RoomList room={byWhom} called={called} />}
    </section>
  )

/** When it was recorded, and how often changed: the history is for those who take part. */
export const WhenPart: FC<{ here: AtTried; kind: Tried }> = ({ here, kind }) => {
  const { item, initiative, membership } = here
  const count = item.says.version - 1
  return (
    <>
      {item.hidden ? null : <WaysOfItem base={`/initiatives/${initiative.slug}`} item={item.id} ways={item.ways} member={membership !== undefined} />}
      <Facts facts={[[sayTrying('show.recorded'), <MomentText at={item.recordedAt} zone={initiative.zone} />]]} />
      {count === 0 ? null : membership === undefined ? <p class="soft">{sayTrying('show.changed', { count })}</p> : <p><a href={triedPath(here, kind, item.id, '/history')}>{sayTrying('show.history', { count })}</a></p>}
    </>
  )
}

/** What a member can do with any of them, after what is there for this one. */
export const Actions: FC<{ here: AtTried; kind: Tried; first?: readonly (readonly [href: string, text: string])[] }> = ({ here, kind, first = [] }) => {
  const { initiative, item, membership } = here
  const at = `/initiatives/${initiative.slug}/items/${item.id}`
  const links = [
    ...first,
    [`/initiatives/${initiative.slug}/agreements/new?rests=${item.id}`, sayTrying('show.agree')] as const,
    [triedPath(here, kind, item.id, '/edit'), sayTrying('show.change')] as const,
    ...(item.hidden ? [] : [item.ending === null ? [`${at}/ending`, sayTrying('show.put-away')] as const : [at, sayTrying('show.reopen')] as const]),
    ...(membership?.host === true && !item.hidden ? [[`${at}/hide`, sayTrying('show.hide')] as const] : []),
    [`/report?about=${at}`, sayTrying('show.report')] as const,
  ]
  return membership === undefined ? null : <ul class="actions screen-only">{links.map(([href, text]) => <li><a href={href}>{text}</a></li>)}</ul>
}

type HistoryProps<Kind extends Tried> = Readonly<{ here: AtTried<Kind>; kind: Kind; title: string; versions: readonly TriedVersion<Kind>[]; called: ReadonlyMap<PersonId, string>; show: (says: TriedVersion<Kind>['says']) => Child }>

/** Every version, the newest first. */
export function HistoryPage<Kind extends Tried>({ here, kind, title, versions, called, show }: HistoryProps<Kind>) {
  return (
    <InitiativePage here={here} title={sayTrying('history.title')} back={{ href: triedPath(here, kind, here.item.id), text: title }} listed={false}>
      <Timeline steps={versions.map(({ says, recordedBy, at }, index) => ({
        when: <MomentText at={new Date(at)} zone={here.initiative.zone} />,
        what: (
          <>
            <h2>{index === 0 ? sayTrying('history.now') : says.version === 1 ? sayTrying('history.first') : sayTrying('history.version', { version: says.version })}</h2>
            {show(says)}
            <p class="soft">{sayTrying('history.by', { who: (recordedBy === null ? undefined : called.get(recordedBy)) ?? sayTrying('history.somebody') })}</p>
          </>
        ),
      }))} />
    </InitiativePage>
  )
}
