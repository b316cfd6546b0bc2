/** Whoever wrote how an issue goes changes their words; members read what they said before; the note is removed by its writer or a host. */
import { record } from '#platform/activity.ts'
import { readPress, type Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import type { Problem } from '#platform/problems.ts'
import { type NoteCode, readNoteEdit } from './issue.form.ts'
import { type MemberAtIssue, issuePath, membersAtIssue } from './issue.gate.ts'
import { type FoundNote, deleteNote, findNote, listNoteBefore, updateNote } from './joint.queries.ts'
import { EditNotePage, NoteHistoryPage } from './note.view.tsx'
import { sayIssue } from './words/index.ts'

export type AtNote = MemberAtIssue & Readonly<{ note: FoundNote }>

/** A note, for those of the members who may: everybody, its writer, or its writer and the hosts. */
const atNote = (may: 'read' | 'edit' | 'remove'): Gate<AtNote> => async (c) => {
  const here = await membersAtIssue(c)
  if ('closed' in here) return here
  const id = readId<'issue-note'>(c.param('note'))
  const note = id === undefined ? undefined : await findNote(c.database, here.issue.id, id)
  if (note === undefined) return { closed: 'not-found' }
  const allowed = may === 'read' || note.by === here.person.id || (may === 'remove' && here.membership.host)
  return allowed ? { ...here, note } : { closed: 'forbidden', whoCan: sayIssue(may === 'edit' ? 'who-can.note-writer' : 'who-can.note') }
}

export const editNote = route('/initiatives/:slug/issues/:issue/notes/:note/edit', atNote('edit'))

editNote.get((c, here) => c.page(<EditNotePage here={here} />))

editNote.post((c, here) =>
  write(c, readNoteEdit, async (trx, { words, version }) => {
    if (!(await updateNote(trx, here.note.id, { words, version }, c.now))) return { kind: 'outdated', show: (typed) => showOutdated(c, here, typed) }
    return done(issuePath(here, here.issue.id), sayIssue('note.done'))
  }, (typed, problems) => showAgain(c, here, typed, problems)))

const showAgain = (c: Context, here: AtNote, typed: Typed, problems: readonly Problem<NoteCode>[]) => c.page(<EditNotePage here={here} typed={typed} problems={problems} />, 422)

const showOutdated = async (c: Context, here: AtNote, typed: Typed) =>
  c.page(<EditNotePage here={{ ...here, note: (await findNote(c.database, here.issue.id, here.note.id)) ?? here.note }} typed={typed} outdated />, 409)

export const noteHistory = route('/initiatives/:slug/issues/:issue/notes/:note/history', atNote('read'))

noteHistory.get(async (c, here) => c.page(<NoteHistoryPage here={here} before={await listNoteBefore(c.database, here.note.id)} />))

export const removeNote = route('/initiatives/:slug/issues/:issue/notes/:note/remove', atNote('remove')).post((c, here) =>
  write(c, readPress, async (trx) => {
    await deleteNote(trx, here.note.id)
    await record(trx, { kind: 'issue-note-removed', ids: { note: here.note.id } })
    return done(issuePath(here, here.issue.id), sayIssue('show.note-removed'))
  }, () => c.seeOther(issuePath(here, here.issue.id))))
