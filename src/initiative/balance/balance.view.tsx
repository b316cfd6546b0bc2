import type { FC } from 'hono/jsx'
import { Card, Cards, DayText, Empty, Inset, Pages, Table, Tag, Warning } from '#platform/page/parts.tsx'
import { Spread } from '#platform/page/spread.tsx'
import { sayDay } from '#platform/time.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { hasFewAffected } from '../membership/room.rules.ts'
import { sayMembership } from '../membership/words/index.ts'
import type { PublishedCounts } from '../published-count/published-count.queries.ts'
import { standpointName } from '../standpoint-name.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import { shortened } from '../voice/voice-lines.view.tsx'
import { say } from '../words/index.ts'
import type { Occasion, Sums } from './balance.queries.ts'
import { roomOutside, setBy, sumRoom } from './balance.rules.ts'
import { sayBalance } from './words/index.ts'

type Props = Readonly<{
  here: Seen
  /** Exact; not given to anybody outside. */
  sums: Sums | undefined
  spoke: PublishedCounts | undefined
  occasions: readonly Occasion[]
  next: string | undefined
  first: string | undefined
}>

const nameOf = (standpoint: Standpoint | undefined) => (standpoint === undefined ? sayBalance('not-said') : standpointName(standpoint))

export const BalancePage: FC<Props> = ({ here, sums, spoke, occasions, next, first }) => (
  <InitiativePage here={here} title={sayBalance('title')} lead={sayBalance('lead')} back={{ href: `/initiatives/${here.initiative.slug}`, text: say('parts.purpose') }}>
    <InAllPart here={here} sums={sums} any={occasions.length > 0} />
    <section>
      <h2>{sayBalance('spoke.heading')}</h2>
      <Spoke spoke={spoke} />
    </section>
    <section>
      <h2>{sayBalance('proposed.heading')}</h2>
      <p>{sums === undefined ? sayBalance('agenda.outside') : <AgendaSum sums={sums} />}</p>
      <p class="hint">{sayBalance('proposed.text')}</p>
    </section>
    {occasions.length === 0 ? null : (
      <section>
        <h2>{sayBalance('over-time.heading')}</h2>
        <p>{sayBalance('over-time.lead')}</p>
        <Cards>{occasions.map((one) => <OccasionCard here={here} occasion={one} />)}</Cards>
        <Pages next={next} first={first} />
      </section>
    )}
  </InitiativePage>
)

const InAllPart: FC<Pick<Props, 'here' | 'sums'> & Readonly<{ any: boolean }>> = ({ here, sums, any }) => (
  <section>
    <h2>{sayBalance('in-all.heading')}</h2>
    {any ? sums === undefined ? <Inset><p>{sayBalance('in-all.outside')}</p></Inset> : <InAllTable sums={sums} />
      : <Empty text={sayBalance('in-all.none')}><p><a href={`/initiatives/${here.initiative.slug}/meetings`}>{sayBalance('in-all.none-link')}</a></p></Empty>}
  </section>
)

const InAllTable: FC<{ sums: Sums }> = ({ sums: { byStandpoint } }) => {
  const places = byStandpoint.map(({ standpoint, meetings, agreements }) => ({ affected: standpoint?.affected === true, people: meetings + agreements }))
  const people = places.reduce((total, one) => total + one.people, 0)
  const affected = places.reduce((total, one) => total + (one.affected ? one.people : 0), 0)
  const met = byStandpoint.filter(({ meetings }) => meetings > 0)
  return (
    <>
      {hasFewAffected(affected) ? <Warning><p>{sayBalance('in-all.few')}</p></Warning> : null}
      <p>{sayBalance('in-all.affected', { people, affected })}</p>
      <Table caption={sayBalance('in-all.table')} head={[sayBalance('in-all.as'), sayBalance('in-all.meetings'), sayBalance('in-all.agreements'), sayBalance('in-all.agreed')]}
        rows={byStandpoint.map(({ standpoint, meetings, agreements, agreed }) => [nameOf(standpoint), String(meetings), String(agreements), String(agreed)])} />
      <p class="hint">{sayBalance('in-all.counting')}</p>
      {met.length === 0 ? null : (
        <>
          <h3>{sayBalance('in-all.bars')}</h3>
          <Spread caption={sayBalance('in-all.bars')} head={[sayBalance('in-all.as'), sayBalance('in-all.places')]} rows={met.map(({ standpoint, meetings }) => [nameOf(standpoint), meetings] as const)} />
        </>
      )}
    </>
  )
}

const AgendaSum: FC<{ sums: Sums }> = ({ sums: { agenda } }) => {
  const all = agenda.affected + agenda.others + agenda.unknown
  return <>{all === agenda.unknown ? sayBalance('agenda.none') : sayBalance('agenda.sum', { all, ...agenda })}</>
}

/** The same for everybody: nothing but the published counts. */
const Spoke: FC<Pick<Props, 'spoke'>> = ({ spoke }) =>
  spoke === undefined || spoke.initiative.length === 0 ? <p>{sayBalance('spoke.none')}</p> : (
    <>
      <p>{sayBalance('spoke.lead', { day: sayDay(spoke.asOf) })}</p>
      <Spread caption={sayBalance('spoke.caption')} head={[sayBalance('in-all.as'), sayBalance('spoke.people')]} rows={spoke.initiative.map(({ standpoint, atLeast }) => [standpointName(standpoint), atLeast] as const)} />
      <p class="hint">{sayBalance('spoke.why')}</p>
    </>
  )

const OccasionCard: FC<Readonly<{ here: Seen; occasion: Occasion }>> = ({ here, occasion }) => {
  const { kind, id, day, words } = occasion
  const href = `/initiatives/${here.initiative.slug}/${kind === 'meeting' ? 'meetings' : 'agreements'}/${id}`
  return (
    <Card title={shortened(words)} href={href} level={3} quiet={<>{sayBalance(`over-time.${kind}`)}, <DayText day={day} /></>}>
      {here.membership === undefined ? <Outside occasion={occasion} /> : <Exact occasion={occasion} />}
    </Card>
  )
}

const Outside: FC<{ occasion: Occasion }> = ({ occasion }) => {
  const { band, few } = roomOutside(occasion.room)
  return (
    <>
      <p>{sayBalance('over-time.band', { band: sayMembership(`room.band.${band}`) })}</p>
      {few ? <Warning><p>{sayBalance('over-time.few')}</p></Warning> : null}
    </>
  )
}

const Exact: FC<{ occasion: Occasion }> = ({ occasion: { kind, room, agenda } }) => {
  const { people, affected, agreed, affectedAgreed } = sumRoom(room)
  const set = kind === 'meeting' ? setBy(agenda) : undefined
  return (
    <>
      <p>{sayBalance('over-time.people', { people, affected })}</p>
      <svg class="balance" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="balance__all" width="100" height="10" /><rect class="balance__affected" width={String(people === 0 ? 0 : (affected / people) * 100)} height="10" />
      </svg>
      <p class="hint">{room.map((part) => sayBalance('over-time.part', { standpoint: nameOf(part.standpoint), people: part.people })).join(', ')}</p>
      {kind === 'agreement' ? <p>{sayBalance('over-time.agreed', { agreed, affected: affectedAgreed })}</p> : null}
      {set === undefined ? null : <p><Tag tone={set === 'both' ? 'good' : 'plain'}>{sayBalance(`agenda.${set}`)}</Tag></p>}
      {hasFewAffected(affected) ? <Warning><p>{sayBalance(affected === 0 ? 'over-time.none' : 'over-time.one')}</p></Warning> : null}
    </>
  )
}
