import type { FC } from 'hono/jsx'
import { Empty, LinkButton, Pages, Statement } from '#platform/page/parts.tsx'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { ItemId } from '../tables.ts'
import type { Choosable, Outcome } from './happened.queries.ts'
import { OutcomePart } from './happened.view.tsx'
import { sayHappened } from './words/index.ts'

type Props = Readonly<{ here: Seen; about: ItemId | 'none' | 'all'; change: Choosable | undefined; outcomes: readonly Outcome[]; next: ItemId | undefined; later: boolean }>

export const OutcomesPage: FC<Props> = ({ here, about, change, outcomes, next, later }) => {
  const base = `/initiatives/${here.initiative.slug}`
  const query = new URLSearchParams(about === 'all' ? {} : { about })
  const address = (more: Readonly<Record<string, string>>) => `${base}/outcomes?${new URLSearchParams({ ...Object.fromEntries(query), ...more }).toString()}`
  return (
    <InitiativePage here={here} title={sayHappened(about === 'none' ? 'page.loose' : 'page.told')} back={{ href: `${base}/happened`, text: sayHappened('page.title') }} listed={false}>
      {change === undefined ? null : <Statement text={change.words} />}
      {here.membership === undefined ? null : <p class="buttons"><LinkButton href={`${base}/outcomes/new${change === undefined ? '' : `?change=${change.id}`}`} look="second">{sayHappened('page.new-outcome')}</LinkButton></p>}
      {outcomes.length === 0 ? <Empty text={sayHappened('page.nobody-told')} /> : outcomes.map((outcome) => <OutcomePart base={base} outcome={outcome} />)}
      <Pages next={next === undefined ? undefined : address({ before: next })} first={later ? address({}) : undefined} />
    </InitiativePage>
  )
}
