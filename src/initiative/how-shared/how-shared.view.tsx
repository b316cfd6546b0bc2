import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import { DayText, Details, Empty, LinkButton, Pages, Timeline } from '#platform/page/parts.tsx'
import { Spread } from '#platform/page/spread.tsx'
import { dayOf, sayDay } from '#platform/time.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { standpointName } from '../standpoint-name.ts'
import { say } from '../words/index.ts'
import type { PromiseMade, Round, ShownSpread } from './how-shared.queries.ts'
import { sayWhole } from '../whole/words/index.ts'
import { gapOf, isAsking, promiseAt } from './how-shared.rules.ts'
import { PROMISES, RUNGS, type Rung } from './tables.ts'
import { sayHowShared } from './words/index.ts'

type Props = Readonly<{
  here: Seen
  /** The first first. */
  promises: readonly PromiseMade[]
  rounds: readonly Round[]
  now: Date
  next: string | undefined
  first: string | undefined
}>

const pathOf = ({ initiative }: Pick<Seen, 'initiative'>, rest = '') => `/initiatives/${initiative.slug}/how-shared${rest}`

export const HowSharedPage: FC<Props> = ({ here, promises, rounds, now, next, first }) => (
  <InitiativePage here={here} title={sayHowShared('title')} lead={sayHowShared('lead')} back={{ href: `/initiatives/${here.initiative.slug}`, text: say('parts.purpose') }}>
    <Promised here={here} promises={promises} />
    <h2>{sayHowShared('rounds.heading')}</h2>
    {rounds.length === 0 ? <Empty text={sayHowShared('rounds.none')} /> : rounds.map((round) => <RoundPart here={here} round={round} promised={promiseAt(promises, round.begunAt)} now={now} />)}
    <Pages next={next} first={first} />
    {here.membership?.host === true && rounds.every(({ countedAt }) => countedAt !== undefined) && first === undefined
      ? <p><LinkButton href={pathOf(here, '/rounds/new')}>{sayHowShared('rounds.begin')}</LinkButton></p> : null}
    <p class="hint">{sayHowShared('rounds.how-shown')}</p>
    <p class="hint">
      {sayHowShared('credit.text')} <a href="https://www.thinklocalactpersonal.org.uk/">{sayHowShared('credit.link')}</a>. {sayHowShared('credit.ours')}
    </p>
  </InitiativePage>
)

/** What a promise is called; what can't be promised is never one. */
export const promiseName = (rung: Rung): string => {
  const promise = PROMISES.find((one) => one === rung)
  return promise === undefined ? sayHowShared(`experienced.${rung}`) : sayHowShared(`promises.${promise}`)
}
const promiseMeans = (rung: Rung): string => {
  const promise = PROMISES.find((one) => one === rung)
  return promise === undefined ? sayHowShared(`experienced-means.${rung}`) : sayHowShared(`promise-means.${promise}`)
}

const Promised: FC<Pick<Props, 'here' | 'promises'>> = ({ here, promises }) => {
  const { zone } = here.initiative
  const now = promises.at(-1)
  const earlier = promises.slice(0, -1).toReversed()
  return (
    <section>
      <h2>{sayHowShared('promise.heading')}</h2>
      {now === undefined ? <Empty text={sayHowShared('promise.none')} /> : (
        <div class="inset">
          <p><strong>{promiseName(now.rung)}</strong></p>
          <p>{promiseMeans(now.rung)}</p>
          <p>{sayHowShared('promise.why', { reason: now.reason })}</p>
          <p class="hint">{sayHowShared('promise.since', { day: sayDay(dayOf(now.at, zone)) })}</p>
        </div>
      )}
      {earlier.length === 0 ? null : (
        <Details summary={sayHowShared('promise.earlier')}>
          <Timeline steps={earlier.map(({ rung, reason, at }) => ({ when: <DayText day={dayOf(at, zone)} />, what: <><p><strong>{promiseName(rung)}</strong></p><p>{sayHowShared('promise.why', { reason })}</p></> }))} />
        </Details>
      )}
      {here.membership?.host === true ? <p><a href={pathOf(here, '/promise')}>{sayHowShared(now === undefined ? 'promise.make' : 'promise.change')}</a></p> : null}
    </section>
  )
}

