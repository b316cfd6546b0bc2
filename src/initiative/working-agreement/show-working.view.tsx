import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Empty, Inset, LinkButton, Warning, WritingLines } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { dayOf, sayShortDay } from '#platform/time.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { bandOf } from '../membership/room.rules.ts'
import { sayMembership } from '../membership/words/index.ts'
import { standpointName } from '../standpoint-name.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { PersonId } from '../tables.ts'
import { say } from '../words/index.ts'
import { Proposals } from './proposals.view.tsx'
import { workingPath } from './working-path.ts'
import { LINE_KINDS } from './tables.ts'
import type { WorkingCode } from './working.form.ts'
import type { Line, Version } from './working.queries.ts'
import { type Asked, counts, isProposed } from './working.rules.ts'
import { sayWorking } from './words/index.ts'

type Mine = Asked<Line> & Readonly<{ enteredBy: PersonId | undefined }>
type Props = Readonly<{
  here: Seen; person: PersonId | undefined; lines: readonly Line[]; latest: Version | undefined; standpoints: readonly Standpoint[]
  agreed: Readonly<{ members: number; agreed: number }>
  /** How a member stands; not there for anybody else. */
  mine: Mine | undefined
  called: ReadonlyMap<PersonId, string>; problems: readonly Problem<WorkingCode>[]
}>

export const ShowWorkingPage: FC<Props> = (props) => {
  const { here, person, lines, latest, standpoints, mine, called, problems } = props
  const { initiative, membership } = here
  const waiting = lines.some((line) => isProposed(line) || line.ending !== undefined)
  return (
    <InitiativePage here={here} title={sayWorking('title')} lead={sayWorking('lead')} back={{ href: `/initiatives/${initiative.slug}`, text: say('parts.purpose') }} listed={initiative.openTo === 'public'}
      problems={sentencesOf(problems, (code) => sayWorking(`problems.${code}`))}>
      {latest === undefined ? <Empty text={sayWorking(membership === undefined ? 'show.empty' : 'show.empty-members')} /> : (
        <>
          <p class="soft">{sayWorking('show.version', { number: latest.number, day: sayShortDay(dayOf(latest.at, initiative.zone)) })}{latest.number > 1 ? <>{' '}<a class="screen-only" href={workingPath(here, '/history')}>{sayWorking('show.history')}</a></> : null}</p>
          {mine === undefined ? null : <MyPart here={here} mine={mine} latest={latest} called={called} />}
          <Lines lines={lines.filter(counts)} standpoints={standpoints} here={here} />
          <WhoAgrees {...props} />
        </>
      )}
      {membership === undefined ? null : (
        <>
          {waiting ? <Proposals here={here} person={person} lines={lines} standpoints={standpoints} called={called} /> : null}
          <div class="screen-only">
            <Buttons>
              <LinkButton href={workingPath(here, '/propose')} look={latest === undefined && !waiting ? 'main' : 'second'}>{sayWorking('show.propose')}</LinkButton>
              {membership.host && waiting ? <LinkButton href={workingPath(here, '/settle')}>{sayWorking('show.settle')}</LinkButton> : null}
            </Buttons>
          </div>
        </>
      )}
      <p class="screen-only"><a href={`/report?about=${encodeURIComponent(workingPath(here))}`}>{sayWorking('show.report')}</a></p>
    </InitiativePage>
  )
}

/** Whether a member agrees, and what they are asked. */
const MyPart: FC<Readonly<{ here: Seen; mine: Mine; latest: Version; called: Props['called'] }>> = ({ here, mine, latest, called }) => {
  if (mine.state === 'nothing') return <Inset><p>{sayWorking('mine.nothing')} <a href={`/initiatives/${here.initiative.slug}/standpoints`}>{sayWorking('mine.say-standpoint')}</a></p></Inset>
  const stop = <Form action={workingPath(here, '/not')}><Button look="second">{sayWorking('mine.stop')}</Button></Form>
  if (mine.state === 'agreed') {
    return (
      <div class="screen-only"><Inset>
        <p>{mine.enteredBy === undefined ? sayWorking('mine.agreed') : sayWorking('mine.agreed-for', { who: called.get(mine.enteredBy) ?? sayWorking('mine.somebody') })}</p>
        {stop}
      </Inset></div>
    )
  }
  return (
    <div class="screen-only"><Warning>
      <p>{sayWorking(mine.state === 'asked' ? 'mine.asked' : 'mine.asked-again')}</p>
      {mine.state === 'asked' || mine.fresh.length === 0 ? null : <><p>{sayWorking('mine.fresh')}</p><ul>{mine.fresh.map(({ words }) => <li>{words}</li>)}</ul></>}
      {mine.gone.length === 0 ? null : <><p>{sayWorking('mine.gone')}</p><ul>{mine.gone.map(({ words }) => <li><s>{words}</s></li>)}</ul></>}
      <Buttons>
        <Form action={workingPath(here, '/agree')} version={latest.number}><Button>{sayWorking('mine.agree')}</Button></Form>
        {mine.state === 'asked-again' ? stop : null}
      </Buttons>
    </Warning></div>
  )
}

/** Everybody first, then each standpoint that has lines, in the group's order. */
const Lines: FC<Readonly<{ lines: readonly Line[]; standpoints: readonly Standpoint[]; here: Seen }>> = ({ lines, standpoints, here }) => {
  const groups = [{ name: sayWorking('everybody'), of: lines.filter(({ standpoint }) => standpoint === undefined) }, ...standpoints.map((one) => ({ name: standpointName(one), of: lines.filter(({ standpoint }) => standpoint === one.id) }))]
  return <>{groups.filter(({ of }) => of.length > 0).map(({ name, of }) => (
    <section class="keep-together">
      <h2 class="first-capital">{name}</h2>
      {LINE_KINDS.filter((kind) => of.some((line) => line.kind === kind)).map((kind) => (
        <>
          <h3>{sayWorking(`kinds.${kind}`)}</h3>
          <ul>{of.filter((line) => line.kind === kind).map((line) => (
            <li id={`line-${line.id}`}>{line.words}{here.membership === undefined ? null : <>{' '}<a class="screen-only hint" href={workingPath(here, `/propose?instead=${line.id}`)}>{sayWorking('show.change')}<span class="visually-hidden">: {line.words}</span></a></>}</li>
          ))}</ul>
        </>
      ))}
    </section>
  ))}</>
}

/** Exact for those in the room, in bands for everybody else; names on a page of their own. */
const WhoAgrees: FC<Props> = ({ here, agreed: { members, agreed } }) => {
  const inside = here.membership !== undefined
  const sizes = { agreed: sayMembership(`room.band.${bandOf(agreed)}`), members: sayMembership(`room.band.${bandOf(members)}`) }
  return (
    <section>
      <h2>{sayWorking('who.title')}</h2>
      <p>{inside ? sayWorking('who.count', { agreed, members }) : sayWorking('who.bands', sizes)}</p>
      {inside ? (
        <ul class="actions screen-only">
          {agreed === 0 ? null : <li><a href={workingPath(here, '/who')}>{sayWorking('who.names')}</a></li>}
          <li><a href={workingPath(here, '/for-somebody')}>{sayWorking('beside.title')}</a></li>
        </ul>
      ) : null}
      {inside ? <div class="print-only"><p>{sayWorking('who.sign')}</p><WritingLines count={8} /></div> : null}
    </section>
  )
}
