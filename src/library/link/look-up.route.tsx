/** Somebody types where something is: what the library has already, and what the page says of itself, before they fill in anything. */
import { z } from 'zod'
import { unlessTooOften } from '#people/index.ts'
import { text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { everybody, route } from '#platform/http/routes.ts'
import { isEditing } from '../library.gate.ts'
import { isAddress } from '../request/request.rules.ts'
import { SuggestPage } from '../request/suggest.view.tsx'
import { addressOf } from './address.ts'
import { beginningAt, lookUp } from './look-up.ts'
import { SaidOfItself } from './look-up.view.tsx'

const LONGEST = 2_000
export type LookCode = 'what-missing' | 'too-long'
const look = z.object({ what: text('what-missing' satisfies LookCode, 'too-long' satisfies LookCode, LONGEST) })
const readLook = formReader<typeof look, LookCode>(look)

/** Whoever types an address has our program go there: not too often, and to no site too often. Nothing is written, so nothing is done twice. */
export const lookUpPage = route('/library/look-up', everybody)
  .get((c) => c.seeOther('/library/suggest'))
  .post(async (c) => {
    const form = await readLook(c)
    const signedIn = c.person !== undefined
    if (!form.ok) return c.page(<SuggestPage looked={undefined} signedIn={signedIn} typed={form.typed} problems={form.problems} />, 422)
    const { what } = form.value
    const host = isAddress(what) ? addressOf(/^[a-z]+:/i.test(what) ? what : `https://${what}`)?.host : undefined
    return unlessTooOften(c, { what: 'library look-up', about: host }, async () => {
      const found = await lookUp(c, isAddress(what) ? { url: what } : { title: what })
      const said = <SaidOfItself found={found} begin={(await isEditing(c)) ? beginningAt(found) : undefined} />
      return c.page(<SuggestPage looked={{ title: found.title?.slice(0, 300), url: found.url, near: found.there }} said={said} signedIn={signedIn} />)
    })
  })
