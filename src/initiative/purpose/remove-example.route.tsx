/** A host or an administrator removes the worked example, in one step. */
import { deleteOrganisations } from '#network/index.ts'
import { deleteExamplePeople } from '#people/index.ts'
import { record } from '#platform/activity.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { listOwnPartners } from '../example/example.queries.ts'
import { type Seen, whoMaySee } from '../initiative.gate.ts'
import { readSure } from '../membership/membership.form.ts'
import { removeInitiative } from './purpose.queries.ts'
import { RemoveExamplePage } from './remove-example.view.tsx'
import { sayPurpose } from './words/index.ts'

/** Only an example can be removed like this: a real initiative's thread is other people's words. */
const whoMayRemove: Gate<Seen> = async (c) => {
  const here = await whoMaySee(c)
  if ('closed' in here) return here
  if (!here.initiative.example) return { closed: 'not-found' }
  if (c.person === undefined) return { closed: 'sign-in' }
  return here.membership?.host === true || c.person.administrator ? here : { closed: 'forbidden', whoCan: sayPurpose('who-can-remove') }
}

export const removeExample = route('/initiatives/:slug/remove-example', whoMayRemove)

removeExample.get((c, here) => c.page(<RemoveExamplePage here={here} />))

removeExample.post((c, here) =>
  write(c, readSure, async (trx) => {
    const partners = await listOwnPartners(trx, here.initiative.id)
    await removeInitiative(trx, here.initiative.id)
    await deleteOrganisations(trx, partners)
    await deleteExamplePeople(trx)
    await record(trx, { kind: 'example-removed', ids: { initiative: here.initiative.id } })
    return done('/initiatives', sayPurpose('remove.done'))
  }, () => c.page(<RemoveExamplePage here={here} />, 422)))
