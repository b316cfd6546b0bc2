/** A tag as people meet it, and the name by which an address or a form means it. */
import { readId } from '#platform/ids.ts'
import { OFFERED_TAGS, type OfferedTag, type TagId } from './tables.ts'
import { sayTag } from './words/index.ts'

/** An offered one has a key, one of the group's own has words. */
export type Tag = Readonly<{ key: OfferedTag | null; words: string | null }>
/** What an address or a form calls a tag: its key, for there may be no row of it yet, or its id. */
export type TagName = OfferedTag | TagId

export const tagInWords = ({ key, words }: Tag): string => words ?? (key === null ? '' : sayTag(`offered.${key}`))

export const isOffered = (name: string): name is OfferedTag => OFFERED_TAGS.some((one) => one === name)

/** Reads the name of a tag; undefined where it can't be one. */
export const readTagName = (typed: string | undefined): TagName | undefined => (typed !== undefined && isOffered(typed) ? typed : readId<'tag'>(typed))
