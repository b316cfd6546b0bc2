import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, DayField, Form, RadioField, SelectField, TextArea, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Inset, Warning } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { openToChoices } from './create-initiative.view.tsx'
import { type EditCode, MOST_ROWS } from './edit-purpose.form.ts'
import type { Purpose } from './purpose.queries.ts'
import { type Named, PurposeText } from './purpose.view.tsx'
import { TopicFields } from './register-fields.view.tsx'
import { say } from '../words/index.ts'
import { sayPurpose } from './words/index.ts'

type Props = Readonly<{
  here: SeenByMember
  /** What the page says now. */
  purpose: Purpose
  areas: readonly Named[]
  /** The names of the partners. */
  partners: readonly string[]
  typed?: Typed
  problems?: readonly Problem<EditCode>[]
  /** «Add another» was pressed. */
  more?: boolean
  /** Somebody else was faster: what they wrote is shown beside what was typed. */
  outdated?: boolean
}>

export const EditPurposePage: FC<Props> = ({ here, purpose, areas, partners, typed, problems = [], more = false, outdated = false }) => {
  const sentences = sentencesOf(problems, (code) => sayPurpose(`problems.${code}`))
  // What was typed is compared with the version it was typed over, also after a page with problems.
  const shown = typed?.['version']?.[0]
  return (
    <InitiativePage here={here} title={sayPurpose('edit.title')} back={{ href: `/initiatives/${here.initiative.slug}`, text: say('parts.purpose') }} problems={sentences}>
      {outdated ? <Theirs purpose={purpose} /> : null}
      <Form typed={typed} problems={sentences} version={outdated || shown === undefined ? purpose.version : Number(shown)}>
        {/* Enter in a field presses a form's first button: that must be «Save», not «Add another». */}
        <button class="visually-hidden" type="submit" tabindex={-1} aria-hidden="true">{sayPurpose('edit.button')}</button>
        <TextField name="title" label={sayPurpose('edit.name')} value={purpose.title} autocomplete="off" />
        <TextArea name="purpose" label={sayPurpose('edit.purpose')} value={purpose.purpose} />
        <TextArea name="can" label={sayPurpose('edit.can')} hint={sayPurpose('edit.can-hint')} value={purpose.can.join('\n')} optional />
        <CannotRows purpose={purpose} typed={typed} more={more} />
        <RadioField name="openTo" label={sayPurpose('edit.open-to')} hint={sayPurpose('edit.open-to-hint')} value={purpose.openTo} choices={openToChoices()} />
        {areas.length === 0 ? null : <SelectField name="area" label={sayPurpose('edit.area')} optional empty={sayPurpose('edit.no-area')} value={purpose.area} choices={areas.map(({ id, name }) => [id, name] as const)} />}
        <TopicFields topics={purpose.topics} />
        <TextArea name="lookingFor" label={sayPurpose('edit.looking-for')} hint={sayPurpose('edit.looking-for-hint')} value={purpose.lookingFor} rows={2} optional />
        <TextArea name="partners" label={sayPurpose('edit.partners')} hint={sayPurpose('edit.partners-hint')} value={partners.join('\n')} rows={3} optional />
        <DayField name="starts" label={sayPurpose('edit.starts')} value={purpose.starts} optional />
        <DayField name="ends" label={sayPurpose('edit.ends')} value={purpose.ends} optional />
        <TextField name="byWhom" label={sayPurpose('edit.by-whom')} hint={sayPurpose('edit.by-whom-hint')} value={purpose.byWhom} optional />
        <Button>{sayPurpose('edit.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

/** Pairs of «what can't change» and «why»: as many as there are, one more where «Add another» was pressed. */
const CannotRows: FC<{ purpose: Purpose; typed: Typed | undefined; more: boolean }> = ({ purpose, typed, more }) => {
  const inTyped = Object.keys(typed ?? {}).filter((name) => name.startsWith('cannot-what-')).length
  const rows = Math.min(MOST_ROWS, Math.max(typed === undefined ? purpose.cannot.length : inTyped, 1) + (more ? 1 : 0))
  return (
    <fieldset class="field">
      <legend>{sayPurpose('edit.cannot')}</legend>
      <p class="hint">{sayPurpose('edit.cannot-hint')}</p>
      {Array.from({ length: rows }, (_, number) => (
        <div class="pair">
          <TextField name={`cannot-what-${number}`} label={sayPurpose('edit.cannot-what', { number: number + 1 })} value={purpose.cannot[number]?.what} />
          <TextField name={`cannot-why-${number}`} label={sayPurpose('edit.cannot-why', { number: number + 1 })} value={purpose.cannot[number]?.why} />
        </div>
      ))}
      {rows < MOST_ROWS ? <Button look="second" name="row" value="more">{sayPurpose('edit.more')}</Button> : null}
    </fieldset>
  )
}

const Theirs: FC<{ purpose: Purpose }> = ({ purpose }) => (
  <>
    <Warning><p>{sayPurpose('edit.outdated')}</p><p>{sayPurpose('edit.outdated-what')}</p></Warning>
    <h2>{sayPurpose('edit.theirs')}</h2>
    <Inset><p><strong>{purpose.title}</strong></p><PurposeText purpose={purpose} level="h3" /></Inset>
    <h2>{sayPurpose('edit.version-of')}</h2>
  </>
)
