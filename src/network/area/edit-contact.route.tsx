/** An administrator writes down whom to call in an area, changes it, or takes it away. */
import { route } from '#platform/http/routes.ts'
import { readPress } from '#platform/forms/read.ts'
import { done, write } from '#platform/http/write.tsx'
import { say } from '../words/index.ts'
import { readContact } from './area.form.ts'
import { administratorsOfArea, administratorsOfContact } from './area.gate.ts'
import { deleteAreaContact, findAreaContact, insertAreaContact, updateAreaContact } from './area.queries.ts'
import { EditContactPage } from './edit-contact.view.tsx'

export const addContact = route('/admin/areas/:area/contacts/new', administratorsOfArea)
addContact.get((c, { area }) => c.page(<EditContactPage area={area} />))
addContact.post(async (c, { area }) =>
  write(c, readContact, async (trx, contact) => {
    await insertAreaContact(trx, area.id, contact)
    return done(`/admin/areas/${area.id}`, say('contact.saved'))
  }, (typed, problems) => c.page(<EditContactPage area={area} typed={typed} problems={problems} />, 422)))

export const editContact = route('/admin/areas/:area/contacts/:contact', administratorsOfContact)
editContact.get((c, { area, contact }) => c.page(<EditContactPage area={area} contact={contact} />))
editContact.post(async (c, { area, contact }) => {
  return write(c, readContact, async (trx, { version, ...details }) => {
    if (await updateAreaContact(trx, { id: contact.id, version }, details)) return done(`/admin/areas/${area.id}`, say('contact.saved'))
    // As it is now, and below it what was typed: sending that again replaces it knowingly.
    const now = await findAreaContact(trx, area.id, contact.id)
    return { kind: 'outdated', show: (typed) => c.page(<EditContactPage area={area} contact={now} outdated typed={typed} />, 409) }
  }, (typed, problems) => c.page(<EditContactPage area={area} contact={contact} typed={typed} problems={problems} />, 422))
})

export const removeContact = route('/admin/areas/:area/contacts/:contact/remove', administratorsOfContact)
removeContact.post(async (c, { area, contact }) =>
  write(c, readPress, async (trx) => {
    await deleteAreaContact(trx, contact.id)
    return done(`/admin/areas/${area.id}`, say('contact.removed'))
  }, () => c.page(<EditContactPage area={area} contact={contact} />, 422)))
