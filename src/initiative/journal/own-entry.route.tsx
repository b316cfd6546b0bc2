/** Whoever wrote an entry takes it back; a host hides one with a reason, and shows it again. */
import { record } from '#platform/activity.ts'
import { readPress } from '#platform/forms/read.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { maySeeInitiative } from '../initiative.policy.ts'
import { readHide } from '../safety/safety.form.ts'
import { entryPath, hostsAtEntry, journalPath, whoMayTakeBack } from './journal.gate.ts'
import { deleteEntryHiding, takeEntriesBack, upsertEntryHiding } from './journal.queries.ts'
import { HideEntryPage, TakeEntryBackPage } from './own-entry.view.tsx'
import { sayJournal } from './words/index.ts'

export const takeEntryBack = route('/initiatives/:slug/journal/:entry/take-back', whoMayTakeBack)

takeEntryBack.get((c, here) => c.page(<TakeEntryBackPage here={here} />))

takeEntryBack.post((c, here) =>
  write(c, readPress, async (trx) => {
    await takeEntriesBack(trx, [here.entry.id], c.now)
    await record(trx, { kind: 'journal-entry-taken-back', ids: { entry: here.entry.id } })
    // Somebody who has left may not see the initiative any more: their own page is always there.
    return done(maySeeInitiative(here.initiative.openTo, { signedIn: true, membership: here.membership }) ? journalPath(here) : '/me', sayJournal('take-back.done'))
  }, () => c.page(<TakeEntryBackPage here={here} />, 422)))

export const hideEntry = route('/initiatives/:slug/journal/:entry/hide', hostsAtEntry)

hideEntry.get((c, here) => c.page(<HideEntryPage here={here} />))

hideEntry.post((c, here) =>
  write(c, readHide, async (trx, { reason }) => {
    await upsertEntryHiding(trx, here.entry.id, here.entry.takenBack ? null : reason, here.person.id, c.now)
    await record(trx, { kind: 'journal-entry-hidden', ids: { entry: here.entry.id } })
    return done(entryPath(here, here.entry.id), sayJournal('hide.done'))
  }, (typed, problems) => c.page(<HideEntryPage here={here} typed={typed} problems={problems} />, 422)))

export const unhideEntry = route('/initiatives/:slug/journal/:entry/unhide', hostsAtEntry).post((c, here) =>
  write(c, readPress, async (trx) => {
    await deleteEntryHiding(trx, here.entry.id)
    await record(trx, { kind: 'journal-entry-unhidden', ids: { entry: here.entry.id } })
    return done(entryPath(here, here.entry.id), sayJournal('hide.unhidden'))
  }, () => c.seeOther(entryPath(here, here.entry.id))))
