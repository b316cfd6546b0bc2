/** At night: what leads to a group's case study that can't be read any more, since the time in which its pages stay is over, is taken out. */
import { listOpenCaseStudies } from '#initiative/index.ts'
import type { Database } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { listLedTo } from './case-study.queries.ts'
import { takeOutOfLibrary } from './put-in.route.tsx'

const AT_A_TIME = 200

export async function takeOutOver(database: Database, now: Date): Promise<void> {
  for (let after: string | undefined; ;) {
    const led = await listLedTo(database, { after, most: AT_A_TIME })
    const open = new Set<string>((await listOpenCaseStudies(database, led.flatMap((one) => readId<'initiative'>(one) ?? []), now)).map(({ initiative }) => initiative))
    for (const initiative of led) if (!open.has(initiative)) await database.transaction((trx) => takeOutOfLibrary(trx, { initiative }))
    after = led.at(-1)
    if (led.length < AT_A_TIME) return
  }
}
