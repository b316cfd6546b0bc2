/** A member records what is different now, and which agreements it rests on. */
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Typed } from '#platform/forms/read.ts'
import type { Problem } from '#platform/problems.ts'
import { dayOf } from '#platform/time.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { insertChange, listChoosable } from './happened.queries.ts'
import { decideChange } from './happened.rules.ts'
import { readChange } from './record.form.ts'
import { type ChangeCodes, RecordChangePage } from './record-change.view.tsx'
import { sayHappened } from './words/index.ts'

export const recordChange = route('/initiatives/:slug/changes/new', members)

recordChange.get(async (c, here) => c.page(await pageOf(c, here)))

recordChange.post(async (c, here) =>
  write(c, readChange, async (trx, value) => {
    const { initiative, person, sees } = here
    const agreements = await listChoosable(trx, initiative.id, sees, 'decision')
    const decided = decideChange(value, new Set(agreements.map(({ id }) => id)), dayOf(c.now, initiative.zone))
    if (decided.kind === 'refused') return decided
    const item = await insertChange(trx, { initiative: initiative.id, seenBy: initiative.openTo, person: person.id, at: c.now }, decided.change)
    return done(`/initiatives/${initiative.slug}/happened#${item}`, sayHappened('change.done'))
  }, async (typed, problems) => c.page(await pageOf(c, here, typed, problems), 422)))

const pageOf = async (c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<ChangeCodes>[] = []) =>
  <RecordChangePage here={here} agreements={await listChoosable(c.database, here.initiative.id, here.sees, 'decision')} from={c.query('agreement')} typed={typed} problems={problems} />
