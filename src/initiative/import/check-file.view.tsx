import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, Hidden, RadioField, SelectField, Tick } from '#platform/page/form.tsx'
import { Inset, Table } from '#platform/page/parts.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { audiencesWithin } from '../initiative.policy.ts'
import { standpointName } from '../standpoint-name.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import { say } from '../words/index.ts'
import type { Plan } from './import-voices.ts'
import type { ImportFormCode } from './import.form.ts'
import { COLUMN_ROLES, type Mapping, type Sheet, columnField } from './voice-rows.rules.ts'
import { sayImport } from './words/index.ts'

export type CheckCode = ImportFormCode | 'wider-than-initiative' | 'rows-refused' | 'nothing-new'
type Props = Readonly<{
  here: Seen
  fileName: string
  sheet: Sheet
  mapping: Mapping
  plan: Plan
  standpoints: readonly Standpoint[]
  typed?: Typed
  problems?: readonly Problem<CheckCode>[]
}>

/** How many rows that can't be taken are named one by one before they are only counted. */
const NAMED = 20
const SHOWN = 5

export const CheckFilePage: FC<Props> = ({ here, fileName, sheet, mapping, plan, standpoints, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayImport(`problems.${code}`))
  const columns = [...new Set(sheet.headings)].filter((heading) => heading !== '').map((heading) => [heading, heading] as const)
  return (
    <InitiativePage here={here} title={sayImport('draft.title')} back={{ href: `/initiatives/${here.initiative.slug}/import`, text: sayImport('title') }} problems={sentences} listed={false}>
      <p>{sayImport('draft.file', { name: fileName, rows: sheet.records.length })}</p>
      <WhatWouldCome plan={plan} />
      {plan.fresh.length === 0 ? null : (
        <Table caption={sayImport('draft.first')} head={[sayImport('draft.row'), sayImport('draft.said')]}
          rows={plan.fresh.slice(0, SHOWN).map((voice) => [String(voice.row), voice.hidden ? `${voice.words} (${sayImport('draft.will-hide')})` : voice.words])} />
      )}
      <Form method="get">
        <h2>{sayImport('draft.columns')}</h2>
        {COLUMN_ROLES.map((role) => (
          <SelectField name={columnField(role)} label={sayImport(`draft.${role}`)} value={mapping[role]} choices={columns} empty={sayImport('draft.none')}
            hint={role === 'id' || role === 'moderated' ? sayImport(`draft.${role}-hint`) : undefined} optional={role !== 'words'} />
        ))}
        <Button look="second">{sayImport('draft.again')}</Button>
      </Form>
      <Form typed={typed} problems={sentences}>
        {COLUMN_ROLES.map((role) => <Hidden name={columnField(role)} value={mapping[role] ?? ''} />)}
        <SelectField name="standpoint" label={sayImport('draft.standpoint')} empty={sayImport('draft.standpoint-none')} choices={standpoints.map((one) => [one.id, standpointName(one)] as const)} />
        <RadioField name="seenBy" label={sayImport('draft.seen-by')} value="members" choices={audiencesWithin(here.initiative.openTo).map((audience) => [audience, say(`seen-by.${audience}`)] as const)} />
        {plan.refused.length === 0 ? null : <Tick name="leaveOut" label={sayImport('draft.leave-out')} />}
        <Button>{sayImport('draft.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

const WhatWouldCome: FC<{ plan: Plan }> = ({ plan }) => (
  <Inset>
    <p><strong>{sayImport('draft.would', { fresh: plan.fresh.length })}</strong></p>
    {plan.before === 0 ? null : <p>{sayImport('draft.before', { before: plan.before })}</p>}
    {plan.refused.length === 0 ? null : (
      <>
        <p>{sayImport('draft.refused', { refused: plan.refused.length })}</p>
        <ul>
          {plan.refused.slice(0, NAMED).map(({ row, code }) => <li>{sayImport('draft.refused-row', { row: String(row), why: sayImport(`rows.${code}`) })}</li>)}
          {plan.refused.length > NAMED ? <li>{sayImport('draft.refused-more', { more: plan.refused.length - NAMED })}</li> : null}
        </ul>
      </>
    )}
  </Inset>
)
