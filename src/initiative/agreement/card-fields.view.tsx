/** The fields of the full card: they show by themselves once what it is about asks for it. */
import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { typePence } from '#platform/money.ts'
import { FieldGroup, RadioField, TextArea, TextField, Tick, TickField, useField } from '#platform/page/form.tsx'
import type { MayHaveBeenThere } from './agreement-fields.view.tsx'
import { ABOUT } from './agreement.form.ts'
import type { AgreementFacts } from './agreement.queries.ts'
import { METHOD_VIEWS } from './method/methods.view.tsx'
import { Rows, WhoField, filledRows } from './raised.view.tsx'
import { type Card, type Interest, type Option, readable } from './reading.rules.ts'
import { METHODS } from './tables.ts'
import { sayAgreement } from './words/index.ts'

type People = readonly MayHaveBeenThere[]
type Props = Readonly<{ facts?: AgreementFacts | undefined; people: People; typed: Typed }>

/** Money, a service, «co-produced»: what follows shows by itself once one of them is ticked. */
export const AboutAndCard: FC<Props> = ({ facts, people, typed }) => {
  const card = facts?.card
  const ticked = facts === undefined ? [] : ABOUT.filter((about) => ({ money: facts.aboutMoney, service: facts.aboutService, 'co-produced': facts.coProduced })[about])
  return (
    <>
      <TickField name="about" label={sayAgreement('record.about')} hint={sayAgreement('record.about-hint')} optional choices={ABOUT.map((about) => [about, sayAgreement(`about.${about}`)])} values={ticked} />
      <div class="when-about">
        <h2>{sayAgreement('card.title')}</h2>
        <p>{sayAgreement('card.lead')}</p>
        <TextArea name="question" label={sayAgreement('card.question')} rows={2} value={card?.question} />
        <Options card={card} typed={typed} />
        <h3>{sayAgreement('card.how-title')}</h3>
        <TextArea name="whoCouldDecide" label={sayAgreement('card.who-could-decide')} rows={2} value={card?.whoCouldDecide} />
        <RadioField name="method" label={sayAgreement('card.method')} value={card?.method} choices={METHODS.map((method) => [method, sayAgreement(`card.methods.${method}`)])} />
        {METHODS.map((method) => {
          const { Fields } = METHOD_VIEWS[method]
          return <div class={`when-method when-${method}`}><Fields card={card?.method === method ? card : undefined} people={people} typed={typed} /></div>
        })}
        <div class="when-money">
          <h3>{sayAgreement('card.money-title')}</h3>
          <TextField name="amount" label={sayAgreement('card.amount')} hint={sayAgreement('card.amount-hint')} inputmode="decimal" width={10} value={card?.money === undefined ? undefined : typePence(card.money.pence)} />
          <TextField name="budget" label={sayAgreement('card.budget')} hint={sayAgreement('card.budget-hint')} value={card?.money?.budget} />
          <TextField name="moneyFor" label={sayAgreement('card.money-for')} value={card?.money?.what} optional />
        </div>
        <h3>{sayAgreement('card.why-title')}</h3>
        <TextArea name="reasons" label={sayAgreement('card.reasons')} rows={3} value={card?.reasons} />
        <TextArea name="cannotChange" label={sayAgreement('card.cannot-change')} hint={sayAgreement('card.cannot-change-hint')} rows={2} value={card?.cannotChange} />
        <Interests card={card} people={people} typed={typed} />
      </div>
    </>
  )
}

const Options: FC<Readonly<{ card: Card | undefined; typed: Typed }>> = ({ card, typed }) => (
  <>
    <h3>{sayAgreement('card.options')}</h3>
    <Rows filled={filledRows(typed, 'option', card?.options.length ?? 0)} least={2} more={sayAgreement('card.more-options')} row={(place) => <OptionRow place={place} option={card?.options[place - 1]} />} />
    <Tick name="noneChosen" label={sayAgreement('card.none-chosen')} ticked={card !== undefined && card.options.every((one) => one.chosen === false)} />
  </>
)

const OptionRow: FC<Readonly<{ place: number; option: Option | undefined }>> = ({ place, option }) => (
  <FieldGroup field={useField(`option-${place}`, undefined)} label={sayAgreement('card.option', { place })} hint={undefined}>
    <TextArea name={`option-${place}-words`} label={sayAgreement('card.option-words')} rows={2} value={option?.words} />
    <div class="both-sides">
      <TextArea name={`option-${place}-for`} label={sayAgreement('card.option-for')} rows={2} value={option?.speaksFor} optional />
      <TextArea name={`option-${place}-against`} label={sayAgreement('card.option-against')} rows={2} value={option?.speaksAgainst} optional />
    </div>
    <Tick name={`option-${place}-chosen`} label={sayAgreement('card.option-chosen')} ticked={option?.chosen === true} />
  </FieldGroup>
)

const Interests: FC<Readonly<{ card: Card | undefined; people: People; typed: Typed }>> = ({ card, people, typed }) => {
  const declared = card?.interests === undefined ? undefined : readable(card.interests)
  return (
    <>
      <RadioField name="interests" label={sayAgreement('card.interests')} hint={sayAgreement('card.interests-hint')} value={declared === undefined ? undefined : declared.length > 0 ? 'yes' : 'no'}
        choices={[['no', sayAgreement('card.interests-no')], ['yes', sayAgreement('card.interests-yes')]]} />
      <div class="when-interests">
        <Rows filled={filledRows(typed, 'interest', declared?.length ?? 0)} least={1} more={sayAgreement('card.more-interests')} row={(place) => <InterestRow place={place} interest={declared?.[place - 1]} people={people} />} />
      </div>
    </>
  )
}

const InterestRow: FC<Readonly<{ place: number; interest: Interest | undefined; people: People }>> = ({ place, interest, people }) => (
  <FieldGroup field={useField(`interest-${place}`, undefined)} label={sayAgreement('card.interest', { place })} hint={undefined}>
    <TextArea name={`interest-${place}-words`} label={sayAgreement('card.interest-words')} hint={sayAgreement('card.raised-hint')} rows={2} value={interest?.words} />
    <WhoField name={`interest-${place}-who`} label={sayAgreement('card.interest-who')} person={interest?.person} people={people} />
    <TextArea name={`interest-${place}-done`} label={sayAgreement('card.interest-done')} hint={sayAgreement('card.done-hint')} rows={2} value={interest?.done} />
  </FieldGroup>
)
