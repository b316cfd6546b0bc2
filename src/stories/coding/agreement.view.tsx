import type { FC } from 'hono/jsx'
import { InitiativePage } from '#initiative/index.ts'
import type { AlphaWithin } from '#measures/alpha-interval.ts'
import { Button, Form } from '#platform/page/form.tsx'
import { Buttons, Empty, Inset, LinkButton, MomentText, Table } from '#platform/page/parts.tsx'
import type { Code } from '../code-book/code-book.rules.ts'
import { STEPS } from './agreement.rules.ts'
import type { AlikeNow, KeptAlike } from './alike.queries.ts'
import type { Coded } from './coder-sees.queries.ts'
import { roundPath } from './round-path.ts'
import type { Coding } from './round.gate.ts'
import { QUIET_MS } from './work-out-alike.ts'
import { sayCoding } from './words/index.ts'

type Props = Readonly<{ here: Coding; alike: AlikeNow; coded: Coded; codes: readonly Code[]; refreshing: boolean; now: Date }>

export const AgreementPage: FC<Props> = (props) => {
  const { here, alike, coded } = props
  return (
    <InitiativePage here={here} title={sayCoding('agreement.title')} lead={sayCoding('agreement.lead')} back={{ href: roundPath(here, here.round.id), text: sayCoding('round.stories') }} listed={false}>
      {coded.stories === 0 ? <Empty text={sayCoding('agreement.none')} /> : alike.kind === 'kept' ? <Found {...props} kept={alike} /> : alike.kind === 'going' ? <Going {...props} drawn={alike.drawn} movedAt={alike.movedAt} /> : (
        <WorkOut here={here} lead={sayCoding('agreement.long', { count: coded.stories })} button={sayCoding('agreement.work-out')} />
      )}
      <h2>{sayCoding('agreement.tells')}</h2>
      <p>{sayCoding('agreement.tells-1')}</p>
      <p>{sayCoding('agreement.tells-2')}</p>
      <p>{sayCoding('agreement.tells-3')}</p>
    </InitiativePage>
  )
}

const WorkOut: FC<Readonly<{ here: Coding; lead: string; button: string }>> = ({ here, lead, button }) => (
  <Inset>
    <p>{lead}</p>
    <Form action={`${roundPath(here, here.round.id)}/agreement/work-out`}><Button>{button}</Button></Form>
  </Inset>
)

/** What was found, and from what. */
const Found: FC<Props & Readonly<{ kept: KeptAlike }>> = ({ here, coded, codes, kept: { alike, stories, codings, rounds, seed, bookNumber, at } }) => (
  <>
    {codings === coded.codings && stories === coded.stories ? null : <WorkOut here={here} lead={sayCoding('agreement.since')} button={sayCoding('agreement.anew')} />}
    <p>{sayCoding('agreement.units', { count: stories })}</p>
    <Table caption={sayCoding('agreement.table')} head={[sayCoding('agreement.code'), sayCoding('agreement.value'), sayCoding('agreement.within')]}
      rows={[lineOf(sayCoding('agreement.all'), alike.whole), ...codes.map(({ name }, place) => lineOf(name, alike.perCode[place]))]} />
    <p class="hint">{sayCoding('agreement.name', { rounds })} {sayCoding('agreement.from', { number: bookNumber, seed })} <MomentText at={at} zone={here.initiative.zone} />.</p>
  </>
)

/** How far it is, while it is being worked out. */
const Going: FC<Pick<Props, 'here' | 'refreshing' | 'now'> & Readonly<{ drawn: number; movedAt: Date }>> = ({ here, refreshing, now, drawn, movedAt }) => (
  <>
    <p>
      <label for="how-far">{sayCoding('agreement.how-far', { drawn, steps: STEPS })}</label>
      <progress id="how-far" class="how-far" max={STEPS} value={drawn}></progress>
    </p>
    <p>{sayCoding('agreement.go-away')} {refreshing ? <>{sayCoding('agreement.by-itself')} <a href="?still=yes">{sayCoding('agreement.still')}</a></> : null}</p>
    {refreshing ? null : <Buttons><LinkButton href="?still=yes" look="second">{sayCoding('agreement.look')}</LinkButton></Buttons>}
    {now.getTime() - movedAt.getTime() <= QUIET_MS ? null : <WorkOut here={here} lead={sayCoding('agreement.quiet')} button={sayCoding('agreement.anew')} />}
  </>
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