type RoundProps = Pick<Props, 'here' | 'now'> & Readonly<{ round: Round; promised: PromiseMade | undefined }>

const RoundPart: FC<RoundProps> = ({ here, round, promised, now }) => {
  const { zone } = here.initiative
  const ended = round.countedAt === undefined || dayOf(round.countedAt, zone) > round.lastDay ? round.lastDay : dayOf(round.countedAt, zone)
  return (
    <section>
      <h3>{sayHowShared('rounds.between', { from: sayDay(dayOf(round.begunAt, zone)), to: sayDay(ended) })}</h3>
      {promised === undefined ? null : <p>{sayHowShared('rounds.promised-then', { promise: promiseName(promised.rung) })}</p>}
      {round.countedAt === undefined ? <Open here={here} round={round} now={now} /> : (
        <>
          {round.spreads.length === 0 ? <p>{sayHowShared('rounds.nothing')}</p> : round.spreads.map((spread) => <SpreadPart spread={spread} alone={round.spreads.length === 1} promised={promised?.rung} />)}
          {round.cameAlong && round.spreads.length > 0 ? <p class="hint">{sayWhole('from.counts')}</p> : null}
          {here.membership === undefined || round.cameAlong ? null : (
            <ul class="actions">
              <li><a href={pathOf(here, `/rounds/${round.id}/words`)}>{sayHowShared('rounds.written')}</a></li>
              {round.mine ? <li><a href={pathOf(here, `/rounds/${round.id}/answer`)}>{sayHowShared('answer.take-back')}</a></li> : null}
            </ul>
          )}
        </>
      )}
    </section>
  )
}

/** A round that is not counted yet. */
const Open: FC<Omit<RoundProps, 'promised'>> = ({ here, round, now }) => {
  const asking = isAsking(round, now, here.initiative.zone)
  const path = pathOf(here, `/rounds/${round.id}`)
  return (
    <>
      <p>{sayHowShared(asking ? 'rounds.asking' : 'rounds.counting', { day: sayDay(round.lastDay) })} {round.mine ? sayHowShared('rounds.mine') : null}</p>
      {asking && here.membership !== undefined ? <p><LinkButton href={`${path}/answer`}>{sayHowShared(round.mine ? 'rounds.change' : 'rounds.answer')}</LinkButton></p> : null}
      {here.membership?.host === true ? (
        <Form action={`${path}/count`}><p class="hint">{sayHowShared('rounds.count-hint')}</p><Button look="second">{sayHowShared('rounds.count')}</Button></Form>
      ) : null}
    </>
  )
}

/** `alone`: nothing else is shown of the round. */
const SpreadPart: FC<{ spread: ShownSpread; alone: boolean; promised: Rung | undefined }> = ({ spread, alone, promised }) => {
  const name = spread.standpoint === undefined ? sayHowShared(alone ? 'rounds.all-together' : 'rounds.together') : standpointName(spread.standpoint)
  const label = (rung: Rung) => (rung === promised ? sayHowShared('rounds.promised-mark', { rung: sayHowShared(`experienced.${rung}`) }) : sayHowShared(`experienced.${rung}`))
  return (
    <div class="keep-together">
      <h4>{name}</h4>
      <Spread caption={sayHowShared('rounds.caption', { standpoint: name })} head={[sayHowShared('rounds.rung'), sayHowShared('rounds.people')]}
        rows={RUNGS.map((rung, place) => [label(rung), spread.people[place] ?? 0] as const).toReversed()} />
      {promised === undefined ? null : <p>{sayHowShared('rounds.gap', gapOf(spread, promised))}</p>}
    </div>
  )
}
