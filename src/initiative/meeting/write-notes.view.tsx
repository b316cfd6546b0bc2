import type { FC } from 'hono/jsx'
import { type Typed, versionTyped } from '#platform/forms/read.ts'
import { Button, Form, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Inset, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { MeetingSeenByMember } from './meeting.gate.ts'
import type { Notes } from './notes.queries.ts'
import { sayMeeting } from './words/index.ts'

export type NotesCode = 'notes-too-long'
export type WriteNotesProps = Readonly<{ here: MeetingSeenByMember; notes: Notes; typed?: Typed; problems?: readonly Problem<NotesCode>[]; outdated?: boolean }>

export const WriteNotesPage: FC<WriteNotesProps> = ({ here, notes, typed, problems = [], outdated = false }) => {
  const { initiative, meeting } = here
  const sentences = sentencesOf(problems, (code) => sayMeeting(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayMeeting('notes.title')} lead={meeting.title} problems={sentences} listed={false}
      back={{ href: `/initiatives/${initiative.slug}/meetings/${meeting.id}`, text: meeting.title }}>
      {outdated ? <Inset><p>{sayMeeting('outdated.theirs')}</p><Words text={notes.words} /><p>{sayMeeting('outdated.yours')}</p></Inset> : null}
      <Form typed={typed} problems={sentences} version={outdated ? notes.version : versionTyped(typed) ?? notes.version}>
        <TextArea name="words" label={sayMeeting('notes.what')} hint={sayMeeting('notes.what-hint')} rows={16} value={notes.words} />
        <Button>{sayMeeting('notes.button')}</Button>
      </Form>
    </InitiativePage>
  )
}
