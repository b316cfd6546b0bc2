/** Anybody reads what a law or policy asks, where it says so, what explains it, and whether somebody checked that. */
import { collectionsPart } from '../collection/standing.part.tsx'
import { listTitled } from '../entry/entry.queries.ts'
import { readEntryWith } from '../entry/read-entry.tsx'
import { usedByPart } from '../reading/used-by.part.tsx'
import { policy } from './policy.rules.ts'
import { PolicyPage } from './show-policy.view.tsx'

export const showPolicy = readEntryWith(policy, async (c, here) => {
  const [titled, usedBy, collections] = await Promise.all([listTitled(c.database, here.entry.content.explainedBy), usedByPart(c, 'policy', here.entry), collectionsPart(c, 'policy', here)])
  const found = new Map(titled.map((one) => [`${one.kind} ${one.slug}`, one]))
  const explaining = here.entry.content.explainedBy.flatMap(({ kind, slug }) => found.get(`${kind} ${slug}`) ?? [])
  return c.page(<PolicyPage here={here} explaining={explaining} usedBy={usedBy} collections={collections} />)
}).kept('library', 'found')
