/** What arrives when an administrator adds an area or writes down whom to call there. */
import { z } from 'zod'
import { choice, codes, optionalDay, optionalId, optionalText, text, version, withDays } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { AREA_LEVELS, CONTACT_KINDS } from '../tables.ts'

export type AreaFormCode = 'name-missing' | 'name-too-long' | 'level-missing' | 'part-of-unknown'
const areaCode = codes<AreaFormCode>()

const areaForm = z.object({
  name: text(areaCode('name-missing'), areaCode('name-too-long'), 100),
  level: choice(AREA_LEVELS, areaCode('level-missing')),
  partOf: optionalId<'area'>(areaCode('part-of-unknown')),
})
export const readArea = formReader<typeof areaForm, AreaFormCode>(areaForm)

export type ContactFormCode =
  | 'kind-missing' | 'contact-name-missing' | 'name-too-long' | 'what-for-too-long' | 'phone-unreadable' | 'email-unreadable' | 'page-unreadable'
  | 'checked-on-unreadable' | 'no-way'
const contactCode = codes<ContactFormCode>()

/** A telephone number as it is printed: digits with spaces, brackets and hyphens, and a plus in front. */
const PHONE = /^\+?[0-9][0-9 ()-]{1,30}$/
const EMAIL = /^[^\s@<>"',:;]+@[^\s@<>"',:;]+\.[^\s@<>"',:;]+$/

const like = (pattern: RegExp, unreadable: string) =>
  optionalText(unreadable, 200).refine((typed) => typed === undefined || pattern.test(typed), unreadable)

const contactForm = withDays(['checkedOn'], z.object({
  version,
  kind: choice(CONTACT_KINDS, contactCode('kind-missing')),
  name: text(contactCode('contact-name-missing'), contactCode('name-too-long'), 100),
  whatFor: optionalText(contactCode('what-for-too-long'), 300),
  phone: like(PHONE, contactCode('phone-unreadable')),
  email: like(EMAIL, contactCode('email-unreadable')),
  page: optionalText(contactCode('page-unreadable'), 500).refine((typed) => typed === undefined || isWebAddress(typed), contactCode('page-unreadable')),
  checkedOn: optionalDay(contactCode('checked-on-unreadable')),
}).refine(({ phone, email, page }) => phone !== undefined || email !== undefined || page !== undefined, { path: ['phone'], message: contactCode('no-way') }))
export const readContact = formReader<typeof contactForm, ContactFormCode>(contactForm)

/** Whether a text is the address of a page. */
function isWebAddress(typed: string): boolean {
  const url = /^https?:\/\//.test(typed) ? URL.parse(typed) : null
  return url !== null && url.hostname !== ''
}
