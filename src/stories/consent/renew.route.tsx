/** Whoever told a story says yes to the same use for longer. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import type { Problem } from '#platform/problems.ts'
import { lastDayOf, sayDay } from '#platform/time.ts'
import { type AtStory, tellers } from '../story/story.gate.ts'
import { holdStory } from '../story/story.queries.ts'
import { readRenewal } from './consent.form.ts'
import { type Given, listConsents, renewConsent } from './consent.queries.ts'
import { decideRenewal, stateOf } from './consent.rules.ts'
import { type RenewCode, RenewPage } from './renew.view.tsx'
import { sayConsent } from './words/index.ts'
import { zoneOf } from './zone-of.ts'

type AtConsent = AtStory & Readonly<{ consent: Given }>

/** A yes that holds now; a child's is given anew, by both. */
const atCurrentConsent: Gate<AtConsent> = async (c) => {
  const here = await tellers(c)
  if ('closed' in here) return here
  const id = readId<'story-consent'>(c.param('consent'))
  const consent = (await listConsents(c.database, [here.story.id])).find((one) => one.id === id)
  return consent === undefined || here.story.under16 || stateOf(consent, c.now) !== 'current' ? { closed: 'not-found' } : { ...here, consent }
}

export const renew = route('/stories/:story/consents/:consent/renew', atCurrentConsent)

renew.get((c, here) => showForm(c, here))

renew.post(async (c, here) => {
  const zone = await zoneOf(c, here)
  return write(c, readRenewal, async (trx, value) => {
    const { story, person } = here
    await holdStory(trx, story.id)
    // Asked again where nobody can take it back meanwhile.
    const now = (await listConsents(trx, [story.id])).find(({ id }) => id === here.consent.id) ?? here.consent
    const decided = decideRenewal(value, now, { under16: story.under16, now: c.now, zone })
    if (decided.kind === 'refused') return decided
    await renewConsent(trx, now, { person: person.id, at: c.now, endsAt: decided.endsAt })
    return done(`/stories/${story.id}`, sayConsent('renew.done', { day: sayDay(lastDayOf(decided.endsAt, zone)) }))
  }, (typed, problems) => showForm(c, here, typed, problems))
})

const showForm = async (c: Context, here: AtConsent, typed: Typed = {}, problems: readonly Problem<RenewCode>[] = []): Promise<Response> =>
  c.page(<RenewPage story={here.story} consent={here.consent} zone={await zoneOf(c, here)} now={c.now} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
