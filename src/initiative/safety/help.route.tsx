/** Anybody finds whom to call, and where to report something. */
import { findArea, listAreaContacts, listAreas } from '#network/index.ts'
import { readId } from '#platform/ids.ts'
import { everybody, route } from '#platform/http/routes.ts'
import { HelpPage } from './help.view.tsx'
import { listContactsOf } from './safety.queries.ts'

export const help = route('/help', everybody)

help.get(async (c) => {
  const chosen = readId<'area'>(c.query('area'))
  const area = chosen === undefined ? undefined : await findArea(c.database, chosen)
  const [areas, areaContacts, contacts] = await Promise.all([
    listAreas(c.database), listAreaContacts(c.database, area?.id), c.person === undefined ? [] : listContactsOf(c.database, c.person.id),
  ])
  return c.page(<HelpPage areas={areas} area={area} areaContacts={areaContacts} contacts={contacts} signedIn={c.person !== undefined} />)
})
