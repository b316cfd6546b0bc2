/** Costs, savings and risks as every page shows them: a saving never without what became of the service (I-28). */
import type { FC } from 'hono/jsx'
import { sayPence } from '#platform/money.ts'
import { Card, Cards, Facts, Tag } from '#platform/page/parts.tsx'
import type { PersonId } from '../tables.ts'
import type { RecordedCost } from './cost.queries.ts'
import { sayCost } from './words/index.ts'

type Props = Readonly<{
  base: string; costs: readonly RecordedCost[]
  /** Whose figures may be taken out here: their own, or all of them for a host. */
  mayTakeOut?: (recordedBy: PersonId | undefined) => boolean
  /** Where they stand beside what they are about, that is not said again. */
  withAbout?: boolean
}>

export const Costs: FC<Props> = ({ base, costs, mayTakeOut = () => false, withAbout = false }) => (
  <Cards>
    {costs.map((cost) => (
      <Card quiet={<Tag>{sayCost(`kinds.${cost.kind}`)}</Tag>}>
        <p><strong>{cost.words}</strong></p>
        <CostFacts cost={cost} base={base} withAbout={withAbout} />
        {mayTakeOut(cost.recordedBy) ? <p class="screen-only"><a href={`${base}/costs/${cost.id}/take-out`}>{sayCost('show.take-out')}<span class="visually-hidden">: {cost.words}</span></a></p> : null}
      </Card>
    ))}
  </Cards>
)

const CostFacts: FC<Readonly<{ cost: RecordedCost; base: string; withAbout: boolean }>> = ({ cost: { kind, amount, borneBy, notASubstitute, about }, base, withAbout }) => (
  <>
    <Facts facts={[
      [sayCost('show.amount'), amount === undefined ? undefined : sayCost('show.amount-of', { amount: sayPence(amount.pence), period: amount.period })],
      [sayCost(kind === 'saving' ? 'show.saved-by' : 'show.borne-by'), borneBy],
      [sayCost('show.basis'), amount === undefined ? undefined : sayCost('show.basis-of', { basis: sayCost(`bases.${amount.basis}`), source: amount.source })],
      [sayCost('show.about'), about === undefined || !withAbout ? undefined : <a href={`${base}/items/${about.id}`}>{about.words}</a>],
    ]} />
    {notASubstitute === undefined ? null : (
      <>
        <p><strong>{sayCost('show.question')}</strong></p>
        <Facts facts={[[sayCost('show.service-changed'), notASubstitute.serviceChanged], [sayCost('show.who-decided'), notASubstitute.whoDecided], [sayCost('show.with-whom'), notASubstitute.withWhom]]} />
      </>
    )}
  </>
)
