/** Lines of the example group's working agreement. */
import type { World } from '#app/test-world.ts'
import type { LineId, LineKind } from './tables.ts'
import { insertLine, insertVersion, listVersions } from './working.queries.ts'

type Example = Readonly<{ words?: string; kind?: LineKind; standpoint?: string; replaces?: LineId }>

/** Proposed by the carer. */
export const lineExample = (world: World, { words = 'We say when something is not clear.', kind = 'promises', standpoint, replaces }: Example = {}): Promise<LineId> =>
  world.database.transaction((trx) => insertLine(trx, world.initiative.id, { kind, words, standpoint: standpoint === undefined ? undefined : world.initiative.standpoints.get(standpoint), replaces }, world.people.carer, world.clock.now))

/** Settled by the host as the next version. Gives its number. */
export async function settleExample(world: World, settle: readonly LineId[], end: readonly LineId[] = []): Promise<number> {
  const [latest] = await listVersions(world.database, world.initiative.id, 1)
  const number = (latest?.number ?? 0) + 1
  await world.database.transaction((trx) => insertVersion(trx, world.initiative.id, number, { settle, end }, world.people.host, world.clock.now))
  return number
}
