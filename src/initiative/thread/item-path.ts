/** Where an item is read whole. */
import type { ItemId, ItemKind } from '../tables.ts'

/** Kinds that have a page of their own, with all that belongs to them. The others are read on the item's page of the thread. */
const FOLDER: Partial<Readonly<Record<ItemKind, string>>> = { idea: 'ideas', prototype: 'prototypes', test: 'tests', decision: 'agreements' }

export const hasWholePage = (kind: ItemKind): boolean => FOLDER[kind] !== undefined

export const itemPath = (slug: string, { id, kind }: Readonly<{ id: ItemId; kind: ItemKind }>): string => `/initiatives/${slug}/${FOLDER[kind] ?? 'items'}/${id}`
