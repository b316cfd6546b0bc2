import type { FC } from 'hono/jsx'
import { Empty, LinkButton, Pages } from '#platform/page/parts.tsx'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { sayHappened } from '../happened/words/index.ts'
import type { PersonId } from '../tables.ts'
import type { RecordedCost } from './cost.queries.ts'
import { Costs } from './costs.view.tsx'
import type { CostId } from './tables.ts'
import { sayCost } from './words/index.ts'

type Props = Readonly<{ here: Seen; person: PersonId | undefined; costs: readonly RecordedCost[]; next: CostId | undefined; later: boolean }>

export const ListCostsPage: FC<Props> = ({ here, person, costs, next, later }) => {
  const base = `/initiatives/${here.initiative.slug}`
  const { membership } = here
  return (
    <InitiativePage here={here} title={sayCost('show.title')} lead={sayCost('show.lead')} back={{ href: `${base}/happened`, text: sayHappened('page.title') }} listed={here.initiative.openTo === 'public' && !later}>
      {membership === undefined ? null : <p class="buttons"><LinkButton href={`${base}/costs/new`}>{sayCost('show.new')}</LinkButton></p>}
      {costs.length === 0 ? <Empty text={sayCost('show.empty')} />
        : <Costs base={base} costs={costs} withAbout mayTakeOut={(by) => membership !== undefined && (membership.host || (by !== undefined && by === person))} />}
      <Pages next={next === undefined ? undefined : `${base}/costs?after=${next}`} first={later ? `${base}/costs` : undefined} />
    </InitiativePage>
  )
}
