/** Everybody sees what the library holds, and finds their way into it. */
import { everybody, route } from '#platform/http/routes.ts'
import { listPublished } from '../entry/entry.queries.ts'
import { KINDS } from '../kind.ts'
import { isEditing } from '../library.gate.ts'
import { listNewer } from '../resource/newer.ts'
import { resource } from '../resource/resource.rules.ts'
import { countPublished, listNewest } from './home.queries.ts'
import { LibraryHomePage } from './home.view.tsx'

const NEWEST = 5
const OF_EACH = 8

export const libraryHome = route('/library', everybody).kept('library').get(async (c) => {
  c.askAhead()
  const [counts, newest, others, editing] = await Promise.all([
    countPublished(c.database), listPublished(c.database, resource, { most: NEWEST }), listNewest(c.database, KINDS.filter((kind) => kind !== 'resource'), OF_EACH), isEditing(c),
  ])
  const newer = await listNewer(c.database, newest.map(({ content }) => content))
  return c.page(<LibraryHomePage counts={counts} newest={newest} newer={newer} others={others} editing={editing} signedIn={c.person !== undefined} />)
})
