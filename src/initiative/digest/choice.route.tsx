/** A person chooses how often we write to them, for all they take part in and for each; or stops letters from a link in one. */
import { hasDeadAddress, listAddresses } from '#people/index.ts'
import { readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type AnyRoute, type Gate, route, signedIn } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { members } from '../initiative.gate.ts'
import type { InitiativeId, PersonId } from '../tables.ts'
import { readChoice, readChoiceForOne } from './choice.form.ts'
import { findChoice, findChoices, setChoice, stopLetters } from './choice.queries.ts'
import { ChoicesPage, OneChoicePage, StopPage, type Problems } from './choice.view.tsx'
import { type MailToken, findMailToken } from './mail-token.queries.ts'
import { findTitle } from './members.queries.ts'
import { sayDigest } from './words/index.ts'

const choicesPage = async (c: Context, person: PersonId, problems: Problems = []) => {
  const [choices, addresses, dead] = await Promise.all([findChoices(c.database, person), listAddresses(c.database, [person]), hasDeadAddress(c.database, person)])
  return <ChoicesPage choices={choices} reached={dead ? 'dead' : addresses.has(person) ? 'yes' : 'no'} problems={problems} />
}

const allChoices = route('/me/mail', signedIn)

allChoices.get(async (c, { person }) => c.page(await choicesPage(c, person.id)))

allChoices.post((c, { person }) =>
  write(c, readChoice, async (trx, { choice }) => {
    await setChoice(trx, person.id, null, choice)
    return done('/me/mail', sayDigest('all.done'))
  }, async (_, problems) => c.page(await choicesPage(c, person.id, problems), 422)))

const oneChoice = route('/initiatives/:slug/mail', members)

const onePage = async (c: Context, here: Readonly<{ initiative: Readonly<{ id: InitiativeId; title: string }>; person: Readonly<{ id: PersonId }> }>, problems: Problems = []) =>
  <OneChoicePage title={here.initiative.title} choice={await findChoice(c.database, here.person.id, here.initiative.id)} problems={problems} />

oneChoice.get(async (c, here) => c.page(await onePage(c, here)))

oneChoice.post((c, here) =>
  write(c, readChoiceForOne, async (trx, { choice }) => {
    await setChoice(trx, here.person.id, here.initiative.id, choice === 'as-all' ? undefined : choice)
    return done('/me/mail', sayDigest('one.done', { title: here.initiative.title }))
  }, async (_, problems) => c.page(await onePage(c, here, problems), 422)))

/** Whoever has the letter. The token stops letters and opens nothing. */
const withToken: Gate<Extract<MailToken, { use: 'stop' }>> = async (c) => {
  const found = await findMailToken(c.database, c.param('token'))
  return found?.use === 'stop' ? found : { closed: 'not-found' }
}

const stop = route('/mail/stop/:token', withToken)

stop.get(async (c, { initiative }) => c.page(<StopPage title={await findTitle(c.database, initiative)} stopped={false} />))

stop.post((c, { person, initiative }) =>
  write(c, readPress, async (trx) => {
    await stopLetters(trx, person, initiative ?? null)
    return done(`/mail/stop/${c.param('token')}/done`, sayDigest('stop.done'))
  }, () => c.seeOther(`/mail/stop/${c.param('token')}`)))

const stopped = route('/mail/stop/:token/done', withToken).get(async (c, { initiative }) => c.page(<StopPage title={await findTitle(c.database, initiative)} stopped />))

export const choiceRoutes: readonly AnyRoute[] = [allChoices, oneChoice, stop, stopped]
