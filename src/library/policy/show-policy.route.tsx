/** Anybody reads what a law or policy asks, where it says so, what explains it, and whether somebody checked that. */
import { MOST_STANDING, collectionsPart } from '../collection/standing.part.tsx'
import { listAround } from '../entry/around.queries.ts'
import { readEntryWith } from '../entry/read-entry.tsx'
import { usedByPart } from '../reading/used-by.part.tsx'
import { policy } from './policy.rules.ts'
import { PolicyPage } from './show-policy.view.tsx'

export const showPolicy = readEntryWith(policy, async (c, here) => {
  const [around, usedBy] = await Promise.all([listAround(c.database, { ...here.entry, kind: 'policy' }, { collected: MOST_STANDING }), usedByPart(c, 'policy', here)])
  return c.page(<PolicyPage here={here} explaining={around.at('explained-by')} usedBy={usedBy} collections={collectionsPart('policy', here, around.from('collected'))} />)
}).kept('library', 'found')
