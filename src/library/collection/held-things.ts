/** What stands in a collection, as far as everybody may read it. */
import type { Database } from '#platform/database/database.ts'
import { type Titled, listNamed, listTitled } from '../entry/entry.queries.ts'
import { listNewer } from '../resource/newer.ts'
import { bylineOf } from '../resource/resource.view.tsx'
import { resource } from '../resource/resource.rules.ts'
import { sayResource } from '../resource/words/index.ts'
import { say } from '../words/index.ts'
import { type Collection, type Item, heldOf } from './collection.rules.ts'

/** `what`: its kind, whom it is by, when it came out. `title`: undefined where nobody reads it any more. `newer`: what takes the place of a resource. */
export type Held = Readonly<{ item: Item; title: string | undefined; what: string; newer?: Titled | undefined }>

/** In the order of the collection. Three queries at most. */
export async function listHeld(database: Database, content: Collection): Promise<readonly Held[]> {
  const others = content.items.filter(({ kind }) => kind !== 'resource')
  const [resources, titled] = await Promise.all([listNamed(database, resource, heldOf(content, 'resource')), listTitled(database, others)])
  const newer = await listNewer(database, resources.map((one) => one.content))
  return content.items.map((item): Held => {
    if (item.kind === 'resource') {
      const found = resources.find(({ slug }) => slug === item.slug)
      return { item, title: found?.title, what: found === undefined ? say('kinds.resource.one') : [sayResource(`types.${found.content.type}`), bylineOf(found.content)].filter(Boolean).join(' · '), newer: found === undefined ? undefined : newer(found.content) }
    }
    return { item, title: titled.find(({ kind, slug }) => kind === item.kind && slug === item.slug)?.title, what: say(`kinds.${item.kind}.one`) }
  })
}
