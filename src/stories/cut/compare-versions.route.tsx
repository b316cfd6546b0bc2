/** Whoever told a story sees two versions of it beside each other. */
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { opened } from '../story/opened-version.ts'
import { tellers } from '../story/story.gate.ts'
import { findSealed, listVersions } from '../story/story.queries.ts'
import { CompareVersionsPage } from './compare-versions.view.tsx'

export const compareVersions = route('/stories/:story/compare', tellers)

/** A version's number, as the address has it. */
const numberIn = (c: Context, name: string): number | undefined => (/^[1-9]\d{0,5}$/.test(c.query(name) ?? '') ? Number(c.query(name)) : undefined)

compareVersions.get(async (c, { story }) => {
  const { versions } = await listVersions(c.database, story.id)
  const newest = versions[0]?.number
  if (newest === undefined) throw new NotThere()
  const after = numberIn(c, 'after') ?? newest
  const before = numberIn(c, 'before') ?? Math.max(after - 1, 1)
  const [one, other] = await Promise.all([findSealed(c.database, story.id, before), findSealed(c.database, story.id, after)])
  if (one === undefined || other === undefined) throw new NotThere()
  return c.page(<CompareVersionsPage story={story} versions={versions} before={opened(c, story, one)} after={opened(c, story, other)} />)
})
