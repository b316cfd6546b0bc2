/** A person erases their account, and says what shall become of what they said. */
import { route, signedIn } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { noSessionCookie } from '../session/session-cookie.ts'
import { readErase } from './erase.form.ts'
import { erasePerson } from './erase.queries.ts'
import { ErasePage } from './erase.view.tsx'
import { sayErasing } from './words/index.ts'

export const eraseMe = route('/me/erase', signedIn)

eraseMe.get((c, { person }) => c.page(<ErasePage administrator={person.administrator} />))

eraseMe.post(async (c, { person }) => {
  const response = await write(c, readErase, async (trx, { contributions }) => {
    await erasePerson(trx, person.id, contributions)
    return done('/', sayErasing('done'))
  }, (typed, problems) => c.page(<ErasePage administrator={person.administrator} typed={typed} problems={problems} />, 422))
  if (response.status === 303) response.headers.append('set-cookie', noSessionCookie(c.site))
  return response
})
