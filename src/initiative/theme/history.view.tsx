import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Empty, Inset, MomentText, Pages, Tag } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { say } from '../words/index.ts'
import type { HistoryLine } from './history.queries.ts'
import type { ThemeCode } from './theme.rules.ts'
import { sayTheme } from './words/index.ts'

/** What was done, in a sentence: «put 4 voices in “Getting home”». */
const sayStep = ({ kind, voices, from, to, names }: HistoryLine): string => {
  const hidden = sayTheme('history.hidden')
  return sayTheme(`steps.${kind}`, { count: voices, from: from ?? hidden, to: to ?? hidden, before: names?.before ?? hidden, after: names?.after ?? hidden })
}

/** The way to undo a step; a pasted list is taken back on a page of its own, for its words will be gone for good. */
const UndoPart: FC<{ line: HistoryLine; base: string }> = ({ line, base }) => {
  const about = <span class="visually-hidden">{`: ${sayStep(line)}`}</span>
  return line.kind === 'pasted'
    ? <p><a href={`${base}/voices/pastes/${line.id}/take-back`}>{sayTheme('history.take-back')}{about}</a></p>
    : <Form action={`${base}/themes/steps/${line.id}/undo`}><Buttons><Button look="second">{sayTheme('history.undo')}{about}</Button></Buttons></Form>
}

/** What somebody did last, and the way to undo it. */
export const LastStep: FC<{ line: HistoryLine; base: string }> = ({ line, base }) => (
  <Inset>
    <p>{sayTheme('history.last', { what: sayStep(line) })}</p>
    <UndoPart line={line} base={base} />
    <p><a href={`${base}/themes/history`}>{sayTheme('history.all')}</a></p>
  </Inset>
)

type Props = Readonly<{ here: SeenByMember; lines: readonly HistoryLine[]; first: boolean; next: number | undefined; problems?: readonly Problem<ThemeCode>[] }>

export const HistoryPage: FC<Props> = ({ here, lines, first, next, problems = [] }) => {
  const base = `/initiatives/${here.initiative.slug}`
  const path = `${base}/themes/history`
  return (
    <InitiativePage here={here} listed={false} title={sayTheme('history.title')} lead={sayTheme('history.lead')} back={{ href: `${base}/heard`, text: say('heard') }}
      problems={sentencesOf(problems, (code) => sayTheme(`problems.${code}`))}>
      {lines.length === 0 ? <Empty text={sayTheme('history.empty')} /> : null}
      <ol class="cards" role="list" reversed>{lines.map((line) => <li><StepCard line={line} base={base} here={here} /></li>)}</ol>
      <Pages next={next === undefined ? undefined : `${path}?before=${next}`} first={first ? undefined : path} />
    </InitiativePage>
  )
}

const StepCard: FC<{ line: HistoryLine; base: string; here: SeenByMember }> = ({ line, base, here }) => (
  <div class="card">
    <p>{sayTheme('history.line', { who: line.called ?? sayTheme('history.member'), what: sayStep(line) })}</p>
    <p class="card__quiet"><MomentText at={line.at} zone={here.initiative.zone} /></p>
    {line.undoneAt === undefined ? null : <Tag tone="gone">{sayTheme(line.kind === 'pasted' ? 'history.taken-back' : 'history.undone')}</Tag>}
    {line.undoneAt === undefined && line.person === here.person.id ? <UndoPart line={line} base={base} /> : null}
  </div>
)
