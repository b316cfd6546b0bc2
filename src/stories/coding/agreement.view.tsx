import type { FC } from 'hono/jsx'
import { InitiativePage } from '#initiative/index.ts'
import type { AlphaWithin } from '#measures/alpha-interval.ts'
import { Empty, Table } from '#platform/page/parts.tsx'
import type { Code } from '../code-book/code-book.rules.ts'
import { type Alike, ROUNDS } from './agreement.rules.ts'
import { roundPath } from './round-path.ts'
import type { Coding } from './round.gate.ts'
import { sayCoding } from './words/index.ts'

type Props = Readonly<{ here: Coding; alike: Alike | undefined; stories: number; codes: readonly Code[] }>

export const AgreementPage: FC<Props> = ({ here, alike, stories, codes }) => (
  <InitiativePage here={here} title={sayCoding('agreement.title')} lead={sayCoding('agreement.lead')} back={{ href: roundPath(here, here.round.id), text: sayCoding('round.stories') }} listed={false}>
    {alike === undefined ? <Empty text={sayCoding('agreement.none')} /> : (
      <>
        <p>{sayCoding('agreement.units', { count: stories })}</p>
        <Table caption={sayCoding('agreement.table')} head={[sayCoding('agreement.code'), sayCoding('agreement.value'), sayCoding('agreement.within')]}
          rows={[lineOf(sayCoding('agreement.all'), alike.whole), ...codes.map(({ name }, at) => lineOf(name, alike.perCode[at]))]} />
        <p class="hint">{sayCoding('agreement.name', { rounds: ROUNDS })}</p>
      </>
    )}
    <h2>{sayCoding('agreement.tells')}</h2>
    <p>{sayCoding('agreement.tells-1')}</p>
    <p>{sayCoding('agreement.tells-2')}</p>
    <p>{sayCoding('agreement.tells-3')}</p>
  </InitiativePage>
)

const short = (value: number) => value.toFixed(2).replace('-', '−')

/** A value and its span, or why there is none. */
function lineOf(name: string, found: AlphaWithin | undefined): readonly string[] {
  if (found === undefined) return [name, '', '']
  const { alpha, interval } = found
  return [
    name,
    alpha.kind === 'undefined' ? sayCoding(`agreement.reasons.${alpha.reason}`) : short(alpha.value),
    alpha.kind === 'undefined' ? '' : interval.kind === 'undefined' ? sayCoding(`agreement.reasons.${interval.reason}`) : sayCoding('agreement.span', { low: short(interval.low), high: short(interval.high) }),
  ]
}
