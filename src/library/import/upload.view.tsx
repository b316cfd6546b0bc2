import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, FileField, Form } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { MomentText } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { say } from '../words/index.ts'
import type { SentCode } from './sent-file.ts'
import type { WorkFile } from './work-file.queries.ts'
import { sayWorks } from './words/index.ts'

type Props = Readonly<{ files: readonly WorkFile[]; typed?: Typed; problems?: readonly Problem<SentCode>[] }>

/** Where a file is sent, and those that were. */
export const UploadPage: FC<Props> = ({ files, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayWorks(`problems.${code}`))
  return (
    <Page title={sayWorks('upload.title')} lead={sayWorks('upload.lead')} back={{ href: '/library', text: say('title') }} problems={sentences}>
      <Form typed={typed ?? {}} problems={sentences} upload>
        <FileField name="file" label={sayWorks('upload.file')} hint={sayWorks('upload.file-hint')} accept=".bib,.bibtex,.ris,.json,.csv,.tsv,.txt" />
        <Button>{sayWorks('upload.button')}</Button>
      </Form>
      {files.length === 0 ? null : (
        <section aria-labelledby="files">
          <h2 id="files">{sayWorks('upload.before')}</h2>
          <ul>{files.map(({ id, fileName, at, state }) => <li><a href={`/library/import/${id}`}>{fileName}</a>, <MomentText at={at} zone={DEFAULT_ZONE} /> – {sayWorks(`state.${state}`)}</li>)}</ul>
        </section>
      )}
    </Page>
  )
}
