import type { FC } from 'hono/jsx'
import { Empty, Facts, LinkButton, Pages, Words } from '#platform/page/parts.tsx'
import { sayShortDay } from '#platform/time.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { ItemId } from '../tables.ts'
import type { Change, Outcome } from './happened.queries.ts'
import { sayHappened } from './words/index.ts'

type Props = Readonly<{ here: Seen; changes: readonly Change[]; outcomes: readonly Outcome[]; next: ItemId | undefined; later: boolean }>

export const HappenedPage: FC<Props> = ({ here, changes, outcomes, next, later }) => {
  const base = `/initiatives/${here.initiative.slug}`
  const loose = outcomes.filter((outcome) => outcome.changes.length === 0)
  return (
    <InitiativePage here={here} title={sayHappened('page.title')} lead={sayHappened('page.lead')} listed={here.initiative.openTo === 'public' && !later}
      links={here.initiative.openTo === 'public' ? [{ href: `${base}/thread.atom`, type: 'application/atom+xml', title: sayHappened('page.title') }] : []}>
      {here.membership === undefined ? null : (
        <p class="buttons">
          <LinkButton href={`${base}/changes/new`}>{sayHappened('page.new-change')}</LinkButton>
          <LinkButton href={`${base}/outcomes/new`} look="second">{sayHappened('page.new-outcome')}</LinkButton>
        </p>
      )}
      {changes.length === 0 && outcomes.length === 0 ? <Empty text={sayHappened('page.empty')} /> : null}
      {changes.map((change) => <ChangePart base={base} change={change} outcomes={outcomes.filter((outcome) => outcome.changes.includes(change.id))} />)}
      {loose.length === 0 ? null : (
        <section>
          <h2>{sayHappened('page.loose')}</h2>
          {loose.map((outcome) => <OutcomePart base={base} outcome={outcome} />)}
        </section>
      )}
      <Pages next={next === undefined ? undefined : `${base}/happened?before=${next}`} first={later ? `${base}/happened` : undefined} />
    </InitiativePage>
  )
}

const ChangePart: FC<Readonly<{ base: string; change: Change; outcomes: readonly Outcome[] }>> = ({ base, change, outcomes }) => (
  <section id={change.id} class="keep-together">
    <h2><a href={`${base}/items/${change.id}`}>{change.words}</a></h2>
    <p class="hint">{sayHappened('page.since', { day: sayShortDay(change.since) })}</p>
    {change.restsOn.length === 0 ? null : (
      <>
        <h3>{sayHappened('page.rests-on')}</h3>
        <ul>{change.restsOn.map(({ id, words }) => <li><a href={`${base}/agreements/${id}`}>{words}</a></li>)}</ul>
      </>
    )}
    <h3>{sayHappened('page.told')}</h3>
    {outcomes.length === 0 ? <p>{sayHappened('page.nobody-told')}</p> : outcomes.map((outcome) => <OutcomePart base={base} outcome={outcome} />)}
  </section>
)

/** What people told us, with its day; a claim never without its design, number, period and limits. */
const OutcomePart: FC<Readonly<{ base: string; outcome: Outcome }>> = ({ base, outcome }) => (
  <div class="inset" id={outcome.id}>
    <Words text={outcome.words} />
    <p class="hint"><a href={`${base}/items/${outcome.id}`}>{sayHappened('page.told-on', { day: sayShortDay(outcome.toldOn) })}</a></p>
    {outcome.claim === undefined ? null : <ClaimPart claim={outcome.claim} />}
  </div>
)

export const ClaimPart: FC<Readonly<{ claim: NonNullable<Outcome['claim']> }>> = ({ claim }) => (
  <Facts facts={[
    [sayHappened('claim.title'), claim.words], [sayHappened('claim.design'), sayHappened(`claim.designs.${claim.design}`)],
    [sayHappened('claim.people'), String(claim.people)], [sayHappened('claim.period'), claim.period], [sayHappened('claim.limits'), claim.limits],
  ]} />
)
