/** What a collection is: things of the library that somebody puts in an order, each with a reason. Pure. */
import { z } from 'zod'
import { type Refused, refuse } from '#platform/problems.ts'
import { FOLDERS, KINDS, type EntryKind, type Kind, type Reference } from '../kind.ts'
import { sayCollection } from './words/index.ts'

/** More is a list that nobody chose from. */
export const MOST_ITEMS = 100
export const LONGEST_TITLE = 200
/** A sentence or two. */
export const LONGEST_LEAD = 600
export const LONGEST_REASON = 600
export const LONGEST_CURATOR = 200

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(80)

const item = z.strictObject({ kind: z.enum(KINDS), slug, reason: z.string().trim().max(LONGEST_REASON).default('') })

export const collectionSchema = z.strictObject({
  title: z.string().trim().min(1).max(LONGEST_TITLE),
  /** What it is for, and for whom. */
  lead: z.string().trim().max(LONGEST_LEAD).default(''),
  /** Who put it together, as they want to be called. */
  curator: z.string().trim().min(1).max(LONGEST_CURATOR).optional(),
  /** The group whose it is, by the id of its initiative. */
  initiative: z.uuid().optional(),
  topics: z.array(slug).max(30).default([]),
  items: z.array(item).max(MOST_ITEMS).default([]),
})

export type Collection = z.output<typeof collectionSchema>
export type Item = Collection['items'][number]
export type ItemKey = Pick<Item, 'kind' | 'slug'>

/** `'resources/sun-report'`: as in its address, and how forms name it. */
export const keyOf = ({ kind, slug: named }: ItemKey): string => `${FOLDERS[kind]}/${named}`

const ADDRESS = /^(?:https?:\/\/[^/]+)?\/?(?:library\/)?([a-z-]+)\/([a-z0-9]+(?:-[a-z0-9]+)*)\/?(?:[?#].*)?$/

/** What an address or a key names, as people copy it; undefined where it is nothing that the library could hold. */
export function readKey(typed: string): ItemKey | undefined {
  const [, folder = '', named = ''] = ADDRESS.exec(typed.trim()) ?? []
  const kind = KINDS.find((one) => FOLDERS[one] === folder)
  return kind === undefined || named === '' || named.length > 80 ? undefined : { kind, slug: named }
}

export type ItemCode = 'item-there' | 'item-gone' | 'items-full'
const isSame = (one: ItemKey, other: ItemKey) => one.kind === other.kind && one.slug === other.slug

type Changed = Readonly<{ kind: 'agreed'; content: Collection }>
const agreed = (content: Collection, items: readonly Item[]): Changed => ({ kind: 'agreed', content: { ...content, items: [...items] } })

/** Puts something at the end. */
export function putIn(content: Collection, added: Item): Changed | Refused<ItemCode> {
  if (content.items.some((one) => isSame(one, added))) return refuse<ItemCode>('what', 'item-there')
  if (content.items.length >= MOST_ITEMS) return refuse<ItemCode>('what', 'items-full')
  return agreed(content, [...content.items, added])
}

/** What can be done with something that stands in it. */
export const ITEM_ACTS = ['up', 'down', 'take-out', 'reason'] as const
export type ItemAct = (typeof ITEM_ACTS)[number]

export function changeItem(content: Collection, key: ItemKey, act: ItemAct, reason: string): Changed | Refused<ItemCode> {
  const at = content.items.findIndex((one) => isSame(one, key))
  const found = content.items[at]
  if (found === undefined) return refuse<ItemCode>('', 'item-gone')
  const others = content.items.filter((one) => one !== found)
  switch (act) {
    case 'take-out': return agreed(content, others)
    case 'reason': return agreed(content, content.items.map((one) => (one === found ? { ...one, reason } : one)))
    case 'up': return agreed(content, others.toSpliced(Math.max(0, at - 1), 0, found))
    case 'down': return agreed(content, others.toSpliced(at + 1, 0, found))
  }
}

export const collection: EntryKind<'collection', Collection> = {
  kind: 'collection', schema: collectionSchema, byAnybody: true, staysTheirs: true,
  groupOf: ({ initiative }) => initiative,
  titleOf: ({ title }) => title,
  references: ({ items, topics }) => [
    ...items.map(({ kind, slug: to }): Reference => ({ relation: 'collected', kind, slug: to })),
    ...topics.map((to): Reference => ({ relation: 'topic', kind: 'topic', slug: to })),
  ],
  findable: ({ lead, curator, items, topics }) => ({ about: curator ?? '', text: [lead, ...items.map(({ reason }) => reason)].filter(Boolean).join('\n'), facets: topics.map((one) => `topic:${one}`) }),
  links: () => [],
  lines: ({ title, lead, curator, topics, items }) => [
    [sayCollection('title'), title], [sayCollection('about'), lead], [sayCollection('curator'), curator ?? ''], [sayCollection('topics'), topics.join(', ')],
    [sayCollection('items'), items.map(({ kind, slug: to, reason }, index) => `${index + 1}. ${keyOf({ kind, slug: to })}${reason === '' ? '' : ` – ${reason}`}`).join('\n')],
  ],
}

/** What a collection holds of one kind, in its order. */
export const heldOf = ({ items }: Pick<Collection, 'items'>, kind: Kind): readonly string[] => items.filter((one) => one.kind === kind).map((one) => one.slug)
