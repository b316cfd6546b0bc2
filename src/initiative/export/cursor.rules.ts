/** Where a list goes on: after which item. Pure. It stands for itself, so that it also leads on where that item has gone since. */
import { type Id, readId } from '#platform/ids.ts'

/** The moment in microseconds, as the database keeps it, and the id of what was recorded then. */
export type Cursor = Readonly<{ at: number; id: Id<'item'> }>

export const writeCursor = ({ at, id }: Cursor): string => `${at.toString(36)}-${id}`

/** @example readCursor(writeCursor({ at: 1, id })) // { at: 1, id } */
export function readCursor(text: string): Cursor | undefined {
  const found = /^([0-9a-z]{1,11})-(.{36})$/.exec(text)
  const at = Number.parseInt(found?.[1] ?? '', 36)
  const id = readId<'item'>(found?.[2])
  return id === undefined || !Number.isSafeInteger(at) ? undefined : { at, id }
}
