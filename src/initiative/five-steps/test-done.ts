/** Something that the example group did for a step. */
import type { World } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { insertDone } from './five-steps.queries.ts'
import type { DoneId, FiveStep } from './tables.ts'

type Example = Readonly<{ step?: FiveStep; words?: string; day?: string; by?: string }>

/** Written down by the planner. */
export const doneExample = (world: World, { step = 'map', words = 'We walked all routes.', day = '2026-11-20', by = 'carer' }: Example = {}): Promise<DoneId> =>
  world.database.transaction((trx) => insertDone(trx, world.initiative.id, { step, words, day, by: [world.initiative.standpoints.get(by) ?? newId<'standpoint'>()] }, world.people.planner, world.clock.now))
