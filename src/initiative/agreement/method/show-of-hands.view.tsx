import type { FC } from 'hono/jsx'
import { FieldGroup, TextField, useField } from '#platform/page/form.tsx'
import { Table } from '#platform/page/parts.tsx'
import { bandOf } from '../../membership/room.rules.ts'
import { Rows, filledRows } from '../raised.view.tsx'
import { sayAgreement } from '../words/index.ts'
import type { FieldsProps, ShownProps } from './method-props.ts'
import { HANDS, handsOf } from './show-of-hands.rules.ts'

export const HandsFields: FC<FieldsProps> = ({ card, typed }) => {
  const hands = handsOf(card?.way.facts ?? {})
  // A row for each option that is filled in, and those that are still empty beside them.
  const filled = Math.max(filledRows(typed, 'hands', hands.length), filledRows(typed, 'option', card?.options.length ?? 0))
  return (
    <>
      <p>{sayAgreement('hands.lead')}</p>
      <Rows filled={filled} least={2} more={sayAgreement('hands.more')} row={(place) => <HandsRow place={place} hands={hands[place - 1]} />} />
    </>
  )
}

const HandsRow: FC<Readonly<{ place: number; hands: ReturnType<typeof handsOf>[number] | undefined }>> = ({ place, hands }) => (
  <FieldGroup field={useField(`hands-${place}`, undefined)} label={sayAgreement('card.option', { place })} hint={undefined}>
    <div class="hands">
      {HANDS.map((hand) => <TextField name={`hands-${place}-${hand}`} label={sayAgreement(`hands.${hand}`)} inputmode="numeric" width={4} value={hands?.[hand].toString()} />)}
    </div>
  </FieldGroup>
)

export const HandsShown: FC<ShownProps> = ({ card, called }) => {
  const hands = handsOf(card.way.facts)
  const sayCount = (people: number) => (called === undefined ? sayAgreement(`show.band.${bandOf(people)}`) : String(people))
  return hands.length === 0 ? null : (
    <Table caption={sayAgreement('hands.caption')} head={[sayAgreement('hands.option'), ...HANDS.map((hand) => sayAgreement(`hands.${hand}`))]}
      rows={card.options.map((option, index) => [option.words, ...HANDS.map((hand) => sayCount(hands[index]?.[hand] ?? 0))])} />
  )
}
