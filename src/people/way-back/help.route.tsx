/** A person says that somebody who reads them a code is who they are; and a person stops a request for their own account. */
import type { Database } from '#platform/database/database.ts'
import { type AnyRoute, route, signedIn } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { refuse } from '#platform/problems.ts'
import { readButton } from '../sign-in/sign-in.form.ts'
import type { PersonId } from '../tables.ts'
import { tell } from '../told/told.queries.ts'
import { unlessTooOften } from '../too-often.tsx'
import { readHelp } from './way-back.form.ts'
import { endWaysBackTo, holdWayBack, insertConfirmation, nameCompanions } from './way-back.queries.ts'
import { decideConfirmation } from './way-back.rules.ts'
import { HelpPage } from './way-back.view.tsx'
import { sayWayBack } from './words/index.ts'

/** Who takes part in something together with somebody, and whether that somebody is a host of it: a later module knows. */
export type ListCompanions = (database: Database, of: PersonId) => Promise<readonly Readonly<{ id: PersonId; hosted: boolean }>[]>

export const helpBackWith = (listIds: ListCompanions): AnyRoute => {
  const helpBack = route('/me/help-back', signedIn)
  const listCompanions = async (database: Database, of: PersonId) => nameCompanions(database, await listIds(database, of))
  helpBack.get(async (c, { person }) => c.page(<HelpPage companions={await listCompanions(c.database, person.id)} />))
  helpBack.post(async (c, { person }) =>
    unlessTooOften(c, { what: 'help back' }, () =>
      write(c, readHelp, async (trx, value) => {
        const request = await holdWayBack(trx, value.code, c.now)
        if (request === undefined) return refuse('code', 'code-unknown' as const)
        const named = (await listCompanions(trx, person.id)).find((one) => one.id === value.person)
        const decided = decideConfirmation(request, person, named)
        if (decided.kind === 'refused') return decided
        await insertConfirmation(trx, request.id, value.person, decided.confirmation, decided.ready, c.now)
        await tell(trx, value.person, request.person === undefined ? 'help-asked' : 'help-confirmed', c.now)
        return done('/me', sayWayBack('help.done', { called: named?.called }))
      }, async (typed, problems) => c.page(<HelpPage companions={await listCompanions(c.database, person.id)} typed={typed} problems={problems} />, 422))))
  return helpBack
}

export const stopHelp = route('/me/help-back/stop', signedIn)

stopHelp.post(async (c, { person }) =>
  write(c, readButton, async (trx) => {
    await endWaysBackTo(trx, person.id)
    await tell(trx, person.id, 'help-stopped', c.now)
    return done('/me', sayWayBack('stop.done'))
  }, () => c.seeOther('/me')))
