/**
 * Words of people's stories on the pages of an initiative. Stories come later in the order of modules, and stay their tellers': these
 * pages hold a place for them, and what stands there is given by those who keep stories.
 */
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Context } from '#platform/http/context.ts'
import type { Seen } from '../initiative.gate.ts'
import type { Audience, ItemId } from '../tables.ts'

export type ToldPlace = 'case-study' | 'journal' | 'agreement'

/** `readers`: to whom the page is open, whoever asks. `until`: nothing that was put there later. `anchor`: only that one. */
export type ToldOn = Readonly<{ place: ToldPlace; readers: Audience; anchor?: string; until?: Date }>

/** What stands where on a page: by section of a case study, by entry of a journal, by agreement. One query. */
export type ListTold = (c: Context, here: Pick<Seen, 'initiative'>, on: ToldOn) => Promise<Told>
export type Told = ReadonlyMap<string, JSX.Element>

/** How many stories a theme rests on, as far as that may be told; nothing where it came of none. At most one query. */
export type StoriesOfTheme = (c: Context, theme: ItemId) => Promise<JSX.Element | undefined>
