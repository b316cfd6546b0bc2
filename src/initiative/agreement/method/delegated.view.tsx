import type { FC } from 'hono/jsx'
import { DayField, TextField, TickField } from '#platform/page/form.tsx'
import { DayText, Facts } from '#platform/page/parts.tsx'
import { sayAgreement } from '../words/index.ts'
import { delegationOf } from './delegated.rules.ts'
import type { FieldsProps, ShownProps } from './method-props.ts'

export const DelegationFields: FC<FieldsProps> = ({ card, people }) => {
  const delegation = delegationOf(card?.way.facts ?? {})
  const named = new Set(card?.way.delegates)
  return (
    <>
      <TickField name="delegated-to" label={sayAgreement('delegated.to')} hint={sayAgreement('delegated.to-hint')} choices={people.map(({ member, name }) => [member, name] as const)}
        values={people.filter(({ person }) => named.has(person)).map(({ member }) => member)} />
      <TextField name="delegated-others" label={sayAgreement('delegated.others')} value={delegation?.others} optional />
      <TextField name="delegated-by" label={sayAgreement('delegated.by')} hint={sayAgreement('delegated.by-hint')} value={delegation?.by} />
      <DayField name="delegated-until" label={sayAgreement('delegated.until')} value={delegation?.until} />
    </>
  )
}

export const DelegationShown: FC<ShownProps> = ({ card: { way }, called }) => {
  const delegation = delegationOf(way.facts)
  const names = way.delegates.map((person) => (person === undefined ? undefined : called?.get(person)) ?? sayAgreement('show.somebody'))
  const who = [...names, ...(delegation?.others === undefined ? [] : [delegation.others])]
  return (
    <Facts facts={[
      [sayAgreement('delegated.to-shown'), called === undefined ? sayAgreement('delegated.outside') : who.length === 0 ? undefined : <ul>{who.map((one) => <li>{one}</li>)}</ul>],
      [sayAgreement('delegated.by-shown'), called === undefined ? undefined : delegation?.by],
      [sayAgreement('delegated.until-shown'), delegation === undefined ? undefined : <DayText day={delegation.until} />],
    ]} />
  )
}
