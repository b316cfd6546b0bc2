/** The index of what may be found in the library, made anew from what is published: after a restore, for no backup holds it. */
import type { Transaction } from '#platform/database/database.ts'
import { forgetModule } from '#platform/search/feed.queries.ts'
import { caseStudy } from '../case-study/case-study.rules.ts'
import { collection } from '../collection/collection.rules.ts'
import { type Entry, listPublished } from '../entry/entry.queries.ts'
import { keepFindable } from '../entry/keep-up.queries.ts'
import type { EntryKind, Kind } from '../kind.ts'
import { policy } from '../policy/policy.rules.ts'
import type { EntryId } from '../tables.ts'
import { resource } from '../resource/resource.rules.ts'
import { term } from '../term/term.rules.ts'
import { topic } from '../topic/topic.rules.ts'

const AT_A_TIME = 500

async function renewOf<Content>(trx: Transaction, kind: EntryKind<Kind, Content>): Promise<void> {
  let after: EntryId | undefined
  for (let goesOn = true; goesOn;) {
    const found: readonly Entry<Content>[] = await listPublished(trx, kind, { after, most: AT_A_TIME })
    await keepFindable(trx, kind, found)
    after = found.at(-1)?.id
    goesOn = found.length === AT_A_TIME
  }
}

export async function renewLibrarySearch(trx: Transaction): Promise<void> {
  await forgetModule(trx, 'library')
  await renewOf(trx, resource)
  await renewOf(trx, caseStudy)
  await renewOf(trx, collection)
  await renewOf(trx, topic)
  await renewOf(trx, term)
  await renewOf(trx, policy)
}
