/** Whoever may see the initiative reads how its work goes; as a page, or with a reader of feeds. */
import { listCalled } from '#people/index.ts'
import { atomOf, feedTitle } from '#platform/atom.ts'
import { fileRoute } from '#platform/http/data-route.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { type Seen, whoMaySee } from '../initiative.gate.ts'
import { listEntries, listFedEntries } from './journal.queries.ts'
import { ListJournalPage } from './list-journal.view.tsx'
import { sayJournal } from './words/index.ts'

const ON_A_PAGE = 20
const IN_THE_FEED = 50
const ATOM = 'application/atom+xml; charset=utf-8'

export const showJournal = route('/initiatives/:slug/journal', whoMaySee).get(async (c, here) => {
  const after = readId<'journal-entry'>(c.query('after'))
  const found = await listEntries(c.database, here, c.person?.id, { after, most: ON_A_PAGE + 1 })
  const entries = found.slice(0, ON_A_PAGE)
  const called = await listCalled(c.database, here.membership === undefined ? [] : entries.flatMap(({ writtenBy, byGroup }) => (byGroup ? [] : writtenBy ?? [])))
  return c.page(<ListJournalPage here={here} entries={entries} called={called} next={found.length > ON_A_PAGE ? entries.at(-1)?.id : undefined} later={after !== undefined} />)
})

const whereFed: Gate<Seen> = async (c) => {
  const here = await whoMaySee(c)
  return 'closed' in here || here.initiative.openTo === 'public' ? here : { closed: 'not-found' }
}

/** The entries that are open to everybody, and nothing else, whoever asks. No names. */
export const journalFeed = fileRoute('/initiatives/:slug/journal.atom', whereFed, {
  operation: 'followJournal', says: () => ({ title: sayJournal('feed.facts-title'), text: sayJournal('feed.facts-text') }), type: ATOM,
}, async (c, { initiative }) => {
  const at = (end: string) => new URL(`/initiatives/${initiative.slug}/journal${end}`, c.site.publicUrl).href
  const entries = await listFedEntries(c.database, initiative.id, IN_THE_FEED)
  return c.data(atomOf({
    id: at(''), title: sayJournal('feed.title', { title: initiative.title }), author: initiative.title, href: at(''), self: at('.atom'),
    entries: entries.map(({ id, title, words, changedAt }) => ({ id: `urn:uuid:${id}`, title: feedTitle(title), updated: changedAt, href: at(`/${id}`), text: words })),
  }), ATOM)
})
