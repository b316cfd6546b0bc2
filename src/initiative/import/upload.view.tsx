import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, FileField, Form } from '#platform/page/form.tsx'
import { MomentText } from '#platform/page/parts.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { say } from '../words/index.ts'
import type { SentCode } from './sent-file.ts'
import type { ImportId } from './tables.ts'
import { sayImport } from './words/index.ts'

export type UploadCode = SentCode
type Props = Readonly<{
  here: Seen
  imports: readonly Readonly<{ id: ImportId; fileName: string; at: Date; takenBackAt: Date | null }>[]
  typed?: Typed
  problems?: readonly Problem<UploadCode>[]
  held?: readonly number[]
}>

/** So many rows are named; with them it is seen what is meant. */
const NAMED = 10

export const UploadPage: FC<Props> = ({ here, imports, typed, problems = [], held = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayImport(`problems.${code}`, { count: held.length, rows: held.slice(0, NAMED).join(', '), more: Math.max(held.length - NAMED, 0) }))
  const base = `/initiatives/${here.initiative.slug}`
  return (
    <InitiativePage here={here} title={sayImport('title')} lead={sayImport('upload.lead')} back={{ href: `${base}/heard`, text: say('heard') }} problems={sentences} listed={false}>
      <Form typed={typed} problems={sentences} upload>
        <FileField name="file" label={sayImport('upload.file')} hint={sayImport('upload.file-hint')} accept=".csv,text/csv" />
        <p>{sayImport('upload.nothing-yet')}</p>
        <Button>{sayImport('upload.button')}</Button>
      </Form>
      {imports.length === 0 ? null : (
        <section>
          <h2>{sayImport('upload.before')}</h2>
          <ul>{imports.map(({ id, fileName, at, takenBackAt }) => (
            <li><a href={`${base}/imports/${id}`}>{fileName}</a>, <MomentText at={at} zone={here.initiative.zone} />{takenBackAt === null ? null : ` – ${sayImport('upload.taken-back')}`}</li>
          ))}</ul>
        </section>
      )}
    </InitiativePage>
  )
}
