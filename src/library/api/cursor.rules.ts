/** Where a list of the library goes on, as it stands in an address. Pure. */
import { readId } from '#platform/ids.ts'
import type { StampPlace } from '../sharing/outside.queries.ts'

export const writePlace = ({ micros, id }: StampPlace): string => `${micros}.${id}`

/** Undefined for what is no place of ours. Times beyond the year 9999 are none. */
export function readPlace(text: string): StampPlace | undefined {
  const [, micros = '', name] = /^(\d{1,18})\.(.{36})$/.exec(text) ?? []
  const id = readId<'library-entry'>(name)
  return id === undefined || Number(micros) > 253_402_300_799_000_000 ? undefined : { micros, id }
}
