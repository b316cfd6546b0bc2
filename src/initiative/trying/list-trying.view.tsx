/** «Trying things out»: each idea with what was made to try it and how the tests went. */
import type { FC } from 'hono/jsx'
import { Empty, LinkButton, Pages, Tag } from '#platform/page/parts.tsx'
import { sayShortDay } from '#platform/time.ts'
import { AgreedParts } from '../agreement/agreed-parts.view.tsx'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { wholePage } from '../thread/whole-page.ts'
import { sayThread } from '../thread/words/index.ts'
import type { ItemId } from '../tables.ts'
import type { IdeaStrand, StrandState, TriedNode } from './strands.rules.ts'
import { ResultTag } from './tried-parts.view.tsx'
import { triedPath } from './tried.gate.ts'
import { sayTrying } from './words/index.ts'

type Props = Readonly<{
  here: Seen
  strands: readonly IdeaStrand[]
  /** The tests from which ideas grew, by idea. */
  grewFrom: ReadonlyMap<ItemId, readonly TriedNode[]>
  more: boolean
  continued: boolean
  next: ItemId | undefined
}>

export const ListTryingPage: FC<Props> = ({ here, strands, grewFrom, more, continued, next }) => {
  const path = `/initiatives/${here.initiative.slug}/trying`
  return (
    <InitiativePage here={here} title={sayTrying('list.title')} lead={sayTrying('list.lead')}>
      <AgreedParts here={here} at="trying" />
      {here.membership === undefined || continued ? null : <p class="buttons"><LinkButton href={triedPath(here, 'idea', 'new')}>{sayTrying('list.new-idea')}</LinkButton></p>}
      {strands.length === 0 ? <Empty text={sayTrying('list.empty')}><p>{sayTrying('list.how')}</p></Empty> : strands.map((strand) => <Strand here={here} strand={strand} grewFrom={grewFrom.get(strand.idea.id) ?? []} />)}
      {more ? <p>{sayTrying('list.and-more')}</p> : null}
      <Pages next={next === undefined ? undefined : `${path}?after=${next}`} first={continued ? path : undefined} />
    </InitiativePage>
  )
}

const TONES: Readonly<Record<StrandState, 'plain' | 'good' | 'waiting' | 'gone'>> = {
  'set-aside': 'gone', agreed: 'good', worked: 'good', 'in-part': 'plain', 'did-not': 'plain', 'being-tested': 'waiting', made: 'plain', 'nobody-yet': 'plain',
}

const Strand: FC<Readonly<{ here: Seen; strand: IdeaStrand; grewFrom: readonly TriedNode[] }>> = ({ here, strand: { idea, state, made, tests, led }, grewFrom }) => {
  const there = idea.state === 'there'
  return (
    <section class="strand" id={idea.id}>
      <h2>{there ? <Link here={here} node={idea} /> : sayTrying(`list.${idea.state === 'hidden' ? 'hidden' : 'taken-back'}`)}</h2>
      {there ? <p><Tag tone={TONES[state]}>{sayTrying(`states.${state}`)}</Tag></p> : null}
      {idea.ended && idea.endReason !== null && there ? <p>{idea.endReason}</p> : null}
      {grewFrom.length === 0 ? null : <p>{sayTrying('list.grew-from')}{' '}{grewFrom.map((test, index) => <>{index === 0 ? null : ', '}<Link here={here} node={test} /></>)}</p>}
      {made.length === 0 ? null : (
        <>
          <h3>{sayTrying('list.prototypes')}</h3>
          <ol class="outline">
            {made.map(({ prototype, tests: its }) => (
              <li class="outline__item"><Link here={here} node={prototype} />{its.length === 0 ? null : <Tests here={here} tests={its} />}</li>
            ))}
          </ol>
        </>
      )}
      {tests.length === 0 ? null : <><h3>{sayTrying('list.tested-directly')}</h3><Tests here={here} tests={tests} /></>}
      {led.length === 0 ? null : (
        <>
          <h3>{sayTrying('list.led-to')}</h3>
          <ul class="plain-list">{led.map((node) => <li><Tag>{sayThread(`kinds.${node.kind}`)}</Tag>{' '}<Link here={here} node={node} /></li>)}</ul>
        </>
      )}
      {here.membership === undefined || !there || idea.ended ? null : <Steps here={here} idea={idea} made={made.length} />}
    </section>
  )
}

/** The next small step of an idea. */
const Steps: FC<Readonly<{ here: Seen; idea: TriedNode; made: number }>> = ({ here, idea, made }) => (
  <ul class="actions screen-only">
    <li><a href={triedPath(here, 'prototype', 'new', `?rests=${idea.id}`)}>{sayTrying('list.new-prototype')}<span class="visually-hidden">: {idea.words}</span></a></li>
    {made === 0 ? null : <li><a href={triedPath(here, 'test', 'new', `?rests=${idea.id}`)}>{sayTrying('list.new-test')}<span class="visually-hidden">: {idea.words}</span></a></li>}
  </ul>
)

const Tests: FC<Readonly<{ here: Seen; tests: readonly TriedNode[] }>> = ({ here, tests }) => (
  <ul class="outline">
    {tests.map((test) => (
      <li class="outline__item">
        {test.result === null ? null : <><ResultTag result={test.result} />{' '}</>}<Link here={here} node={test} />
        {test.from === null ? null : <p class="hint">{periodOf(test.from, test.until)}</p>}
      </li>
    ))}
  </ul>
)

const periodOf = (from: string, until: string | null): string =>
  until === null ? sayTrying('list.since', { from: sayShortDay(from) }) : from === until ? sayShortDay(from) : sayTrying('list.when', { from: sayShortDay(from), until: sayShortDay(until) })

const Link: FC<Readonly<{ here: Seen; node: TriedNode }>> = ({ here, node }) =>
  node.state === 'there' ? <a href={`/initiatives/${here.initiative.slug}/${wholePage(node.kind)}/${node.id}`}>{node.words}</a> : <>{sayThread(`states.${node.state}`)}</>
