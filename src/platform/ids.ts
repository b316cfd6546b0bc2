/** Ids that can't be mixed up: an initiative's id is not a person's, and a typed-in string is neither. */
import { randomUUID } from 'node:crypto'

declare const kind: unique symbol

/** The id of one thing of a kind, e.g. `Id<'initiative'>`: a UUID in lower case. */
export type Id<Kind extends string> = string & { readonly [kind]: Kind }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const isId = <Kind extends string>(text: string): text is Id<Kind> => UUID.test(text)

/** A new id for something that is about to be recorded. */
export function newId<Kind extends string>(): Id<Kind> {
  const id = randomUUID().toLowerCase()
  if (!isId<Kind>(id)) throw new Error('randomUUID made no UUID')
  return id
}

/** The id that a text holds, or nothing where it holds none. */
export const readId = <Kind extends string>(text: string | undefined): Id<Kind> | undefined =>
  text !== undefined && isId<Kind>(text) ? text : undefined
