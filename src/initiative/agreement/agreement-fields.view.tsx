/** The fields that recording and correcting an agreement have together. */
import type { FC } from 'hono/jsx'
import { DayField, FieldGroup, SelectField, TextArea, TextField, useField } from '#platform/page/form.tsx'
import { Details } from '#platform/page/parts.tsx'
import type { Day } from '#platform/time.ts'
import { standpointName } from '../standpoint-name.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { MemberId, PersonId, StandpointId } from '../tables.ts'
import { LONGEST_AGREEMENT, THERE } from './agreement.form.ts'
import type { AgreementFacts } from './agreement.queries.ts'
import { sayAgreement } from './words/index.ts'

/** Somebody who may have been there, with what they said they are here as, and what is filled in for them. */
export type MayHaveBeenThere = Readonly<{ member: MemberId; person: PersonId; name: string; standpoints: readonly StandpointId[]; was: StandpointId | typeof THERE | '' }>

export type RoomChoices = Readonly<{
  standpoints: readonly Standpoint[]
  people: readonly MayHaveBeenThere[]
  /** How many people without names were there, by standpoint; `undefined` holds those whose standpoint is not known. */
  others: ReadonlyMap<StandpointId | undefined, number>
}>

type Props = Readonly<{ room: RoomChoices; facts?: AgreementFacts | undefined; agreedOn: Day }>

export const WhatAndWho: FC<Props> = ({ room, facts, agreedOn }) => (
  <>
    <TextArea name="words" label={sayAgreement('record.what')} hint={sayAgreement('record.what-hint')} rows={4} most={LONGEST_AGREEMENT} value={facts?.words} />
    <RoomFields room={room} />
    <DayField name="agreedOn" label={sayAgreement('record.agreed-on')} value={agreedOn} />
  </>
)

/** How a room is asked for: what the question is, and what is chosen for somebody who was not, or was. */
export type RoomQuestion = Readonly<{ label: string; hint: string; out: string; there: string; others: string }>

/** Whoever is filled in already is to be looked at: a small group is taken to have come in full. */
const whoWasThere = (filledIn: boolean): RoomQuestion =>
  ({ label: sayAgreement('record.who'), hint: sayAgreement(filledIn ? 'record.who-filled-in' : 'record.who-hint'), out: sayAgreement('record.not-there'), there: sayAgreement('record.there'), others: sayAgreement('record.others') })

export const RoomFields: FC<{ room: RoomChoices; asks?: RoomQuestion }> = ({ room: { standpoints, people, others }, asks = whoWasThere(people.some((one) => one.was !== '')) }) => {
  const field = useField('room', undefined)
  const names = new Map(standpoints.map((one) => [one.id, standpointName(one)]))
  return (
    <FieldGroup field={field} label={asks.label} hint={asks.hint}>
      <div id={field.id} tabindex={-1} class="was-there">
        {people.map(({ member, name, standpoints: own, was }) => (
          <SelectField name={`was-${member}`} label={name} value={was} choices={[
            ['', asks.out],
            [THERE, asks.there],
            ...standpointsOf(own, was).map((id) => [id, sayAgreement('record.there-as', { standpoint: names.get(id) ?? '' })] as const),
          ]} />
        ))}
      </div>
      <Details summary={asks.others}>
        <div class="was-there">
          {[...standpoints.map((one) => one.id), undefined].map((id) => (
            <TextField name={`others-${id ?? 'none'}`} label={id === undefined ? sayAgreement('record.others-none') : names.get(id) ?? ''} inputmode="numeric" width={4} value={others.get(id)?.toString()} />
          ))}
        </div>
      </Details>
    </FieldGroup>
  )
}

/** A person's own standpoints, and the one that was written down for them before. */
const standpointsOf = (own: readonly StandpointId[], was: MayHaveBeenThere['was']): readonly StandpointId[] =>
  was === '' || was === THERE || own.includes(was) ? own : [...own, was]
