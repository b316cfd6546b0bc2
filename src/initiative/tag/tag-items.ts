/** Tags some voices or themes, or takes a tag off them: one step, that its doer can undo. Call `holdThemes` first. */
import type { Transaction } from '#platform/database/database.ts'
import { type Refused, refuse } from '#platform/problems.ts'
import type { ItemId } from '../tables.ts'
import { type Step, addTags, beginStep, removeTags } from '../theme/step.queries.ts'
import { listTaggable } from '../theme/theme.queries.ts'
import { findTagToUse } from './tag.queries.ts'
import type { Tag, TagName } from './tag.ts'

export type TagCode = 'tag-missing' | 'tag-gone' | 'voices-gone' | 'untagged-before'
type Wish = Readonly<{ items: readonly ItemId[]; name: TagName | undefined; off: boolean }>

export async function tagItems(trx: Transaction, facts: Omit<Step, 'id'>, { items, name, off }: Wish): Promise<Readonly<{ kind: 'tagged'; count: number; tag: Tag }> | Refused<TagCode>> {
  if (name === undefined) return refuse('tag', 'tag-missing')
  const there = await listTaggable(trx, facts.initiative, items)
  if (there.length === 0) return refuse('voices', 'voices-gone')
  const tag = await findTagToUse(trx, facts.initiative, name)
  if (tag === undefined) return refuse('tag', 'tag-gone')
  const step = await beginStep(trx, off ? 'untagged' : 'tagged', facts)
  if (!off) {
    await addTags(trx, step, tag.id, there)
    return { kind: 'tagged', count: there.length, tag }
  }
  const removed = await removeTags(trx, step, tag.id, there)
  return removed === 0 ? refuse('tag', 'untagged-before') : { kind: 'tagged', count: removed, tag }
}
