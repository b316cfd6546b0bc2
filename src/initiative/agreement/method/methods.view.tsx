/** What people see of each method: its fields on the card, and how it went. */
import type { FC } from 'hono/jsx'
import type { Method } from '../tables.ts'
import { ConsentFields, ConsentShown } from './consent.view.tsx'
import { DelegationFields, DelegationShown } from './delegated.view.tsx'
import type { FieldsProps, ShownProps } from './method-props.ts'
import { HandsFields, HandsShown } from './show-of-hands.view.tsx'

export const METHOD_VIEWS: Readonly<Record<Method, Readonly<{ Fields: FC<FieldsProps>; Shown: FC<ShownProps> }>>> = {
  consent: { Fields: ConsentFields, Shown: ConsentShown },
  'show-of-hands': { Fields: HandsFields, Shown: HandsShown },
  delegated: { Fields: DelegationFields, Shown: DelegationShown },
}
