import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, Hidden, RadioField, SelectField, Tick } from '#platform/page/form.tsx'
import { Inset, Pages, Table } from '#platform/page/parts.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { audiencesWithin } from '../initiative.policy.ts'
import { standpointName } from '../standpoint-name.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import { say } from '../words/index.ts'
import type { Draft, Run } from './draft.queries.ts'
import type { ColumnsFormCode, ImportFormCode } from './import.form.ts'
import { HowFar } from './progress.view.tsx'
import { isGoing } from './progress.ts'
import { COLUMN_ROLES, type Mapping, type RefusedRow, columnField, guessMapping, voiceReader } from './voice-rows.rules.ts'
import { sayImport } from './words/index.ts'

export type CheckCode = ImportFormCode | ColumnsFormCode | 'wider-than-initiative' | 'rows-refused' | 'nothing-new'
type Props = Readonly<{
  here: Seen
  draft: Draft
  check: Run | undefined
  refused: readonly RefusedRow[]
  next: number | undefined
  standpoints: readonly Standpoint[]
  refreshing: boolean
  typed?: Typed
  problems?: readonly Problem<CheckCode>[]
}>

export const CheckFilePage: FC<Props> = ({ here, draft, check, refused, next, standpoints, refreshing, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayImport(`problems.${code}`))
  const mapping = check?.mapping ?? guessMapping(draft.headings)
  const path = `/initiatives/${here.initiative.slug}/import`
  const columns = [...new Set(draft.headings)].filter((heading) => heading !== '').map((heading) => [heading, heading] as const)
  return (
    <InitiativePage here={here} title={sayImport('draft.title')} back={{ href: path, text: sayImport('title') }} problems={sentences} listed={false}>
      <p>{sayImport('draft.file', { name: draft.fileName, rows: draft.rows })}</p>
      {check === undefined ? null : isGoing(check.state) ? <HowFar tally={check.tally} rows={draft.rows} refreshing={refreshing} /> : <WhatWouldCome check={check} refused={refused} next={next} />}
      <FirstRows draft={draft} mapping={mapping} />
      <Form action={`${path}/${draft.id}/columns`} typed={typed} problems={sentences}>
        <h2>{sayImport('draft.columns')}</h2>
        {COLUMN_ROLES.map((role) => (
          <SelectField name={columnField(role)} label={sayImport(`draft.${role}`)} value={mapping[role]} choices={columns} empty={sayImport('draft.none')}
            hint={role === 'id' || role === 'moderated' ? sayImport(`draft.${role}-hint`) : undefined} optional={role !== 'words'} />
        ))}
        <Button look="second">{sayImport('draft.again')}</Button>
      </Form>
      {check?.state !== 'done' ? null : (
        <Form action={`${path}/${draft.id}`} typed={typed} problems={sentences}>
          <h2>{sayImport('draft.bring-in')}</h2>
          <Hidden name="check" value={check.id} />
          <SelectField name="standpoint" label={sayImport('draft.standpoint')} empty={sayImport('draft.standpoint-none')} choices={standpoints.map((one) => [one.id, standpointName(one)] as const)} />
          <RadioField name="seenBy" label={sayImport('draft.seen-by')} value="members" choices={audiencesWithin(here.initiative.openTo).map((audience) => [audience, say(`seen-by.${audience}`)] as const)} />
          {check.tally.refused === 0 ? null : <Tick name="leaveOut" label={sayImport('draft.leave-out')} />}
          <Button>{sayImport('draft.button')}</Button>
        </Form>
      )}
    </InitiativePage>
  )
}

const WhatWouldCome: FC<{ check: Run; refused: readonly RefusedRow[]; next: number | undefined }> = ({ check: { tally }, refused, next }) => (
  <Inset>
    <p><strong>{sayImport('draft.would', { fresh: tally.fresh })}</strong></p>
    {tally.before === 0 ? null : <p>{sayImport('draft.before', { before: tally.before })}</p>}
    {tally.refused === 0 ? null : (
      <>
        <p>{sayImport('draft.refused', { refused: tally.refused })}</p>
        {refused.some(({ code }) => code === 'other-words-before') ? <p>{sayImport('draft.counts-anew')}</p> : null}
        <ul>{refused.map(({ row, code }) => <li>{sayImport('draft.refused-row', { row: String(row), why: sayImport(`rows.${code}`) })}</li>)}</ul>
        <Pages next={next === undefined ? undefined : `?after=${next}`} />
      </>
    )}
  </Inset>
)

/** The first rows as they would be understood, so that the wrong column is seen at once. */
const FirstRows: FC<{ draft: Draft; mapping: Mapping }> = ({ draft, mapping }) => {
  const read = voiceReader(draft.headings, mapping, draft.hash)
  const rows = mapping.words === undefined ? [] : draft.first.map((record, index) => read(record, index + 2))
  return rows.length === 0 ? null : (
    <Table caption={sayImport('draft.first')} head={[sayImport('draft.row'), sayImport('draft.said')]}
      rows={rows.map((row) => [String(row.row), 'code' in row ? sayImport('draft.not-taken', { why: sayImport(`rows.${row.code}`) }) : row.hidden ? `${row.words} (${sayImport('draft.will-hide')})` : row.words])} />
  )
}
