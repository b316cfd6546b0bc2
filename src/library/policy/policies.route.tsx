/** Anybody looks at which laws and policies ask for working together, and what they ask. */
import { everybody, route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { isEditing } from '../library.gate.ts'
import { PoliciesPage } from './policies.view.tsx'
import { listPolicies } from './policy.queries.ts'

/** As many as are read at a time. */
const A_PAGE = 40

export const policies = route('/library/policies', everybody).kept('library').get(async (c) => {
  const after = readId<'library-entry'>(c.query('after') ?? '')
  const [found, editor] = await Promise.all([listPolicies(c.database, { after, most: A_PAGE + 1 }), isEditing(c)])
  return c.page(<PoliciesPage policies={found.slice(0, A_PAGE)} next={found.length > A_PAGE ? found[A_PAGE - 1]?.id : undefined} later={after !== undefined} editor={editor} />)
})
