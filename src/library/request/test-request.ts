/** For tests: something that somebody without an account suggested. */
import type { World } from '#app/test-world.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { insertRequest } from './request.queries.ts'
import { answerBy } from './request.rules.ts'
import type { RequestId } from './tables.ts'

export const settleSuggestion = async ({ database, clock: { now } }: World): Promise<RequestId> =>
  database.transaction((trx) => insertRequest(trx, { kind: 'suggestion', title: 'An example of a toolkit', url: 'https://example.org/toolkit.pdf', words: undefined, person: undefined, reach: undefined, at: now, answerBy: answerBy(now, DEFAULT_ZONE) }))
