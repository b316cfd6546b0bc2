/** A member records what people told them about a change, and a figure where there is one. */
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Typed } from '#platform/forms/read.ts'
import type { Problem } from '#platform/problems.ts'
import { dayOf } from '#platform/time.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { decideClaim } from './claim.rules.ts'
import { insertOutcome, listChoosable } from './happened.queries.ts'
import { outcomeProblems } from './happened.rules.ts'
import { readOutcome } from './record.form.ts'
import { type OutcomeCodes, RecordOutcomePage } from './record-outcome.view.tsx'
import { sayHappened } from './words/index.ts'

export const recordOutcome = route('/initiatives/:slug/outcomes/new', members)

recordOutcome.get(async (c, here) => c.page(await pageOf(c, here)))

recordOutcome.post(async (c, here) =>
  write(c, readOutcome, async (trx, { words, told, restsOn, claim, ...found }) => {
    const { initiative, person, sees } = here
    const changes = await listChoosable(trx, initiative.id, sees, 'change')
    const problems = outcomeProblems({ told, restsOn }, new Set(changes.map(({ id }) => id)), dayOf(c.now, initiative.zone))
    const claimed = decideClaim({ words: claim, design: found.design, people: found.people, period: found.period, limits: found.limits })
    if (claimed.kind === 'refused') return { kind: 'refused', problems: [...problems, ...claimed.problems] }
    if (problems.length > 0) return { kind: 'refused', problems }
    const by = { initiative: initiative.id, seenBy: initiative.openTo, person: person.id, at: c.now }
    const item = await insertOutcome(trx, by, { words, toldOn: told, restsOn, claim: claimed.claim })
    return done(`/initiatives/${initiative.slug}/happened#${item}`, sayHappened('outcome.done'))
  }, async (typed, problems) => c.page(await pageOf(c, here, typed, problems), 422)))

const pageOf = async (c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<OutcomeCodes>[] = []) =>
  <RecordOutcomePage here={here} changes={await listChoosable(c.database, here.initiative.id, here.sees, 'change')} from={c.query('change')} typed={typed} problems={problems} />
