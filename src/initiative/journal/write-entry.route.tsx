/** A member writes in the journal, from nothing or from what a meeting wrote down, and changes it. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { dayOf } from '#platform/time.ts'
import { listAbout, listOfferedThings, replaceAbout } from '../about/about.queries.ts'
import { readThings } from '../about/about.form.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { isAsNarrow } from '../initiative.policy.ts'
import type { ListAgreed } from '../meeting/agreed.slot.ts'
import { findMeeting, listBegunMeetings } from '../meeting/meeting.queries.ts'
import { findNotes } from '../meeting/notes.queries.ts'
import { type MemberAtEntry, editorsAtEntry, entryPath } from './journal.gate.ts'
import { type JournalCode, readEntryEdit, readNewEntry } from './journal.form.ts'
import { findEntry, insertEntry, updateEntry } from './journal.queries.ts'
import { draftOf } from './journal.rules.ts'
import { EditEntryPage, type FirstDraft, NewEntryPage } from './write-entry.view.tsx'
import { sayJournal } from './words/index.ts'

/** Enough to begin from. */
const MEETINGS = 20

/** @param listAgreed what was agreed at a meeting, given by those who keep agreements */
export const newEntryWith = (listAgreed: ListAgreed) => route('/initiatives/:slug/journal/new', members)
  .get(async (c, here) => newPage(c, here, {}, [], await draftFrom(c, here, listAgreed)))
  .post((c, here) =>
    write(c, readNewEntry, async (trx, { by, about, addresses, ...value }) => {
      const { initiative, person } = here
      if (!isAsNarrow(value.seenBy, initiative.openTo)) return refuse('seenBy', 'seen-by-too-wide')
      const found = await readThings(trx, here, { about, addresses })
      if (found.kind === 'refused') return found
      const id = await insertEntry(trx, initiative.id, { ...value, byGroup: by === 'group' }, { person: person.id, at: c.now })
      await replaceAbout(trx, here, 'entry', id, found.things)
      return done(entryPath(here, id), sayJournal('new.done'))
    }, (typed, problems) => newPage(c, here, typed, problems)))

/** What a meeting's notes and agreements make of a first draft; for members, who may read both. */
async function draftFrom(c: Context, here: SeenByMember, listAgreed: ListAgreed): Promise<FirstDraft | undefined> {
  const id = readId<'meeting'>(c.query('meeting'))
  const meeting = id === undefined ? undefined : await findMeeting(c.database, here.initiative.id, id)
  if (meeting === undefined) return undefined
  const [notes, agreed] = await Promise.all([findNotes(c.database, meeting.id), listAgreed(c.database, here, meeting.id)])
  return {
    title: meeting.title, day: dayOf(meeting.beginsAt, here.initiative.zone), words: draftOf(notes.words, agreed.map(({ words }) => words), sayJournal('new.agreed')),
    fromNotes: notes.words !== '', about: { id: meeting.id, kind: 'meeting', words: meeting.title },
  }
}

async function newPage(c: Context, here: SeenByMember, typed: Typed, problems: readonly Problem<JournalCode>[], draft?: FirstDraft): Promise<Response> {
  const [offered, meetings] = await Promise.all([listOfferedThings(c.database, here), listBegunMeetings(c.database, here.initiative.id, c.now, MEETINGS)])
  const props = { here, offered, meetings, draft, today: dayOf(c.now, here.initiative.zone), typed, problems }
  return c.page(<NewEntryPage {...props} />, problems.length > 0 ? 422 : 200)
}

export const editEntry = route('/initiatives/:slug/journal/:entry/edit', editorsAtEntry)

editEntry.get(async (c, here) => c.page(await editPage(c, here)))

editEntry.post((c, here) =>
  write(c, readEntryEdit, async (trx, { version, about, addresses, ...value }) => {
    const { initiative, entry, person } = here
    if (!isAsNarrow(value.seenBy, initiative.openTo)) return refuse('seenBy', 'seen-by-too-wide')
    const found = await readThings(trx, here, { about, addresses })
    if (found.kind === 'refused') return found
    if (!(await updateEntry(trx, entry.id, version, value, { person: person.id, at: c.now }))) return { kind: 'outdated', show: (typed) => showOutdated(c, here, typed) }
    await replaceAbout(trx, here, 'entry', entry.id, found.things)
    return done(entryPath(here, entry.id), sayJournal('edit.done'))
  }, async (typed, problems) => c.page(await editPage(c, here, { typed, problems }), 422)))

type Shown = Readonly<{ typed?: Typed; problems?: readonly Problem<JournalCode>[]; outdated?: boolean }>

async function editPage(c: Context, here: MemberAtEntry, shown: Shown = {}) {
  const [offered, about] = await Promise.all([listOfferedThings(c.database, here), listAbout(c.database, here, { of: 'entry', ids: [here.entry.id] })])
  return <EditEntryPage here={here} offered={offered} about={about.get(here.entry.id) ?? []} {...shown} />
}

/** Both versions: what is there now, and what was typed. */
async function showOutdated(c: Context, here: MemberAtEntry, typed: Typed): Promise<Response> {
  const entry = await findEntry(c.database, here, here.person.id, here.entry.id)
  if (entry === undefined || entry.takenBack) throw new NotThere()
  return c.page(await editPage(c, { ...here, entry }, { typed, outdated: true }), 409)
}
