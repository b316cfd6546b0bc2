import type { FC } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { Button, Form, Hidden } from '#platform/page/form.tsx'
import { DayText, Facts, Inset, Pages, Statement, Tag } from '#platform/page/parts.tsx'
import { dayOf, sayShortDay } from '#platform/time.ts'
import { canStop } from '../happened/ending.rules.ts'
import type { Claim } from '../happened/claim.rules.ts'
import { ClaimPart } from '../happened/happened.view.tsx'
import type { RecordedEnding } from '../happened/ending.queries.ts'
import type { Seen } from '../initiative.gate.ts'
import type { ItemPicture } from '../item-picture/item-picture.queries.ts'
import { ItemPictures } from '../item-picture/item-pictures.view.tsx'
import { IssuesAbout } from '../local-issue/issues-about.view.tsx'
import { InitiativePage } from '../initiative-page.tsx'
import { saySafety } from '../safety/words/index.ts'
import { WaysOfItem } from '../ways/way-tags.view.tsx'
import { tagInWords } from '../tag/tag.ts'
import { say } from '../words/index.ts'
import type { FoundItem } from './find-item.queries.ts'
import type { OutlineNode } from './outline.rules.ts'
import { Nodes } from './outline.view.tsx'
import { dayOfItem, sentenceOfEnd, sentencesBeside } from './sentences.ts'
import type { SaidLine } from './show-item.queries.ts'
import { hasWholePage, wholePage } from './whole-page.ts'
import { sayThread } from './words/index.ts'

type Props = Readonly<{
  here: Seen; item: FoundItem
  /** The item in the outline; not there for a voice, or where it is hidden. */
  self: OutlineNode | undefined
  came: readonly OutlineNode[]; restsOn: readonly OutlineNode[]; restsOnMore: number; said: readonly SaidLine[]; more: boolean; endings: readonly RecordedEnding[]
  claim: Claim | undefined
  /** What is told of the stories that a theme rests on. */
  stories: JSX.Element | undefined
  pictures: readonly ItemPicture[]
}>

export const ItemPage: FC<Props> = ({ here, item, self, came, restsOn, restsOnMore, said, more, endings, claim, stories, pictures }) => {
  const { initiative, membership } = here
  const base = `/initiatives/${initiative.slug}`
  return (
    <InitiativePage here={here} title={sayThread(`kinds.${item.kind}`)} back={{ href: `${base}/thread`, text: sayThread('item.back') }} listed={false}>
      {item.takenBack ? <p><Tag tone="gone">{sayThread('states.taken-back')}</Tag> {sayThread('states.taken-back-long')}</p> : item.words === '' ? <p><em>{sayThread('states.set-aside')}</em></p> : <Statement text={item.words} />}
      {hasWholePage(item.kind) && !item.takenBack && item.hidden === undefined ? <p><a href={`${base}/${wholePage(item.kind)}/${item.id}`}>{sayThread(item.kind === 'decision' ? 'item.agreement' : 'item.whole')}</a></p> : null}
      {claim === undefined ? null : <ClaimPart claim={claim} />}
      {item.takenBack || item.hidden !== undefined ? null : <ItemPictures here={here} item={item} pictures={pictures} />}
      {item.hidden === undefined ? null : <Inset><p>{sayThread('item.hidden-because', { reason: item.hidden.reason ?? sayThread('item.hidden-no-reason') })}</p>{membership?.host === true ? <p><a href={`${base}/items/${item.id}/hidden`}>{saySafety('hidden.look')}</a></p> : null}</Inset>}
      {item.putAway ? <p>{sayThread('item.was-put-away')}</p> : null}
      {item.tags.length === 0 ? null : <p>{sayThread('item.tags')}{' '}{item.tags.map((tag) => <><Tag>{tagInWords(tag)}</Tag>{' '}</>)}</p>}
      <Became base={base} text={sayThread('item.went-on')} themes={item.successors} />
      <Became base={base} text={sayThread('item.merged-in')} themes={item.predecessors.filter(({ merged }) => merged)} />
      <Became base={base} text={sayThread('item.split-from')} themes={item.predecessors.filter(({ merged }) => !merged)} />
      {self === undefined ? null : <Standing node={self} />}
      {self === undefined ? null : <WaysOfItem base={base} item={item.id} ways={self.item.ways ?? []} member={membership !== undefined} />}
      <WhoAndWhen here={here} item={item} />
      {item.kind === 'voice' ? null : <RestsOn base={base} item={item} restsOn={restsOn} restsOnMore={restsOnMore} said={said} more={more} />}
      {stories}
      <section>
        <h2>{sayThread('item.came')}</h2>
        {came.length === 0 ? <p>{sayThread('item.came-nothing')}</p> : <Nodes base={base} nodes={came} member={membership !== undefined} />}
        <Beyond base={base} count={self?.more ?? 0} />
      </section>
      <IssuesAbout here={here} issues={item.issues} />
      {endings.length === 0 ? null : <History endings={endings} zone={initiative.zone} />}
      {membership === undefined || item.takenBack ? null : <Actions base={base} item={item} host={membership.host} endings={endings} />}
    </InitiativePage>
  )
}

