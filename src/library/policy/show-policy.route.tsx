/** Anybody reads what a law or policy asks, where it says so, what explains it, and whether somebody checked that. */
import { MOST_STANDING, collectionsPart } from '../collection/standing.part.tsx'
import { listAround } from '../entry/around.queries.ts'
import { readEntryWith } from '../entry/read-entry.tsx'
import { usedByPart } from '../reading/used-by.part.tsx'
import { policy } from './policy.rules.ts'
import { PolicyPage } from './show-policy.view.tsx'

/** More are found by the search. */
const MOST_ABOUT = 30

export const showPolicy = readEntryWith(policy, async (c, here) => {
  const [around, usedBy] = await Promise.all([listAround(c.database, { ...here.entry, kind: 'policy' }, { collected: MOST_STANDING, policy: MOST_ABOUT }), usedByPart(c, 'policy', here)])
  const explaining = around.at('explained-by')
  const about = around.from('policy').filter((one) => explaining.every(({ kind, slug }) => kind !== one.kind || slug !== one.slug))
  return c.page(<PolicyPage here={here} explaining={explaining} about={about} usedBy={usedBy} collections={collectionsPart('policy', here, around.from('collected'))} />)
}).kept('library', 'found')
