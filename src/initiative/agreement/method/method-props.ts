/** What a method's views are given. */
import type { Typed } from '#platform/forms/read.ts'
import type { PersonId } from '../../tables.ts'
import type { MayHaveBeenThere } from '../agreement-fields.view.tsx'
import type { Card } from '../reading.rules.ts'

/** `card`: as it was recorded, where it was decided in this very way. */
export type FieldsProps = Readonly<{ card: Card | undefined; people: readonly MayHaveBeenThere[]; typed: Typed }>

/** `called` is given to members only: outside, nobody is named and nobody's own words stand. */
export type ShownProps = Readonly<{ card: Card; called: ReadonlyMap<PersonId, string> | undefined }>
