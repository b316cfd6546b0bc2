/** Somebody reads what hosts have told them: what was hidden and why, where they were taken out, what became of their reports. */
import { route, signedIn } from '#platform/http/routes.ts'
import { NoticesPage } from './notices.view.tsx'
import { listNotices } from './safety.queries.ts'

export const notices = route('/me/notices', signedIn)

notices.get(async (c, { person }) => c.page(<NoticesPage notices={await listNotices(c.database, person.id)} />))