/** So much that no page carries it stands in the whole thread as a table. */
const Beyond: FC<Readonly<{ base: string; count: number }>> = ({ base, count }) =>
  count === 0 ? null : <p class="outline__more"><a href={`${base}/thread.csv`}>{sayThread('item.beyond', { count })}</a></p>

/** What became of a theme, or what it came of: merged or split. */
const Became: FC<Readonly<{ base: string; text: string; themes: FoundItem['successors'] }>> = ({ base, text, themes }) =>
  themes.length === 0 ? null : (
    <>
      <p>{text}</p>
      <ul>{themes.map(({ id, name }) => <li><a href={`${base}/items/${id}`}>{name}</a></li>)}</ul>
    </>
  )

/** How it stands: since when, the answer, the reply, and how its strand ends. */
const Standing: FC<Readonly<{ node: OutlineNode }>> = ({ node }) => (
  <>
    {node.item.day === undefined ? null : <p>{dayOfItem(node)}</p>}
    {sentencesBeside(node).map((sentence) => <p>{sentence}</p>)}
    {node.end === undefined ? null : <p class="outline__end">{sentenceOfEnd(node.end)}</p>}
  </>
)

/** Who said it is there for those who take part; from where they speak is in the published counts only. */
const WhoAndWhen: FC<Readonly<{ here: Seen; item: FoundItem }>> = ({ here: { initiative }, item }) => {
  const { contributor } = item
  const by = contributor?.enteredByCalled
  // What a group agreed or did is nobody's own words: it was written down by somebody.
  const who = contributor?.called ?? contributor?.saidBy ?? (item.kind === 'voice' ? undefined : by) ?? sayThread('item.a-member')
  return (
    <Facts facts={[
      [sayThread(item.kind === 'voice' ? 'item.who' : 'item.who-made'), contributor === undefined ? undefined : by === undefined || by === who ? who : sayThread('item.for', { who, by })],
      [sayThread('item.recorded'), <DayText day={dayOf(item.recordedAt, initiative.zone)} />],
      [sayThread('item.edited'), item.editedAt === undefined ? undefined : <DayText day={dayOf(item.editedAt, initiative.zone)} />],
      [sayThread('item.seen-by'), say(`seen-by.${item.seenBy}`)],
    ]} />
  )
}

const RestsOn: FC<Readonly<{ base: string; item: FoundItem; restsOn: readonly OutlineNode[]; restsOnMore: number; said: readonly SaidLine[]; more: boolean }>> = ({ base, item, restsOn, restsOnMore, said, more }) => (
  <section>
    <h2>{sayThread('item.rests-on')}</h2>
    {restsOn.length === 0 && said.length === 0 ? <p>{sayThread('item.rests-on-nothing')}</p> : null}
    <Nodes base={base} nodes={restsOn} member />
    <Beyond base={base} count={restsOnMore} />
    {said.length === 0 ? null : (
      <>
        <h3>{sayThread('item.said')}</h3>
        <ul>{said.map((line) => <li>{line.state === 'there' ? <a href={`${base}/items/${line.id}`}>{line.words}</a> : sayThread('states.taken-back-long')}</li>)}</ul>
        <Pages next={more ? `${base}/items/${item.id}?after=${said.at(-1)?.id ?? ''}` : undefined} />
      </>
    )}
  </section>
)

