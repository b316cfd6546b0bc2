import type { FC } from 'hono/jsx'
import { Button, Form, Hidden, SelectField } from '#platform/page/form.tsx'
import { Buttons, Inset, Statement, Tag } from '#platform/page/parts.tsx'
import { dayOf, sayShortDay } from '#platform/time.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { standpointName } from '../standpoint-name.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import { sayThread } from '../thread/words/index.ts'
import { wholePage } from '../thread/whole-page.ts'
import { WhoseAndWho } from './need-facts.view.tsx'
import { type AtNeed, needPath } from './need.gate.ts'
import type { Need, Standing } from './need.queries.ts'
import { MOST_GROUNDS } from './rests-on.most.ts'
import type { Ground } from './rests-on.queries.ts'
import { sayNeed } from './words/index.ts'

type Props = Readonly<{
  here: AtNeed
  standpoints: readonly Standpoint[]
  grounds: readonly Ground[]
  came: readonly Ground[]
  /** Where a member stands; not there for anybody else. */
  mine: Standing | undefined
}>

export const ShowNeedPage: FC<Props> = ({ here, standpoints, grounds, came, mine }) => {
  const { need, initiative, membership } = here
  const base = `/initiatives/${initiative.slug}`
  return (
    <InitiativePage here={here} title={sayNeed('show.title')} back={{ href: `${base}/needs`, text: sayNeed('show.back') }}>
      {need.hidden ? <Inset><p>{sayNeed('show.hidden')}</p></Inset> : null}
      {need.ended === undefined ? null : <Inset><p>{sayNeed(`show.ended.${need.ended.kind}`, { reason: need.ended.reason ?? '' })}</p></Inset>}
      <Statement text={need.words} />
      <p class="soft">{sayNeed('facts.recorded', { day: sayShortDay(dayOf(need.recordedAt, initiative.zone)) })}</p>
      {need.toEvaluate ? <p>{sayNeed('show.evaluating')}</p> : null}
      <section aria-labelledby="who">
        <h2 id="who">{sayNeed('show.who')}</h2>
        <WhoseAndWho need={need} standpoints={standpoints} member={membership !== undefined} />
        {mine === undefined ? null : <Mine here={here} standpoints={standpoints} mine={mine} />}
        <p class="hint">{sayNeed(membership === undefined ? 'show.privacy-outside' : 'show.privacy-member')}</p>
      </section>
      <section aria-labelledby="rests-on">
        <h2 id="rests-on">{sayNeed('show.rests-on')}</h2>
        <Items base={base} items={grounds} none={sayNeed('show.rests-on-none')} need={need} />
        {membership === undefined ? null : <p class="screen-only"><a href={needPath(here, need.id, '/rests-on')}>{sayNeed('show.rests-on-change')}</a></p>}
      </section>
      <section aria-labelledby="came">
        <h2 id="came">{sayNeed('show.came')}</h2>
        <Items base={base} items={came} none={sayNeed('show.came-none')} need={need} />
        <p class="screen-only"><a href={`${base}/items/${need.id}`}>{sayNeed('show.thread')}</a></p>
      </section>
      {membership === undefined ? <p class="screen-only"><a href={`/report?about=${base}/items/${need.id}`}>{sayNeed('show.report')}</a></p> : <Doing here={here} base={base} host={membership.host} />}
    </InitiativePage>
  )
}

/** Stating it oneself: as one thing that one is, taken back by one press. */
const Mine: FC<{ here: AtNeed; standpoints: readonly Standpoint[]; mine: Standing }> = ({ here, standpoints, mine: { standpoints: own, statement } }) => {
  const { need } = here
  const nameOf = (id: string) => { const found = standpoints.find((one) => one.id === id); return found === undefined ? '' : standpointName(found) }
  const [only] = own
  const stating = needPath(here, need.id, '/state')
  if (statement !== undefined) {
    const before = statement.version !== need.version
    return (
      <Inset>
        <p>{sayNeed(before ? 'show.mine-before' : 'show.mine', { standpoint: nameOf(statement.standpoint) })}</p>
        <Buttons>
          {before ? <Form action={stating}><Hidden name="as" value={statement.standpoint} /><Button look="second">{sayNeed('show.state-again')}</Button></Form> : null}
          <Form action={needPath(here, need.id, '/take-back')}><Button look="second">{sayNeed('show.take-back')}</Button></Form>
        </Buttons>
      </Inset>
    )
  }
  if (need.ended !== undefined) return null
  if (only === undefined) return <p class="screen-only"><a href={`/initiatives/${here.initiative.slug}/standpoints`}>{sayNeed('show.say-standpoint')}</a></p>
  return (
    <Form action={stating}>
      {own.length === 1 ? <Hidden name="as" value={only} /> : <SelectField name="as" label={sayNeed('show.state-as')} choices={own.map((id) => [id, nameOf(id)] as const)} />}
      <p class="hint">{sayNeed('show.state-hint')}</p>
      <Buttons><Button>{own.length === 1 ? sayNeed('show.state-one', { standpoint: nameOf(only) }) : sayNeed('show.state')}</Button></Buttons>
    </Form>
  )
}

const Items: FC<{ base: string; items: readonly Ground[]; none: string; need: Need }> = ({ base, items, none, need }) =>
  items.length === 0 ? <p>{none}</p> : (
    <>
      <ul class="plain-list">{items.slice(0, MOST_GROUNDS).map(({ id, kind, words }) => <li><Tag>{sayThread(`kinds.${kind}`)}</Tag>{' '}<a href={`${base}/${wholePage(kind)}/${id}`}>{words}</a></li>)}</ul>
      {items.length > MOST_GROUNDS ? <p><a href={`${base}/items/${need.id}`}>{sayNeed('show.more')}</a></p> : null}
    </>
  )

const Doing: FC<{ here: AtNeed; base: string; host: boolean }> = ({ here, base, host }) => {
  const { need } = here
  const item = `${base}/items/${need.id}`
  const links = [
    ...(need.ended === undefined ? [[`${base}/ideas/new?rests=${need.id}`, 'new-idea'] as const, [`${base}/agreements/new?rests=${need.id}`, 'new-agreement'] as const] : []),
    [needPath(here, need.id, '/edit'), 'edit'] as const,
    ...(need.version > 1 ? [[needPath(here, need.id, '/history'), 'history'] as const] : []),
    need.ended === undefined ? [`${item}/ending`, 'end'] as const : [item, 'reopen'] as const,
    ...(host && !need.hidden ? [[`${item}/hide`, 'hide'] as const] : []), [`/report?about=${item}`, 'report'] as const,
  ]
  return (
    <section class="screen-only">
      <h2>{sayNeed('show.do')}</h2>
      <ul class="actions">{links.map(([href, key]) => <li><a href={href}>{sayNeed(`show.${key}`)}</a></li>)}</ul>
      <Form action={needPath(here, need.id, need.toEvaluate ? '/evaluate-not' : '/evaluate')}><Button look="second">{sayNeed(need.toEvaluate ? 'show.evaluate-not' : 'show.evaluate')}</Button></Form>
    </section>
  )
}
