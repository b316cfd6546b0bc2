/** A step of the example group's plan. */
import type { World } from '#app/test-world.ts'
import { type PlanDraft, insertPlanned } from './plan.queries.ts'
import type { PlannedId } from './tables.ts'

export const plannedExample = (world: World, step: Partial<PlanDraft> = {}): Promise<PlannedId> =>
  world.database.transaction((trx) => insertPlanned(trx, world.initiative.id, { what: 'First workshop', who: undefined, from: '2026-11-02', until: '2026-11-06', after: undefined, ...step }, { person: world.people.host, at: world.clock.now }))
