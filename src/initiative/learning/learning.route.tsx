/** Whoever may see an initiative reads what was learned in it, what did not work too; those who take part write it down. */
import { record } from '#platform/activity.ts'
import { readPress, type Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { type SeenByMember, hosts, members, whoMaySee } from '../initiative.gate.ts'
import { isAsNarrow } from '../initiative.policy.ts'
import { type NoteCode, readHide, readNote } from './learning.form.ts'
import { atNote, notePath } from './learning.gate.ts'
import { findNote, hideNote, insertNote, listNotes, listOffered, showNoteAgain, takeNotesBack } from './learning.queries.ts'
import { HideNotePage, LearningPage, TakeNoteBackPage, WriteNotePage } from './learning.view.tsx'
import { NotePage } from './one-note.view.tsx'
import { sayLearning } from './words/index.ts'

const A_PAGE = 20

export const showLearning = route('/initiatives/:slug/learning', whoMaySee)

showLearning.get(async (c, here) => {
  const after = readId<'learning-note'>(c.query('after'))
  const found = await listNotes(c.database, here, c.person?.id, { after, most: A_PAGE + 1 })
  const notes = found.slice(0, A_PAGE)
  return c.page(<LearningPage here={here} person={c.person?.id} notes={notes} next={found.length > A_PAGE ? notes.at(-1)?.id : undefined} later={after !== undefined} />)
})

export const writeNote = route('/initiatives/:slug/learning/new', members)

writeNote.get((c, here) => showForm(c, here))

writeNote.post((c, here) =>
  write(c, readNote, async (trx, { about, ...note }) => {
    if (!isAsNarrow(note.seenBy, here.initiative.openTo)) return refuse<NoteCode>('seenBy', 'seen-by-missing')
    const offered = new Set((await listOffered(trx, here)).map(({ id }) => id))
    if (about.some((item) => !offered.has(item))) return refuse<NoteCode>('about', 'about-unknown')
    await insertNote(trx, here.initiative.id, note, about, { person: here.person.id, at: c.now })
    return done(`/initiatives/${here.initiative.slug}/learning`, sayLearning('write.done'))
  }, (typed, problems) => showForm(c, here, typed, problems)))

const showForm = async (c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<NoteCode>[] = []) =>
  c.page(<WriteNotePage here={here} offered={await listOffered(c.database, here)} about={c.query('about')} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)

export const showNote = route('/initiatives/:slug/learning/:note', whoMaySee)

showNote.get(async (c, here) => {
  const id = readId<'learning-note'>(c.param('note'))
  const note = id === undefined ? undefined : await findNote(c.database, here, c.person?.id, id)
  if (note === undefined) throw new NotThere()
  return c.page(<NotePage here={here} person={c.person?.id} note={note} />)
})

const back = ({ initiative }: SeenByMember) => `/initiatives/${initiative.slug}/learning`

export const takeNoteBack = route('/initiatives/:slug/learning/:note/take-back', atNote(members, { own: true }))

takeNoteBack.get((c, here) => c.page(<TakeNoteBackPage here={here} note={here.note} />))

takeNoteBack.post((c, here) =>
  write(c, readPress, async (trx) => {
    await takeNotesBack(trx, { id: here.note.id }, c.now)
    await record(trx, { kind: 'learning-note-taken-back', ids: { note: here.note.id } })
    return done(back(here), sayLearning('take-back.done'))
  }, () => c.page(<TakeNoteBackPage here={here} note={here.note} />, 422)))

export const hideNoteOf = route('/initiatives/:slug/learning/:note/hide', atNote(hosts))

hideNoteOf.get((c, here) => c.page(<HideNotePage here={here} note={here.note} typed={{}} problems={[]} />))

hideNoteOf.post((c, here) =>
  write(c, readHide, async (trx, { reason }) => {
    await hideNote(trx, here.note.id, reason, here.person.id, c.now)
    await record(trx, { kind: 'learning-note-hidden', ids: { note: here.note.id } })
    return done(notePath(here, here.note.id), sayLearning('hide.done'))
  }, (typed, problems) => c.page(<HideNotePage here={here} note={here.note} typed={typed} problems={problems} />, 422)))

export const unhideNote = route('/initiatives/:slug/learning/:note/unhide', atNote(hosts)).post((c, here) =>
  write(c, readPress, async (trx) => {
    await showNoteAgain(trx, here.note.id)
    await record(trx, { kind: 'learning-note-unhidden', ids: { note: here.note.id } })
    return done(notePath(here, here.note.id), sayLearning('hide.unhidden'))
  }, () => c.seeOther(notePath(here, here.note.id))))
