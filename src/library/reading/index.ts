/** What groups read together. */
import type { Transaction } from '#platform/database/database.ts'
import type { AnyRoute } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { resource } from '../resource/resource.rules.ts'
import { blankReadingsOf } from './reading.queries.ts'
import { changeReading, showReading, takeOffReading, useRoute } from './reading.route.tsx'

export const readingRoutes: readonly AnyRoute[] = [showReading, changeReading, takeOffReading, useRoute(resource)]

/** With somebody who is erased, and wishes it, goes what they said of what groups read. */
export async function takeReadingsBackWithPerson(trx: Transaction, ids: Readonly<Record<string, string>>): Promise<void> {
  const person = readId<'person'>(ids['person'])
  if (person !== undefined && ids['contributions'] === 'take-back') await blankReadingsOf(trx, person)
}
