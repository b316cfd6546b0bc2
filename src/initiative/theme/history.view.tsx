import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Empty, MomentText, Pages, Tag } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { say } from '../words/index.ts'
import { tagInWords } from '../tag/tag.ts'
import type { HistoryLine, OwnSteps } from './history.queries.ts'
import type { ThemeCode } from './theme.rules.ts'
import { sayTheme } from './words/index.ts'

/** What was done, in a sentence: «put 4 voices in “Getting home”». */
export const sayStep = ({ kind, voices, from, to, names, moved, tag }: HistoryLine): string => {
  const hidden = sayTheme('history.hidden')
  return sayTheme(`steps.${kind}`, {
    count: voices, from: from ?? hidden, to: to ?? hidden, before: names?.before ?? hidden, after: names?.after ?? hidden, moved: moved ?? hidden, tag: tag === undefined ? '' : tagInWords(tag),
  })
}

/** The way to undo a step; a pasted list is taken back on a page of its own, for its words will be gone for good. */
const UndoPart: FC<{ line: HistoryLine; base: string }> = ({ line, base }) => {
  const about = <span class="visually-hidden">{`: ${sayStep(line)}`}</span>
  return line.kind === 'pasted'
    ? <p><a href={`${base}/voices/pastes/${line.id}/take-back`}>{sayTheme('history.take-back')}{about}</a></p>
    : <Form action={`${base}/themes/steps/${line.id}/undo`}><Buttons><Button look="second">{sayTheme('history.undo')}{about}</Button></Buttons></Form>
}

/** The way to do again what was undone. */
const RedoPart: FC<{ line: HistoryLine; base: string }> = ({ line, base }) => (
  <Form action={`${base}/themes/steps/${line.id}/redo`}><Buttons><Button look="second">{sayTheme('history.redo')}<span class="visually-hidden">{`: ${sayStep(line)}`}</span></Button></Buttons></Form>
)

/** What somebody did last and what they undid last, and the way to undo the one and to do the other again. */
export const LastSteps: FC<{ steps: OwnSteps; base: string }> = ({ steps: { last, undone }, base }) =>
  last === undefined && undone === undefined ? null : (
    <div class="inset last-steps">
      {undone === undefined ? null : <div class="last-steps__one"><p>{sayTheme('history.undid', { what: sayStep(undone) })}</p><RedoPart line={undone} base={base} /></div>}
      {last === undefined ? null : <div class="last-steps__one"><p>{sayTheme('history.last', { what: sayStep(last) })}</p><UndoPart line={last} base={base} /></div>}
      <p><a href={`${base}/themes/history`}>{sayTheme('history.all')}</a></p>
    </div>
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
    {line.redone ? <Tag>{sayTheme('history.redone')}</Tag> : null}
    {line.undoneAt === undefined && line.person === here.person.id ? <UndoPart line={line} base={base} /> : null}
    {line.undoneAt !== undefined && !line.redone && line.kind !== 'pasted' && line.person === here.person.id ? <RedoPart line={line} base={base} /> : null}
  </div>
)
