import type { FC } from 'hono/jsx'
import { Empty, Facts, LinkButton, Pages, Words } from '#platform/page/parts.tsx'
import { sayShortDay } from '#platform/time.ts'
import { sayCase } from '../case-study/words/index.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { ItemId } from '../tables.ts'
import { sayAim } from '../aim/words/index.ts'
import type { RecordedCost } from '../cost/cost.queries.ts'
import { Costs } from '../cost/costs.view.tsx'
import { sayCost } from '../cost/words/index.ts'
import type { Change, Outcome } from './happened.queries.ts'
import { OUTCOMES_BESIDE } from './happened.rules.ts'
import { sayHappened } from './words/index.ts'

export type ChangeShown = Change & Readonly<{ outcomes: readonly Outcome[]; costs: readonly RecordedCost[] }>
type Props = Readonly<{ here: Seen; changes: readonly ChangeShown[]; loose: readonly Outcome[]; next: ItemId | undefined; later: boolean }>

export const HappenedPage: FC<Props> = ({ here, changes, loose, next, later }) => {
  const base = `/initiatives/${here.initiative.slug}`
  return (
    <InitiativePage here={here} title={sayHappened('page.title')} lead={sayHappened('page.lead')} listed={here.initiative.openTo === 'public' && !later}
      links={here.initiative.openTo === 'public' ? [{ href: `${base}/thread.atom`, type: 'application/atom+xml', title: sayHappened('page.title') }] : []}>
      {here.membership === undefined ? null : (
        <p class="buttons">
          <LinkButton href={`${base}/changes/new`}>{sayHappened('page.new-change')}</LinkButton>
          <LinkButton href={`${base}/outcomes/new`} look="second">{sayHappened('page.new-outcome')}</LinkButton>
        </p>
      )}
      <ul class="actions screen-only"><li><a href={`${base}/aims`}>{sayAim('list.title')}</a></li><li><a href={`${base}/costs`}>{sayCost('show.all')}</a></li><li><a href={`${base}/case-study`}>{sayCase('link-whole')}</a></li></ul>
      {changes.length === 0 && loose.length === 0 ? <Empty text={sayHappened('page.empty')} /> : null}
      {changes.map((change) => <ChangePart base={base} change={change} />)}
      {loose.length === 0 ? null : (
        <section>
          <h2>{sayHappened('page.loose')}</h2>
          <Beside base={base} outcomes={loose} about="none" />
        </section>
      )}
      <Pages next={next === undefined ? undefined : `${base}/happened?before=${next}`} first={later ? `${base}/happened` : undefined} />
    </InitiativePage>
  )
}

const ChangePart: FC<Readonly<{ base: string; change: ChangeShown }>> = ({ base, change }) => (
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
    {change.outcomes.length === 0 ? <p>{sayHappened('page.nobody-told')}</p> : <Beside base={base} outcomes={change.outcomes} about={change.id} />}
    {change.costs.length === 0 ? null : (
      <>
        <h3>{sayCost('show.beside')}</h3>
        <Costs base={base} costs={change.costs} />
      </>
    )}
  </section>
)

/** The newest of what people told us, and the way to the rest. */
const Beside: FC<Readonly<{ base: string; outcomes: readonly Outcome[]; about: string }>> = ({ base, outcomes, about }) => (
  <>
    {outcomes.slice(0, OUTCOMES_BESIDE).map((outcome) => <OutcomePart base={base} outcome={outcome} />)}
    {outcomes.length > OUTCOMES_BESIDE ? <p><a href={`${base}/outcomes?about=${about}`}>{sayHappened('page.all-told')}</a></p> : null}
  </>
)

/** What people told us, with its day; a claim never without its design, number, period and limits. */
export const OutcomePart: FC<Readonly<{ base: string; outcome: Outcome }>> = ({ base, outcome }) => (
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
