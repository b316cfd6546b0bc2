import type { FC } from 'hono/jsx'
import { type Typed, versionTyped } from '#platform/forms/read.ts'
import { Button, Form, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Inset, MomentText, Timeline, Warning, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { NoteCode } from './issue.form.ts'
import { issuePath } from './issue.gate.ts'
import type { NoteBefore } from './joint.queries.ts'
import type { AtNote } from './note.route.tsx'
import { sayIssue } from './words/index.ts'

const toIssue = (here: AtNote) => ({ href: issuePath(here, here.issue.id), text: sayIssue('show.title') })

type EditProps = Readonly<{ here: AtNote; typed?: Typed | undefined; problems?: readonly Problem<NoteCode>[]; outdated?: boolean }>

export const EditNotePage: FC<EditProps> = ({ here, typed, problems = [], outdated = false }) => {
  const sentences = sentencesOf(problems, (code) => sayIssue(`problems.${code}`))
  const { note } = here
  return (
    <InitiativePage here={here} title={sayIssue('note.title')} back={toIssue(here)} problems={sentences} listed={false}>
      {outdated ? <><Warning><p>{sayIssue('note.outdated')}</p></Warning><Inset><Words text={note.words} /></Inset></> : null}
      <Form typed={typed} problems={sentences} version={outdated ? note.version : versionTyped(typed) ?? note.version}>
        <TextArea name="words" label={sayIssue('show.note')} hint={sayIssue('note.hint')} rows={4} value={note.words} />
        <Button>{sayIssue('note.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

/** What a note says, and what it said before. */
export const NoteHistoryPage: FC<Readonly<{ here: AtNote; before: readonly NoteBefore[] }>> = ({ here, before }) => (
  <InitiativePage here={here} title={sayIssue('note.history')} back={toIssue(here)} listed={false}>
    <h2>{sayIssue('note.now')}</h2>
    <Words text={here.note.words} />
    {before.length === 0 ? <p>{sayIssue('note.never')}</p> : (
      <>
        <h2>{sayIssue('note.before')}</h2>
        <Timeline steps={before.map(({ words, until }) => ({ when: <>{sayIssue('note.until')} <MomentText at={until} zone={here.initiative.zone} /></>, what: <Words text={words} /> }))} />
      </>
    )}
  </InitiativePage>
)
