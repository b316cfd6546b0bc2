import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Facts, Inset, LinkButton, MomentText, Pages, Table } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { entryPath } from '../kind.ts'
import { sayRefusal, sayVerdict } from './check.view.tsx'
import type { ImportCode } from './import.form.ts'
import type { ShownRow, WorkFile } from './work-file.queries.ts'
import type { Brought } from './take-back.queries.ts'
import { sayWorks } from './words/index.ts'

const back = { href: '/library/import', text: sayWorks('upload.title') }
const sentences = (problems: readonly Problem<ImportCode>[]) => sentencesOf(problems, (code) => sayWorks(`problems.${code}`))
const number = (count: number): string => count.toLocaleString('en-GB')

/** How far the program is with a file. */
export const GoingPage: FC<Readonly<{ file: WorkFile; still: boolean; refreshing: boolean; problems: readonly Problem<ImportCode>[] }>> = ({ file: { id, fileName, entries, state, tally }, still, refreshing, problems }) => (
  <Page title={sayWorks('going.title')} lead={fileName} back={back} problems={sentences(problems)}>
    {state === 'stopping' ? <Inset><p>{sayWorks('going.stopping')}</p></Inset> : null}
    {still && state !== 'stopping' ? <Inset><p>{sayWorks('going.waits')}</p></Inset> : null}
    <p>
      <label for="how-far">{sayWorks('going.how-far', { read: tally.read, entries })}</label>
      <progress id="how-far" class="how-far" max={entries} value={tally.read}></progress>
    </p>
    <Facts facts={[[sayWorks('going.new'), number(tally.fresh)], [sayWorks('going.there'), number(tally.there)], [sayWorks('going.refused'), number(tally.refused)]]} />
    <p>{sayWorks('going.go-away')} {refreshing ? <>{sayWorks('going.by-itself')} <a href="?still=yes">{sayWorks('going.still')}</a></> : null}</p>
    {refreshing ? null : <Buttons><LinkButton href="?still=yes" look="second">{sayWorks('going.look')}</LinkButton></Buttons>}
    {state === 'stopping' ? null : <Form action={`/library/import/${id}/stop`}><p>{sayWorks('going.stop-text')}</p><Button look="warning">{sayWorks('going.stop')}</Button></Form>}
  </Page>
)

/** That nothing came in, and why. */
export const NonePage: FC<{ file: WorkFile }> = ({ file: { id, fileName, state } }) => (
  <Page title={sayWorks('none.title')} lead={fileName} back={back}>
    <p>{sayWorks(state === 'refused' || state === 'nothing-new' ? `none.${state}` : 'none.stopped')}</p>
    <Form action={`/library/import/${id}/again`}><Button>{sayWorks('upload.button')}</Button></Form>
  </Page>
)

/** What became of each entry. */
export const ReportPage: FC<Readonly<{ file: WorkFile; brought: Brought; rows: readonly ShownRow[]; next: number | undefined; problems: readonly Problem<ImportCode>[] }>> = ({ file: { id, fileName, movedAt, tally, findable }, brought, rows, next, problems }) => (
  <Page title={sayWorks('report.title')} lead={fileName} back={back} problems={sentences(problems)}>
    {findable ? null : <Inset><p>{sayWorks('report.not-found-yet')}</p></Inset>}
    <Facts facts={[[sayWorks('report.came'), number(tally.fresh)], [sayWorks('report.there'), number(tally.there)], [sayWorks('report.refused'), number(tally.refused)], [sayWorks('report.when'), <MomentText at={movedAt} zone={DEFAULT_ZONE} />]]} />
    <Table caption={sayWorks('report.rows')} head={[sayWorks('check.column-line'), sayWorks('check.column-title'), sayWorks('check.column-what')]} rows={rows.map((row) => [
      String(row.line), row.slug === null ? row.title : <a href={entryPath('resource', row.slug)}>{row.title}</a>,
      row.slug === null ? (row.verdict === 'refused' ? sayWorks('report.left-out', { why: sayRefusal(row) }) : sayVerdict(row)) : sayWorks('report.came-in'),
    ])} />
    <Pages next={next === undefined ? undefined : `?after=${next}`} />
    <TakeBack id={id} brought={brought} />
  </Page>
)

/** All of it goes again, while it is as it came. */
const TakeBack: FC<Readonly<{ id: string; brought: Brought }>> = ({ id, brought: { brought, changed } }) => (brought === 0 ? null : (
  <section aria-labelledby="take-back">
    <h2 id="take-back">{sayWorks('take-back.title')}</h2>
    {changed > 0 ? <p>{sayWorks('take-back.changed', { changed })}</p> : <Form action={`/library/import/${id}/take-back`}><p>{sayWorks('take-back.text', { brought })}</p><Button look="warning">{sayWorks('take-back.button')}</Button></Form>}
  </section>
))

/** That what came in goes again, or is gone. */
export const TakenBackPage: FC<{ file: WorkFile }> = ({ file: { fileName, state, movedAt } }) => (
  <Page title={sayWorks(state === 'taken-back' ? 'take-back.done-title' : 'take-back.going-title')} lead={fileName} back={back}>
    {state === 'taken-back'
      ? <><p>{sayWorks('take-back.done')}</p><Facts facts={[[sayWorks('report.when'), <MomentText at={movedAt} zone={DEFAULT_ZONE} />]]} /></>
      : <><p>{sayWorks('take-back.going')}</p><Buttons><LinkButton href="?" look="second">{sayWorks('going.look')}</LinkButton></Buttons></>}
  </Page>
)
