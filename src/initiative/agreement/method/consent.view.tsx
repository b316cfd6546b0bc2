import type { FC } from 'hono/jsx'
import { FieldGroup, SelectField, TextArea, useField } from '#platform/page/form.tsx'
import { RaisedList, Rows, WhoField, filledRows } from '../raised.view.tsx'
import { type Objection, readable } from '../reading.rules.ts'
import { sayAgreement } from '../words/index.ts'
import { STATES } from './consent.rules.ts'
import type { FieldsProps, ShownProps } from './method-props.ts'

export const ConsentFields: FC<FieldsProps> = ({ card, people, typed }) => {
  const raised = readable(card?.way.objections ?? [])
  return (
    <>
      <p>{sayAgreement('consent.lead')}</p>
      <Rows filled={filledRows(typed, 'objection', raised.length)} least={1} more={sayAgreement('consent.more')} row={(place) => <ObjectionRow place={place} objection={raised[place - 1]} people={people} />} />
    </>
  )
}

const ObjectionRow: FC<Readonly<{ place: number; objection: Objection | undefined; people: FieldsProps['people'] }>> = ({ place, objection, people }) => (
  <FieldGroup field={useField(`objection-${place}`, undefined)} label={sayAgreement('consent.objection', { place })} hint={undefined}>
    <TextArea name={`objection-${place}-words`} label={sayAgreement('consent.words')} hint={sayAgreement('card.raised-hint')} rows={2} value={objection?.words} optional />
    <WhoField name={`objection-${place}-who`} label={sayAgreement('consent.who')} person={objection?.person} people={people} />
    <TextArea name={`objection-${place}-done`} label={sayAgreement('consent.done')} hint={sayAgreement('card.done-hint')} rows={2} value={objection?.done} optional />
    <SelectField name={`objection-${place}-state`} label={sayAgreement('consent.state')} empty={sayAgreement('consent.no-state')} value={objection === undefined ? undefined : objection.remains ? 'remains' : 'withdrawn'}
      choices={STATES.map((state) => [state, sayAgreement(`consent.states.${state}`)] as const)} optional />
  </FieldGroup>
)

export const ConsentShown: FC<ShownProps> = ({ card: { way: { objections } }, called }) =>
  objections.length === 0 ? <p>{sayAgreement('consent.none')}</p> : (
    <RaisedList raised={objections} called={called} outside={sayAgreement('consent.outside')} changed={sayAgreement('consent.changed')}
      beside={(one) => sayAgreement(`consent.states.${one.remains ? 'remains' : 'withdrawn'}`)} />
  )
