/** Whoever keeps a collection puts things in, orders them, says why they stand there, and takes them out. */
import type { Transaction } from '#platform/database/database.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, type Refused, refuse } from '#platform/problems.ts'
import { by } from '../entry/entry-routes.tsx'
import { findEntry, listTitled, saveEntry } from '../entry/entry.queries.ts'
import { entryPath } from '../kind.ts'
import { type Keeping, changingEntry } from '../library.gate.ts'
import { ArrangePage } from './arrange.view.tsx'
import { type Collection, type Item, type ItemCode, changeItem, collection, keyOf, putIn } from './collection.rules.ts'
import { listHeld } from './held-things.ts'
import { type ItemsCode, type ItemsFormCode, readItems } from './items.form.ts'
import { sayCollection } from './words/index.ts'

type Here = Keeping<Collection>

/** Puts something that everybody reads at the end. */
export async function putInChecked(trx: Transaction, content: Collection, item: Item): Promise<Readonly<{ kind: 'agreed'; content: Collection }> | Refused<ItemCode | 'what-unknown'>> {
  return (await listTitled(trx, [item])).length === 0 ? refuse('what', 'what-unknown') : putIn(content, item)
}

export const arrange = route('/library/collections/:entry/items', changingEntry(collection))

arrange.get((c, here) => showArrange(c, here))

arrange.post((c, here) =>
  write<Readonly<{ version: number; act: 'in' | 'up' | 'down' | 'take-out' | 'reason'; what: Pick<Item, 'kind' | 'slug'>; reason: string }>, ItemsFormCode, ItemsCode>(c, readItems, async (trx, { version, act, what, reason }) => {
    const { id, slug, content } = here.entry
    const changed = act === 'in' ? await putInChecked(trx, content, { ...what, reason }) : changeItem(content, what, act, reason)
    if (changed.kind === 'refused') return changed
    if (here.entry.version === version && (await saveEntry(trx, collection, { id, version, content: changed.content }, by(c)))) return done(`${entryPath('collection', slug, '/items')}${act === 'take-out' ? '' : `#${anchorOf(what)}`}`, sayCollection(`arrange.done.${act}`))
    return { kind: 'outdated', show: async (typed) => showArrange(c, await asItIs(c, here), { typed, outdated: true }) }
  }, (typed, problems) => showArrange(c, here, { typed, problems })))

async function asItIs(c: Context, here: Here): Promise<Here> {
  const entry = await findEntry(c.database, collection, here.entry.slug)
  if (entry === undefined) throw new NotThere()
  return { ...here, entry }
}

/** Where it stands on the page. */
export const anchorOf = (item: Pick<Item, 'kind' | 'slug'>): string => keyOf(item).replace('/', '-')

type Shown = Readonly<{ typed?: Typed; problems?: readonly Problem<ItemsCode>[]; outdated?: boolean }>

async function showArrange(c: Context, here: Here, { typed, problems = [], outdated = false }: Shown = {}): Promise<Response> {
  return c.page(<ArrangePage here={here} held={await listHeld(c.database, here.entry.content)} typed={typed} problems={problems} outdated={outdated} />, outdated ? 409 : problems.length > 0 ? 422 : 200)
}
