import type { FC } from 'hono/jsx'
import { DayText } from '#platform/page/parts.tsx'
import { type Zone, dayOf } from '#platform/time.ts'
import type { BroughtIn } from './tables.ts'
import { sayWhole } from './words/index.ts'

/** On the initiative's page. The address is the file's and not ours: it is shown, and leads nowhere. `by`: for members only. */
export const BroughtInPart: FC<Readonly<{ brought: BroughtIn; by: string | undefined; zone: Zone }>> = ({ brought, by, zone }) => (
  <section>
    <h2>{sayWhole('from.title')}</h2>
    <p>{by === undefined ? sayWhole('from.brought') : sayWhole('from.brought-by', { by })} <DayText day={dayOf(brought.at, zone)} />.</p>
    <p>{sayWhole('from.says')} <code>{brought.from}</code>, {sayWhole('from.made')} <DayText day={dayOf(brought.copiedAt, zone)} />.</p>
    <p class="hint">{sayWhole('from.unchecked')}</p>
  </section>
)
