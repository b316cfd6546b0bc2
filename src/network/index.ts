/** The network: organisations, areas, and whom to call in them. What other modules may use. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { addContact, editContact, removeContact } from './area/edit-contact.route.tsx'
import { addArea, areaContacts, areas } from './area/look-after-areas.route.tsx'
import { showArea } from './area/show-area.route.tsx'

export { AreaContacts } from './area/area-contacts.view.tsx'
export { type Area, type AreaContact, findArea, listAreaContacts, listAreas } from './area/area.queries.ts'
export { deleteOrganisations, findOrCreateOrganisation, listOrganisations } from './organisation/organisation.queries.ts'
export type { OrganisationId } from './tables.ts'

export const networkRoutes: readonly AnyRoute[] = [showArea, areas, addArea, areaContacts, addContact, editContact, removeContact]
