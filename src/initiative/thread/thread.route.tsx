/** Anybody who may see the initiative follows what was said to what became of it; as a page, a picture, JSON, CSV or a feed. */
import { readId } from '#platform/ids.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { type Seen, whoMaySee } from '../initiative.gate.ts'
import { listPublishedCounts } from '../published-count/published-count.queries.ts'
import { feedOf } from './feed.ts'
import { listHappenings } from './feed.queries.ts'
import { csvOf, jsonOf } from './export.ts'
import { outlineOf } from './outline.rules.ts'
import { listThread } from './thread.queries.ts'
import { ThreadPage } from './thread.view.tsx'

const outlineFor = async (c: Context, { initiative, sees }: Seen) =>
  outlineOf(await listThread(c.database, { initiative: initiative.id, zone: initiative.zone, sees, person: c.person?.id, now: c.now }))

export const showThread = route('/initiatives/:slug/thread', whoMaySee)

showThread.get(async (c, here) => {
  const [outline, counts] = await Promise.all([outlineFor(c, here), listPublishedCounts(c.database, here.initiative.id)])
  return c.page(<ThreadPage here={here} outline={outline} counts={counts} after={readId<'item'>(c.query('after'))} />)
})

export const threadJson = route('/initiatives/:slug/thread.json', whoMaySee)

threadJson.get(async (c, here) => {
  const [outline, counts] = await Promise.all([outlineFor(c, here), listPublishedCounts(c.database, here.initiative.id)])
  return c.file(JSON.stringify(jsonOf(here.initiative, outline, counts), undefined, 2), 'application/json; charset=utf-8')
})

export const threadCsv = route('/initiatives/:slug/thread.csv', whoMaySee)

threadCsv.get(async (c, here) => c.file(csvOf(await outlineFor(c, here)), 'text/csv; charset=utf-8', `${here.initiative.slug}-thread.csv`))

/** What happened, for whoever follows it with a reader: what is open to everybody, and nothing else, whoever asks. */
export const threadFeed = route('/initiatives/:slug/thread.atom', async (c) => {
  const here = await whoMaySee(c)
  return 'closed' in here || here.initiative.openTo === 'public' ? here : { closed: 'not-found' as const }
})

threadFeed.get(async (c, { initiative }) => c.file(feedOf(c.site.publicUrl, initiative, await listHappenings(c.database, initiative.id)), 'application/atom+xml; charset=utf-8'))
