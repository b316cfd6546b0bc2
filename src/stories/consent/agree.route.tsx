/** Whoever told a story says yes to one use of it. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { sayMoment } from '#platform/time.ts'
import { type AtStory, tellers } from '../story/story.gate.ts'
import { holdStory, listVersions } from '../story/story.queries.ts'
import { type AgreeCode, AgreePage } from './agree.view.tsx'
import { readConsent } from './consent.form.ts'
import { insertConsents } from './consent.queries.ts'
import { decideConsent } from './consent.rules.ts'
import { sayConsent } from './words/index.ts'
import { zoneOf } from './zone-of.ts'

export const agreeToUse = route('/stories/:story/consents/new', tellers)

agreeToUse.get((c, here) => showForm(c, here))

agreeToUse.post(async (c, here) => {
  const zone = await zoneOf(c, here)
  return write(c, readConsent, async (trx, { version: number, ...agreeing }) => {
    const { story, person } = here
    await holdStory(trx, story.id)
    const { versions } = await listVersions(trx, story.id)
    const latest = versions.find(({ approvedAt }) => approvedAt !== undefined)
    // What was read is what is agreed to: not a version that was approved meanwhile.
    if (latest !== undefined && latest.number !== number) return refuse('', 'version-not-approved' as const)
    const decided = decideConsent(agreeing, { approved: latest !== undefined, under16: story.under16, now: c.now, zone })
    if (decided.kind === 'refused') return decided
    await insertConsents(trx, { story: story.id, number, person: person.id, at: c.now }, agreeing, decided)
    return done(`/stories/${story.id}`, sayConsent('new.done', { at: sayMoment(decided.beginsAt, zone) }))
  }, (typed, problems) => showForm(c, here, typed, problems))
})

async function showForm(c: Context, here: AtStory, typed: Typed = {}, problems: readonly Problem<AgreeCode>[] = []): Promise<Response> {
  const { versions } = await listVersions(c.database, here.story.id)
  const approved = versions.find(({ approvedAt }) => approvedAt !== undefined)
  if (approved === undefined && problems.length === 0) throw new NotThere()
  return c.page(<AgreePage story={here.story} number={approved?.number ?? 0} zone={await zoneOf(c, here)} now={c.now} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
}
