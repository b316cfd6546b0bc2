import type { Child, FC } from 'hono/jsx'
import { Empty, LinkButton, Pages, Tag, Words } from '#platform/page/parts.tsx'
import { madeBefore } from '#platform/page/made-before.tsx'
import { Page } from '#platform/page/page.tsx'
import { sayShortDay } from '#platform/time.ts'
import type { ItemId } from '../tables.ts'
import type { AnsweredQuestion } from './my-questions.queries.ts'
import { type Outline, type OutlineNode, walk } from './outline.rules.ts'
import { Nodes } from './outline.view.tsx'
import { ThreadPicture } from './picture/thread-picture.view.tsx'
import type { MyInitiative, SaidLine } from './show-item.queries.ts'
import { sayThread } from './words/index.ts'

type Told = Readonly<{ outline: Outline | undefined; title: string; came: readonly (readonly OutlineNode[])[]; base: string; member: boolean }>

/** To tell it and draw it costs more than all else of the page, and people look at it again and again. What came of each line stands by its number. */
const told = madeBefore(({ outline, title, came, base, member }: Told): Readonly<Record<string, Child>> => ({
  picture: outline === undefined ? '' : <ThreadPicture outline={outline} title={title} />,
  ...Object.fromEntries(came.map((nodes, line) => [line, <Nodes base={base} nodes={nodes} member={member} />])),
}))

type Line = SaidLine & Readonly<{ came: readonly OutlineNode[]; questions: readonly AnsweredQuestion[] }>
type Chosen = MyInitiative & Readonly<{ open: boolean }>
type Props = Readonly<{ initiatives: readonly MyInitiative[]; chosen: Chosen | undefined; lines?: readonly Line[]; outline?: Outline; next?: ItemId | undefined; later?: boolean }>

export const MyThreadPage: FC<Props> = ({ initiatives, chosen, lines = [], outline, next, later = false }) => {
  const address = (slug: string) => `/me/thread?in=${slug}`
  const parts = chosen === undefined ? {} : told({ outline: later ? undefined : outline, title: chosen.title, came: lines.map(({ came }) => came), base: baseOf(chosen), member: chosen.membership !== undefined })
  return (
    <Page title={sayThread('mine.title')} lead={sayThread('mine.lead')} back={{ href: '/me', text: sayThread('mine.back') }} wide
      navigation={initiatives.length < 2 ? undefined : { label: sayThread('mine.title'), links: initiatives.map(({ slug, title }) => ({ href: address(slug), text: title, here: slug === chosen?.slug })) }}>
      {chosen === undefined ? <Empty text={sayThread('mine.empty')}><LinkButton href="/initiatives">{sayThread('mine.initiatives')}</LinkButton></Empty> : (
        <>
          <h2>{chosen.open ? <a href={`/initiatives/${chosen.slug}/thread`}>{sayThread('mine.in', { title: chosen.title })}</a> : sayThread('mine.in', { title: chosen.title })}</h2>
          {chosen.membership !== undefined ? null : <p class="hint">{sayThread('mine.no-longer')}</p>}
          <Waiting lines={lines} />
          {lines.map((line, index) => <Said base={baseOf(chosen)} line={line} came={parts[index]} />)}
          <Pages next={next === undefined ? undefined : `${address(chosen.slug)}&before=${next}`} first={later ? address(chosen.slug) : undefined} />
          {outline === undefined || later || outline.strands.length === 0 ? null : (
            <section class="strand wide"><h2>{sayThread('page.picture')}</h2>{parts['picture']}</section>
          )}
        </>
      )}
    </Page>
  )
}

const baseOf = ({ slug }: MyInitiative) => `/initiatives/${slug}`

/** The replies that are still to come, first: it is what somebody looks for. */
const Waiting: FC<Readonly<{ lines: readonly Line[] }>> = ({ lines }) => {
  const agreements = [...walk(lines.flatMap(({ came }) => came))].flatMap(({ node: { item, end } }) => (end !== undefined && 'by' in end ? [{ words: item.words, kind: end.kind, by: end.by }] : []))
  const questions = new Map(lines.flatMap((line) => line.questions).map((question) => [question.id, question]))
  const asked = [...questions.values()].flatMap(({ words, promise }) => (promise.kind === 'kept' ? [] : [{ words, kind: promise.kind === 'overdue' ? 'overdue' as const : 'waiting' as const, by: promise.by }]))
  const waiting = [...asked, ...agreements]
  return waiting.length === 0 ? null : (
    <ul>
      {waiting.map(({ words, kind, by }) => <li><Tag tone={kind === 'overdue' ? 'late' : 'waiting'}>{sayThread(`mine.${kind}`, { day: sayShortDay(by) })}</Tag> {words}</li>)}
    </ul>
  )
}

const Said: FC<Readonly<{ base: string; line: Line; came: Child }>> = ({ base, line, came }) => (
  <section class="strand keep-together">
    {line.state === 'taken-back' ? <p><Tag tone="gone">{sayThread('states.taken-back')}</Tag></p> : <a href={`${base}/items/${line.id}`}><Words text={line.words} /></a>}
    {line.state === 'hidden' ? <p><Tag tone="gone">{sayThread('states.hidden')}</Tag></p> : null}
    {line.questions.map(({ id, words, reply }) => (
      <p>{sayThread('mine.question')} <a href={`${base}/questions/${id}`}>{words}</a>{reply === undefined ? '' : ` ${sayThread(`reply.${reply.kind}`, { words: reply.words })}`}</p>
    ))}
    {line.came.length === 0 ? <p class="outline__end">{sayThread('mine.not-yet')}</p> : came}
  </section>
)
