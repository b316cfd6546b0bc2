/** Whoever wrote down what was learned changes it; those who take part read what it said before. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { members } from '../initiative.gate.ts'
import { isAsNarrow } from '../initiative.policy.ts'
import { EditNotePage, NoteHistoryPage } from './edit-note.view.tsx'
import { type AtNote, atNote, notePath } from './learning.gate.ts'
import { type NoteCode, readNoteEdit } from './learning.form.ts'
import { findNote, listOffered } from './learning.queries.ts'
import { listNoteVersions, updateNote } from './note-version.queries.ts'
import { sayLearning } from './words/index.ts'

export const editNote = route('/initiatives/:slug/learning/:note/edit', atNote(members, { own: true }))

editNote.get(async (c, here) => c.page(await editPage(c, here)))

editNote.post((c, here) =>
  write(c, readNoteEdit, async (trx, { version, about, ...words }) => {
    const { initiative, note, person } = here
    if (!isAsNarrow(words.seenBy, initiative.openTo)) return refuse<NoteCode>('seenBy', 'seen-by-missing')
    const offered = new Set([...note.about, ...(await listOffered(trx, here))].map(({ id }) => id))
    if (about.some((item) => !offered.has(item))) return refuse<NoteCode>('about', 'about-unknown')
    if (!(await updateNote(trx, initiative.id, note.id, { version, words, about }, { person: person.id, at: c.now }))) return { kind: 'outdated', show: (typed) => showOutdated(c, here, typed) }
    return done(notePath(here, note.id), sayLearning('edit.done'))
  }, async (typed, problems) => c.page(await editPage(c, here, { typed, problems }), 422)))

type Shown = Readonly<{ typed?: Typed; problems?: readonly Problem<NoteCode>[]; outdated?: boolean }>

async function editPage(c: Context, here: AtNote, shown: Shown = {}) {
  const { about } = here.note
  const offered = (await listOffered(c.database, here)).filter(({ id }) => about.every((one) => one.id !== id))
  return <EditNotePage here={here} offered={[...about, ...offered]} {...shown} />
}

/** Both versions: what is there now, and what was typed. */
async function showOutdated(c: Context, here: AtNote, typed: Typed): Promise<Response> {
  const note = await findNote(c.database, here, here.person.id, here.note.id)
  if (note === undefined) throw new NotThere()
  return c.page(await editPage(c, { ...here, note }, { typed, outdated: true }), 409)
}

export const noteHistory = route('/initiatives/:slug/learning/:note/history', atNote(members))
  .get(async (c, here) => c.page(<NoteHistoryPage here={here} versions={await listNoteVersions(c.database, here.note.id, here.sees)} />))
