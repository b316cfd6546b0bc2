/** What the people of an item are called: for those who take part. Outside nobody is named. */
import { listCalled } from '#people/index.ts'
import type { Database } from '#platform/database/database.ts'
import type { AtTried } from './tried.gate.ts'
import type { Names } from './tried-parts.view.tsx'

export const namesFor = async (database: Database, { membership, item }: AtTried): Promise<Names> =>
  membership === undefined ? undefined : listCalled(database, item.byWhom.flatMap(({ person }) => person ?? []))