const History: FC<Readonly<{ endings: readonly RecordedEnding[]; zone: string }>> = ({ endings, zone }) => (
  <section>
    <h2>{sayThread('item.history')}</h2>
    <ul>
      {endings.map(({ kind, reason, at, reopenedAt }) => (
        <li>
          {sayThread('item.ended', { day: sayShortDay(dayOf(at, zone)), what: sentenceOfEnd({ kind, reason }) })}
          {reopenedAt === undefined ? null : ` ${sayThread('item.reopened', { day: sayShortDay(dayOf(reopenedAt, zone)) })}`}
        </li>
      ))}
    </ul>
  </section>
)

/** The links to what others in this house do with an item, and where its strand stands. */
const Actions: FC<Readonly<{ base: string; item: FoundItem; host: boolean; endings: readonly RecordedEnding[] }>> = ({ base, item, host, endings }) => {
  const at = `${base}/items/${item.id}`
  const stopped = endings.find((ending) => ending.reopenedAt === undefined)
  const links = [
    ...(item.kind === 'voice' && item.own && (item.hidden === undefined || item.words === '') ? [[`${at}/edit`, 'edit'] as const] : []),
    ...(item.kind === 'voice' && item.own ? [[`${at}/take-back`, 'take-back'] as const] : []),
    ...(item.kind === 'theme' && item.hidden === undefined && !item.putAway ? (['split', 'rename', 'merge', 'place', 'put-away'] as const).map((act) => [`${at}/${act}`, act] as const) : []),
    ...((item.kind === 'voice' || item.kind === 'theme') && item.hidden === undefined && !item.putAway ? [[`${at}/tags`, 'change-tags'] as const] : []),
    ...(item.kind === 'theme' && item.hidden === undefined && !item.putAway ? [[`${base}/agreements/new?rests=${item.id}`, 'new-agreement'] as const] : []),
    ...(item.kind === 'theme' && item.hidden === undefined && !item.putAway ? [[`${base}/needs/new?rests=${item.id}`, 'new-need'] as const, [`${base}/ideas/new?rests=${item.id}`, 'new-idea'] as const] : []),
    ...((item.kind === 'theme' || item.kind === 'voice') && item.hidden === undefined && !item.putAway ? [[`${base}/issues/new?rests=${item.id}`, 'new-issue'] as const] : []),
    ...(item.kind === 'voice' && item.seenBy !== 'public' && !item.own && item.hidden === undefined && item.contributor?.person !== undefined ? [[`${base}/case-study/quotes/ask?voice=${item.id}`, 'ask-to-quote'] as const] : []),
    ...(item.kind === 'decision' ? [[`${base}/changes/new?agreement=${item.id}`, 'new-change'] as const] : []),
    ...(item.kind === 'change' ? [[`${base}/outcomes/new?change=${item.id}`, 'new-outcome'] as const] : []),
    ...(canStop(item.kind) && item.hidden === undefined && stopped === undefined ? [[`${at}/ending`, 'end'] as const] : []),
    ...(host && item.hidden === undefined ? [[`${at}/hide`, 'hide'] as const] : []), [`/report?about=${at}`, 'report'] as const,
  ]
  return (
    <section class="screen-only">
      <h2>{sayThread('item.actions')}</h2>
      <ul>{links.map(([href, key]) => <li><a href={href}>{sayThread(`item.${key}`)}</a></li>)}</ul>
      {stopped === undefined || item.hidden !== undefined ? null : <Form action={`${at}/reopen`}><Hidden name="ending" value={stopped.id} /><Button look="second">{sayThread('item.reopen')}</Button></Form>}
    </section>
  )
}
