import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, Hidden, RadioField, SelectField, TextArea, TickField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Card, Cards, Empty, Inset, Statement, Warning } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen, SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { standpointName } from '../standpoint-name.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { PersonId } from '../tables.ts'
import { workingPath } from './working-path.ts'
import { LINE_KINDS } from './tables.ts'
import type { WorkingCode } from './working.form.ts'
import type { Line } from './working.queries.ts'
import { isProposed } from './working.rules.ts'
import { sayWorking } from './words/index.ts'

type Problems = readonly Problem<WorkingCode>[]
const sentencesFor = (problems: Problems) => sentencesOf(problems, (code) => sayWorking(`problems.${code}`))

/** For whom a line is. */
export const forWhom = (line: Pick<Line, 'standpoint'>, standpoints: readonly Standpoint[]): string => {
  const one = standpoints.find(({ id }) => id === line.standpoint)
  return one === undefined ? sayWorking('everybody') : standpointName(one)
}

type ListProps = Readonly<{ here: Seen; person: PersonId | undefined; lines: readonly Line[]; standpoints: readonly Standpoint[]; called: ReadonlyMap<PersonId, string> }>

/** What waits for a host to settle it; whoever proposed something, and hosts, can put it away again. */
export const Proposals: FC<ListProps> = ({ here, person, lines, standpoints, called }) => {
  const mayDrop = (by: PersonId | undefined) => here.membership?.host === true || (by !== undefined && by === person)
  const who = (by: PersonId | undefined) => (by === undefined ? undefined : called.get(by)) ?? sayWorking('mine.somebody')
  const button = (line: Line, end: 'withdraw' | 'keep') => <Form action={workingPath(here, `/lines/${line.id}/${end}`)}><Button look="second">{sayWorking(`proposals.${end}`)}<span class="visually-hidden">: {line.words}</span></Button></Form>
  return (
    <section class="screen-only">
      <h2>{sayWorking('proposals.title')}</h2>
      <p class="hint">{sayWorking('proposals.hint')}</p>
      <Cards>
        {lines.filter(isProposed).map((line) => {
          const before = lines.find(({ id }) => id === line.replaces)
          return (
            <Card quiet={<>{sayWorking(`kinds.${line.kind}`)}{' · '}{forWhom(line, standpoints)}{' · '}{sayWorking('proposals.by', { who: who(line.proposedBy) })}</>}>
              <p>{line.words}</p>
              {before === undefined ? null : <p class="soft">{sayWorking('proposals.instead', { words: before.words })}</p>}
              {mayDrop(line.proposedBy) ? button(line, 'withdraw') : null}
            </Card>
          )
        })}
        {lines.flatMap((line) => (line.ending === undefined ? [] : [
          <Card quiet={<>{sayWorking('proposals.end')}{' · '}{forWhom(line, standpoints)}{' · '}{sayWorking('proposals.by', { who: who(line.ending.by) })}</>}>
            <p><s>{line.words}</s></p>
            {mayDrop(line.ending.by) ? button(line, 'keep') : null}
          </Card>,
        ]))}
      </Cards>
    </section>
  )
}

type ProposeProps = Readonly<{ here: SeenByMember; standpoints: readonly Standpoint[]; instead: Line | undefined; typed: Typed; problems: Problems }>

export const ProposePage: FC<ProposeProps> = ({ here, standpoints, instead, typed, problems }) => {
  const sentences = sentencesFor(problems)
  return (
    <InitiativePage here={here} title={sayWorking(instead === undefined ? 'propose.title' : 'propose.title-change')} lead={sayWorking('propose.lead')} back={{ href: workingPath(here), text: sayWorking('title') }} listed={false} problems={sentences}>
      {instead === undefined ? null : <Statement text={instead.words} />}
      <Form action={workingPath(here, '/propose')} typed={typed} problems={sentences}>
        {instead === undefined ? null : <Hidden name="instead" value={instead.id} />}
        <TextArea name="words" label={sayWorking(instead === undefined ? 'propose.words' : 'propose.words-change')} hint={sayWorking('propose.words-hint')} rows={2} most={500} value={instead?.words} />
        <RadioField name="kind" label={sayWorking('propose.kind')} choices={LINE_KINDS.map((kind) => [kind, sayWorking(`propose.kinds.${kind}`), sayWorking(`propose.examples.${kind}`)] as const)} value={instead?.kind} />
        <SelectField name="standpoint" label={sayWorking('propose.standpoint')} empty={sayWorking('everybody')} choices={standpoints.map((one) => [one.id, standpointName(one)] as const)} value={instead?.standpoint} />
        <Button>{sayWorking('propose.button')}</Button>
      </Form>
      {instead === undefined || instead.ending !== undefined ? null : (
        <section>
          <h2>{sayWorking('propose.end-title')}</h2>
          <p>{sayWorking('propose.end-text')}</p>
          <Form action={workingPath(here, `/lines/${instead.id}/end`)}><Button look="second">{sayWorking('propose.end-button')}</Button></Form>
        </section>
      )}
    </InitiativePage>
  )
}

type SettleProps = Readonly<{ here: SeenByMember; lines: readonly Line[]; standpoints: readonly Standpoint[]; number: number; typed?: Typed; problems?: Problems; outdated?: boolean }>

export const SettlePage: FC<SettleProps> = ({ here, lines, standpoints, number, typed = {}, problems = [], outdated = false }) => {
  const sentences = sentencesFor(problems)
  const proposed = lines.filter((line) => isProposed(line) || line.ending !== undefined)
  return (
    <InitiativePage here={here} title={sayWorking('settle.title', { number: number + 1 })} lead={sayWorking('settle.lead')} back={{ href: workingPath(here), text: sayWorking('title') }} listed={false} problems={sentences}>
      {outdated ? <Warning><p>{sayWorking('settle.outdated')}</p></Warning> : null}
      {proposed.length === 0 ? <Empty text={sayWorking('settle.none')} /> : (
        <Form typed={typed} problems={sentences} version={number}>
          <TickField name="take" label={sayWorking('settle.take')} hint={sayWorking('settle.take-hint')} choices={proposed.map((line) => {
            const before = lines.find(({ id }) => id === line.replaces)
            const to = forWhom(line, standpoints)
            const hint = isProposed(line) ? (before === undefined ? sayWorking('settle.new', { kind: sayWorking(`kinds.${line.kind}`), to }) : sayWorking('settle.instead', { kind: sayWorking(`kinds.${line.kind}`), to, words: before.words })) : sayWorking('settle.end', { to })
            return [line.id, line.words, hint] as const
          })} values={proposed.map(({ id }) => id)} />
          <Inset><p>{sayWorking('settle.asks')}</p></Inset>
          <Button>{sayWorking('settle.button', { number: number + 1 })}</Button>
        </Form>
      )}
    </InitiativePage>
  )
}
