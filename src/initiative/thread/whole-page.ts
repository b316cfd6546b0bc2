/** Where an item is shown whole: some kinds have a page of their own, where more is said than in the thread. */
import type { ItemKind } from '../tables.ts'

const PAGES: Readonly<Partial<Record<ItemKind, string>>> = { need: 'needs', idea: 'ideas', prototype: 'prototypes', test: 'tests', decision: 'agreements' }

/** The step of an initiative's addresses below which an item of a kind is shown whole: `…/agreements/<item>`. */
export const wholePage = (kind: ItemKind): string => PAGES[kind] ?? 'items'

/** Whether a kind has such a page. */
export const hasWholePage = (kind: ItemKind): boolean => PAGES[kind] !== undefined
