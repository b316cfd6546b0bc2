import type { FC } from 'hono/jsx'
import { Button, FileField, Form } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Facts, Inset, LinkButton, MomentText, Warning } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import type { WholeFile } from './file.queries.ts'
import type { SentCode } from './sent-file.ts'
import { sayWhole } from './words/index.ts'

export const BringInPage: FC<Readonly<{ files: readonly WholeFile[]; problems: readonly Problem<SentCode>[] }>> = ({ files, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayWhole(`problems.${code}`))
  return (
    <Page title={sayWhole('bring-in.title')} lead={sayWhole('bring-in.lead')} back={{ href: '/admin', text: sayWhole('bring-in.back') }} problems={sentences} listed={false}>
      <Inset><p>{sayWhole('bring-in.trust')}</p></Inset>
      <Form problems={sentences} upload>
        <FileField name="file" label={sayWhole('bring-in.file')} hint={sayWhole('bring-in.file-hint')} accept=".gz,application/gzip" />
        <p>{sayWhole('bring-in.what')}</p>
        <Button>{sayWhole('bring-in.button')}</Button>
      </Form>
      {files.length === 0 ? null : (
        <section>
          <h2>{sayWhole('bring-in.before')}</h2>
          <ul>{files.map((file) => <li><a href={`/admin/bring-in/${file.id}`}>{file.title ?? file.name}</a>, <MomentText at={file.at} zone={DEFAULT_ZONE} /> – {sayWhole(`states.${file.state}`)}</li>)}</ul>
        </section>
      )}
    </Page>
  )
}

/** How it stands with one file. */
export const FilePage: FC<Readonly<{ file: WholeFile; refreshing: boolean }>> = ({ file, refreshing }) => (
  <Page title={file.title ?? file.name} back={{ href: '/admin/bring-in', text: sayWhole('bring-in.title') }} listed={false}>
    {file.refused === undefined ? null : (
      <Warning>
        <p>{sayWhole('file.nothing')}</p>
        <p>{sayWhole(`refusals.${file.refused.code}`)}{file.refused.line > 1 ? ` ${sayWhole('file.at-line', { line: file.refused.line })}` : ''}</p>
      </Warning>
    )}
    <Facts facts={[
      [sayWhole('file.name'), file.name],
      [sayWhole('file.state'), sayWhole(`states.${file.state}`)],
      [sayWhole('file.rows'), file.state === 'refused' ? undefined : sayWhole('file.count', { n: file.rows })],
    ]} />
    {file.state === 'waiting' || file.state === 'running' ? <p>{sayWhole('file.go-away')} {refreshing ? <a href="?still=yes">{sayWhole('file.still')}</a> : <a href="?still=yes">{sayWhole('file.look')}</a>}</p> : null}
    {file.state === 'done' && file.slug !== undefined ? (
      <>
        <p>{sayWhole('file.now')}</p>
        <p><LinkButton href={`/initiatives/${file.slug}/thread`}>{sayWhole('file.thread')}</LinkButton></p>
        <p><a href={`/initiatives/${file.slug}`}>{sayWhole('file.purpose')}</a></p>
      </>
    ) : null}
  </Page>
)
