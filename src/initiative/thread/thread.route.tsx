/** Anybody who may see the initiative follows what was said to what became of it; as a page, a picture, a table or a feed. */
import { readId } from '#platform/ids.ts'
import type { Context } from '#platform/http/context.ts'
import { fileRoute } from '#platform/http/data-route.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { type Seen, whoMaySee } from '../initiative.gate.ts'
import { sayExport } from '../export/words/index.ts'
import { listPublishedCounts } from '../published-count/published-count.queries.ts'
import { feedOf } from './feed.ts'
import { listHappenings } from './feed.queries.ts'
import { csvOf } from './export.ts'
import { outlineOf, strandsOf } from './outline.rules.ts'
import { listStrands } from './strands.queries.ts'
import { type Scope, gather, listThread } from './thread.queries.ts'
import { ThreadPage } from './thread.view.tsx'

const scopeOf = (c: Context, { initiative, sees }: Seen): Scope => ({ initiative: initiative.id, zone: initiative.zone, sees, person: c.person?.id, now: c.now })

export const showThread = route('/initiatives/:slug/thread', whoMaySee)

showThread.get(async (c, here) => {
  const scope = scopeOf(c, here)
  const after = readId<'item'>(c.query('after'))
  const [{ begins, left, loose }, counts] = await Promise.all([listStrands(c.database, scope, after), listPublishedCounts(c.database, here.initiative.id)])
  const outline = strandsOf(await gather(c.database, scope, begins, ['inside']), begins)
  return c.page(<ThreadPage here={here} outline={outline} left={left} loose={loose} counts={counts} after={after} asTable={c.query('as') === 'table'} />)
})

const CSV = 'text/csv; charset=utf-8'
const ATOM = 'application/atom+xml; charset=utf-8'

export const threadCsv = fileRoute('/initiatives/:slug/thread.csv', whoMaySee, {
  operation: 'readOutline', says: () => ({ title: sayExport('api.table.title'), text: sayExport('api.table.text') }), type: CSV,
}, async (c, here) => c.data(csvOf(outlineOf(await listThread(c.database, scopeOf(c, here)))), CSV, `${here.initiative.slug}-thread.csv`))

const whereFed: Gate<Seen> = async (c) => {
  const here = await whoMaySee(c)
  return 'closed' in here || here.initiative.openTo === 'public' ? here : { closed: 'not-found' }
}

/** What happened, for whoever follows it with a reader: what is open to everybody, and nothing else, whoever asks. */
export const threadFeed = fileRoute('/initiatives/:slug/thread.atom', whereFed, {
  operation: 'followHappenings', says: () => ({ title: sayExport('api.feed.title'), text: sayExport('api.feed.text') }), type: ATOM,
}, async (c, { initiative }) => c.data(feedOf(c.site.publicUrl, initiative, await listHappenings(c.database, initiative.id)), ATOM))
