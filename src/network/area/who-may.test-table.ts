import type { WhoMay } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { tables } from '../tables.ts'

const everybody = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const
const administrators = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'no', administrator: 'yes' } as const

const anArea = async (world: World) => {
  const area = newId<'area'>()
  await tables(world.database).insertInto('network.area').values({ id: area, name: `Example area ${area}`, level: 'locality', part_of: null }).execute()
  return { area }
}

const aContact = async (world: World) => {
  const { area } = await anArea(world)
  const contact = newId<'area-contact'>()
  await tables(world.database).insertInto('network.area_contact').values({
    id: contact, area_id: area, kind: 'other', name: 'Example line', what_for: null, phone: '01632 960001', email: null, page: null, checked_on: null,
  }).execute()
  return { area, contact }
}

export const whoMay: WhoMay = {
  'GET /areas/:area': { ...everybody, params: anArea },
  'GET /admin/areas': administrators,
  'GET /admin/areas/new': administrators,
  'POST /admin/areas/new': administrators,
  'GET /admin/areas/:area': { ...administrators, params: anArea },
  'GET /admin/areas/:area/contacts/new': { ...administrators, params: anArea },
  'POST /admin/areas/:area/contacts/new': { ...administrators, params: anArea },
  'GET /admin/areas/:area/contacts/:contact': { ...administrators, params: aContact },
  'POST /admin/areas/:area/contacts/:contact': { ...administrators, params: aContact },
  'POST /admin/areas/:area/contacts/:contact/remove': { ...administrators, params: aContact },
}
