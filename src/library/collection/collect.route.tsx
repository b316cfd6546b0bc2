/** Whoever is signed in puts something that they read into a collection of theirs, or begins one with it. */
import type { Transaction } from '#platform/database/database.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { by } from '../entry/entry-routes.tsx'
import { type Titled, findEntry, insertEntry, listTitled, saveEntry } from '../entry/entry.queries.ts'
import { mayChange } from '../entry/entry.rules.ts'
import { entryPath } from '../kind.ts'
import type { Person } from '../library.gate.ts'
import { anchorOf, putInChecked } from './arrange.route.tsx'
import { listMyCollections } from './collection.queries.ts'
import { type Collection, collection, readKey } from './collection.rules.ts'
import { CollectPage } from './collect.view.tsx'
import { type ItemsCode, type ItemsFormCode, readCollect } from './items.form.ts'
import { sayCollection } from './words/index.ts'

type Here = Readonly<{ person: Person; found: Titled }>

/** Something that everybody reads, named in the address as `?what=resources/…`. */
const atThing: Gate<Here> = async (c) => {
  if (c.person === undefined) return { closed: 'sign-in' }
  const key = readKey(c.query('what') ?? '')
  const [found] = key === undefined ? [] : await listTitled(c.database, [key])
  return found === undefined ? { closed: 'not-found' } : { person: c.person, found }
}

export const collect = route('/library/collect', atThing)

collect.get((c, here) => showCollect(c, here))

collect.post((c, here) =>
  write<Readonly<{ reason: string; collection: string; title?: string | undefined }>, ItemsFormCode, ItemsCode>(c, readCollect, async (trx, { reason, collection: named, title = '' }) => {
    const item = { kind: here.found.kind, slug: here.found.slug, reason }
    const mine = named === '' ? undefined : await findMine(trx, here.person, named)
    if (named !== '' && mine === undefined) return refuse<ItemsCode>('collection', 'collection-missing')
    const changed = await putInChecked(trx, mine?.content ?? { title, lead: '', topics: [], items: [] }, item)
    if (changed.kind === 'refused') return changed
    const slug = mine?.slug ?? (await insertEntry(trx, collection, changed.content, by(c)))
    // Somebody else who keeps it was faster by a moment.
    if (mine !== undefined && !(await saveEntry(trx, collection, { id: mine.id, version: mine.version, content: changed.content }, by(c)))) return { kind: 'outdated', show: async (typed) => showCollect(c, here, typed) }
    return done(`${entryPath('collection', slug, '/items')}#${anchorOf(item)}`, sayCollection('arrange.done.in'))
  }, (typed, problems) => showCollect(c, here, typed, problems)))

/** One of those that somebody is offered. */
async function findMine(trx: Transaction, person: Person, slug: string): Promise<Readonly<{ id: Entry['id']; slug: string; version: number; content: Collection }> | undefined> {
  const entry = await findEntry(trx, collection, slug)
  return entry !== undefined && entry.madeBy === person.id && mayChange(entry.state, { editor: false, maker: true }, collection) ? entry : undefined
}
type Entry = NonNullable<Awaited<ReturnType<typeof findEntry<Collection>>>>

async function showCollect(c: Context, { person, found }: Here, typed?: Typed, problems: readonly Problem<ItemsCode>[] = []): Promise<Response> {
  return c.page(<CollectPage found={found} mine={await listMyCollections(c.database, person.id)} typed={typed} problems={problems} />, problems.length > 0 ? 422 : typed === undefined ? 200 : 409)
}
