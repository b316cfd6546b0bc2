/** A host names a person outside the group who can be told a worry. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Problem } from '#platform/problems.ts'
import { type SeenByMember, hosts } from '../initiative.gate.ts'
import { ContactPage } from './contact.view.tsx'
import { type ContactCode, readContact } from './safety.form.ts'
import { findContact, updateContact } from './safety.queries.ts'
import { saySafety } from './words/index.ts'

export const worriesContact = route('/initiatives/:slug/contact', hosts)

worriesContact.get(async (c, here) => c.page(await pageOf(c, here)))

worriesContact.post((c, here) =>
  write(c, readContact, async (trx, { name, phone, email }) => {
    await updateContact(trx, here.initiative.id, { name, phone: phone ?? null, email: email ?? null })
    return done(`/initiatives/${here.initiative.slug}`, saySafety('contact.done'))
  }, async (typed, problems) => c.page(await pageOf(c, here, typed, problems), 422)))

const pageOf = async (c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<ContactCode>[] = []) =>
  <ContactPage here={here} contact={await findContact(c.database, here.initiative.id)} typed={typed} problems={problems} />
