/** Whoever may see an entry of the journal reads it; members read what it said before. */
import { listCalled } from '#people/index.ts'
import { route } from '#platform/http/routes.ts'
import { listAbout } from '../about/about.queries.ts'
import type { ListTold } from '../told/told.slot.ts'
import { membersAtEntry, whoMaySeeEntry, whoseIs } from './journal.gate.ts'
import { listEntryVersions } from './journal.queries.ts'
import { mayEdit, mayTakeBack } from './journal.rules.ts'
import { EntryHistoryPage, ShowEntryPage } from './show-entry.view.tsx'

/** @param listTold words of stories that stand below an entry, given by those who keep stories */
export const showEntryWith = (listTold: ListTold) => route('/initiatives/:slug/journal/:entry', whoMaySeeEntry).get(async (c, here) => {
  const { entry, membership } = here
  const [about, called, told] = await Promise.all([
    listAbout(c.database, here, { of: 'entry', ids: [entry.id] }), listCalled(c.database, membership === undefined || entry.byGroup ? [] : [entry.writtenBy ?? []].flat()),
    entry.takenBack ? undefined : listTold(c, here, { place: 'journal', readers: entry.seenBy, anchor: entry.id }),
  ])
  const whose = whoseIs(c, here)
  return c.page(<ShowEntryPage here={here} about={about.get(entry.id) ?? []} called={called} told={told?.get(entry.id)} may={{ edit: !entry.takenBack && mayEdit(whose), takeBack: !entry.takenBack && mayTakeBack(whose) }} />)
})

export const entryHistory = route('/initiatives/:slug/journal/:entry/history', membersAtEntry).get(async (c, here) => {
  const versions = await listEntryVersions(c.database, here.entry.id)
  return c.page(<EntryHistoryPage here={here} versions={versions} called={await listCalled(c.database, here.entry.byGroup ? versions.flatMap(({ by }) => by ?? []) : [])} />)
})
