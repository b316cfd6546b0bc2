/** A member says that they disagree with what was agreed, changes their own words, or takes them back. */
import { z } from 'zod'
import { record } from '#platform/activity.ts'
import { choice, codes, text, version } from '#platform/forms/fields.ts'
import { formReader, type Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { type Outdated, done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { isAsNarrow } from '../initiative.policy.ts'
import { AUDIENCES } from '../tables.ts'
import { type MemberAtAgreement, agreementPath, membersAtAgreement } from './agreement.gate.ts'
import { DisagreePage, type DissentCode, DissentOutdatedPage } from './disagree.view.tsx'
import { takeBackRaised } from './card.queries.ts'
import { insertDissent, listDissent, takeBackDissent, updateDissent } from './dissent.queries.ts'
import { sayAgreement } from './words/index.ts'

const code = codes<DissentCode>()
const dissentForm = z.object({
  dissent: text(code('dissent-missing'), code('dissent-too-long'), 2_000),
  seenBy: choice(AUDIENCES, code('seen-by-missing')),
  version,
})
const readDissent = formReader<typeof dissentForm, DissentCode>(dissentForm)

export const disagree = route('/initiatives/:slug/agreements/:item/dissent', membersAtAgreement)

disagree.get((c, here) => page(c, here))

disagree.post((c, here) =>
  write(c, readDissent, async (trx, value) => {
    const { agreement, initiative, person } = here
    if (!isAsNarrow(value.seenBy, initiative.openTo)) return refuse('seenBy', 'wider-than-initiative')
    const mine = (await listDissent(trx, agreement.id)).find((one) => one.person === person.id)
    // Version 0 is the page of somebody who had said nothing yet.
    const saved = mine === undefined
      ? await insertDissent(trx, { item: agreement.id, person: person.id, words: value.dissent, seenBy: value.seenBy, enteredBy: undefined, at: c.now })
      : await updateDissent(trx, mine.id, value.version, value.dissent, value.seenBy)
    if (!saved) return outdated(c, here)
    await record(trx, { kind: 'dissent-recorded', ids: { item: agreement.id } })
    return done(agreementPath(here, agreement.id), sayAgreement('dissent.done'))
  }, (typed, problems) => page(c, here, typed, problems)))

const readNothing = formReader<z.ZodObject, never>(z.object({}))

export const takeBackDisagreement = route('/initiatives/:slug/agreements/:item/dissent/take-back', membersAtAgreement).post((c, here) =>
  write(c, readNothing, async (trx) => {
    const { agreement, initiative, person } = here
    await takeBackDissent(trx, person.id, agreement.id, c.now)
    await record(trx, { kind: 'dissent-taken-back', ids: { initiative: initiative.id, item: agreement.id, person: person.id } })
    return done(agreementPath(here, here.agreement.id), sayAgreement('dissent.taken-back'))
  }, () => c.seeOther(agreementPath(here, here.agreement.id))))

/** Objections and interests of one's own, in every version. */
export const takeBackWhatIRaised = route('/initiatives/:slug/agreements/:item/raised/take-back', membersAtAgreement).post((c, here) =>
  write(c, readNothing, async (trx) => {
    const { agreement, initiative, person } = here
    await takeBackRaised(trx, person.id, agreement.id)
    await record(trx, { kind: 'raised-taken-back', ids: { initiative: initiative.id, item: agreement.id, person: person.id } })
    return done(agreementPath(here, agreement.id), sayAgreement('raised.mine-done'))
  }, () => c.seeOther(agreementPath(here, here.agreement.id))))

const mineOf = async (c: Context, { agreement, person }: MemberAtAgreement) => (await listDissent(c.database, agreement.id)).find((one) => one.person === person.id)

const outdated = (c: Context, here: MemberAtAgreement): Outdated => ({
  kind: 'outdated',
  show: async (typed) => c.page(<DissentOutdatedPage here={here} mine={await mineOf(c, here)} typed={typed} />, 409),
})

const page = async (c: Context, here: MemberAtAgreement, typed: Typed = {}, problems: readonly Problem<DissentCode>[] = []) =>
  c.page(<DisagreePage here={here} mine={await mineOf(c, here)} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
