/** A host or the note-taker writes down what was said at a meeting. */
import { z } from 'zod'
import { codes, optionalText, version } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type MeetingSeenByMember, recorders } from './meeting.gate.ts'
import { findNotes, saveNotes } from './notes.queries.ts'
import { sayMeeting } from './words/index.ts'
import { type NotesCode, WriteNotesPage, type WriteNotesProps } from './write-notes.view.tsx'

const code = codes<NotesCode>()
/** Some twenty pages: the notes of a long evening. */
const LONGEST_NOTES = 50_000
const notesForm = z.object({ version, words: optionalText(code('notes-too-long'), LONGEST_NOTES).transform((words) => words ?? '') })
const readNotes = formReader<typeof notesForm, NotesCode>(notesForm)

export const writeNotes = route('/initiatives/:slug/meetings/:meeting/notes', recorders)
writeNotes.get(async (c, here) => c.page(await pageOf(c, here, {})))
writeNotes.post(async (c, here) =>
  write(c, readNotes, async (trx, notes) => {
    if (await saveNotes(trx, here.meeting.id, notes, here.person.id, c.now)) return done(`/initiatives/${here.initiative.slug}/meetings/${here.meeting.id}`, sayMeeting('notes.done'))
    return { kind: 'outdated', show: async (typed) => c.page(await pageOf(c, here, { typed, outdated: true }), 409) }
  }, async (typed, problems) => c.page(await pageOf(c, here, { typed, problems }), 422)))

const pageOf = async (c: Context, here: MeetingSeenByMember, shown: Pick<WriteNotesProps, 'typed' | 'problems' | 'outdated'>) =>
  <WriteNotesPage here={here} notes={await findNotes(c.database, here.meeting.id)} {...shown} />
