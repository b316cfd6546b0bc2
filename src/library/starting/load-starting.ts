/** A new library begins with what the founding documents name. */
import type { Database } from '#platform/database/database.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { collection } from '../collection/collection.rules.ts'
import { insertEntries } from '../entry/entry.queries.ts'
import { policy } from '../policy/policy.rules.ts'
import { resource } from '../resource/resource.rules.ts'
import works from '../starting-collection.json' with { type: 'json' }
import policyMap from '../starting-policies.json' with { type: 'json' }
import glossary from '../starting-terms.json' with { type: 'json' }
import { term } from '../term/term.rules.ts'
import { topic } from '../topic/topic.rules.ts'
import { holdEmpty } from './starting.queries.ts'
import { startingPoliciesSchema, startingSchema, startingTermsSchema } from './starting.rules.ts'

/** Loads the starting collection where the library holds nothing yet, whole or not at all. */
export async function loadStarting(database: Database, now: Date): Promise<void> {
  const { topics, resources, collections } = startingSchema.parse(works)
  const { terms } = startingTermsSchema.parse(glossary)
  const { policies } = startingPoliciesSchema.parse(policyMap)
  const by = { person: undefined, at: now, zone: DEFAULT_ZONE }
  await database.transaction(async (trx) => {
    if (!(await holdEmpty(trx))) return
    await insertEntries(trx, topic, topics, by, 'published')
    await insertEntries(trx, resource, resources, by, 'published')
    await insertEntries(trx, collection, collections, by, 'published')
    await insertEntries(trx, term, terms, by, 'published')
    await insertEntries(trx, policy, policies, by, 'published')
  })
}
