import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, type Choice, Form, RadioField, SelectField, Tick, TickField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Details, Table } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { entryPath } from '../kind.ts'
import { type ImportCode, MAPPED, type Mapped, columnField } from './import.form.ts'
import type { ShownRow, WorkFile } from './work-file.queries.ts'
import { sayWorks } from './words/index.ts'

type Some = Readonly<{ rows: readonly ShownRow[]; more: boolean }>
type Props = Readonly<{ file: WorkFile; fresh: readonly ShownRow[]; there: Some; refused: Some; typed: Typed; problems: readonly Problem<ImportCode>[] }>

export const sayVerdict = ({ verdict, likeTitle }: ShownRow): string => (verdict === 'refused' ? '' : sayWorks(`verdict.${verdict}`, { title: likeTitle ?? '' }))
export const sayRefusal = ({ code }: ShownRow): string => sayWorks(`code.${code ?? 'not-a-resource'}`)

const alsoOf = (row: ShownRow): Choice => [String(row.place), row.title, sayVerdict(row)]
/** What came in before, and what stands twice in a file, is no other work. */
const mayBeAnother = ({ verdict }: ShownRow): boolean => verdict !== 'before' && verdict !== 'twice'

/** What would come in, and how. */
export const CheckPage: FC<Props> = ({ file, fresh, there, refused, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayWorks(`problems.${code}`))
  const { tally } = file
  const others = there.rows.filter(mayBeAnother)
  return (
    <Page title={sayWorks('check.title')} lead={sayWorks('check.file', { name: file.fileName, format: sayWorks(`format.${file.format}`), entries: file.entries })} back={{ href: '/library/import', text: sayWorks('upload.title') }} problems={sentences}>
      <p>{sayWorks('check.would', { fresh: tally.fresh })}{tally.there === 0 ? null : ` ${sayWorks('check.there', { there: tally.there })}`}</p>
      {file.headings.length === 0 ? null : <Columns file={file} typed={typed} problems={sentences} open={tally.fresh + tally.there === 0} />}
      {fresh.length === 0 ? null : <Table caption={sayWorks('check.first')} head={[sayWorks('check.column-line'), sayWorks('check.column-title')]} rows={fresh.map((row) => [String(row.line), row.title])} />}
      {refused.rows.length === 0 ? null : (
        <section>
          <p>{sayWorks('check.refused', { refused: tally.refused })}</p>
          <ul>{refused.rows.map((row) => <li>{row.title === '' ? sayWorks('check.line', { line: row.line, why: sayRefusal(row) }) : sayWorks('check.line-title', { line: row.line, title: row.title, why: sayRefusal(row) })}</li>)}</ul>
          {refused.more ? <p><a href={`?refused=${refused.rows.at(-1)?.place ?? 0}`}>{sayWorks('check.next')}</a></p> : null}
        </section>
      )}
      <Known rows={there.rows.filter((row) => !mayBeAnother(row))} />
      {tally.fresh === 0 && others.length === 0 && !there.more ? null : (
        <Form typed={typed} problems={sentences}>
          {others.length === 0 ? null : (
            <>
              <TickField name="also" label={sayWorks('check.also')} hint={sayWorks('check.also-hint')} choices={others.map(alsoOf)} optional />
              {there.more ? <><p><a href={`?there=${there.rows.at(-1)?.place ?? 0}`}>{sayWorks('check.next')}</a></p><Tick name="allToo" label={sayWorks('check.all-too')} /></> : null}
            </>
          )}
          <RadioField name="state" label={sayWorks('check.as')} hint={sayWorks('check.abstracts')} value="draft" choices={[['draft', sayWorks('check.as-draft')], ['published', sayWorks('check.as-published')]]} />
          {tally.refused === 0 ? null : <Tick name="leaveOut" label={sayWorks('check.leave-out')} />}
          <Button>{sayWorks('check.button')}</Button>
        </Form>
      )}
    </Page>
  )
}

/** What is there beyond doubt. */
const Known: FC<{ rows: readonly ShownRow[] }> = ({ rows }) => (rows.length === 0 ? null : (
  <Details summary={sayWorks('going.there')}>
    <ul>{rows.map((row) => <li>{row.like === null ? row.title : <a href={entryPath('resource', row.like)}>{row.title}</a>} – {sayVerdict(row)}</li>)}</ul>
  </Details>
))

/** What each column of a table holds. */
const Columns: FC<Readonly<{ file: WorkFile; typed: Typed; problems: ReturnType<typeof sentencesOf>; open: boolean }>> = ({ file: { id, headings, columns }, typed, problems, open }) => {
  const headingOf = (mapped: Mapped) => Object.entries(columns).find(([, one]) => one === mapped)?.[0] ?? headings.find((heading) => heading === mapped)
  return (
    <Details summary={sayWorks('check.columns')} open={open || problems.some(({ field }) => field.startsWith('column-'))}>
      <p class="hint">{sayWorks('check.columns-hint')}</p>
      <Form action={`/library/import/${id}/columns`} typed={typed} problems={problems}>
        {MAPPED.map((mapped) => <SelectField name={columnField(mapped)} label={sayWorks(`mapped.${mapped}`)} value={headingOf(mapped)} empty={sayWorks('check.none')} choices={headings.map((heading) => [heading, heading] as const)} />)}
        <Button look="second">{sayWorks('check.again')}</Button>
      </Form>
    </Details>
  )
}
