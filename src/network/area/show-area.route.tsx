/** Anybody sees whom to call in an area. */
import { route } from '#platform/http/routes.ts'
import { anArea } from './area.gate.ts'
import { AreaPage } from './area-contacts.view.tsx'
import { listAreaContacts } from './area.queries.ts'

export const showArea = route('/areas/:area', anArea)

showArea.get(async (c, { area }) => c.page(<AreaPage area={area} contacts={await listAreaContacts(c.database, area.id)} />))
