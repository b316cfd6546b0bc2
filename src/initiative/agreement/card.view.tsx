/** The full card as it is read. */
import type { FC } from 'hono/jsx'
import { sayPence } from '#platform/money.ts'
import { Facts, Tag, Words } from '#platform/page/parts.tsx'
import type { PersonId } from '../tables.ts'
import { METHOD_VIEWS } from './method/methods.view.tsx'
import { RaisedList } from './raised.view.tsx'
import type { Card, Option } from './reading.rules.ts'
import { sayAgreement } from './words/index.ts'

type Props = Readonly<{
  card: Card
  /** What people are called; not given to anybody outside. */
  called: ReadonlyMap<PersonId, string> | undefined
}>

export const CardShown: FC<Props> = ({ card, called }) => {
  const { Shown } = METHOD_VIEWS[card.method]
  const { money, interests } = card
  return (
    <>
      <Facts facts={[
        [sayAgreement('card.question'), <Words text={card.question} />],
        [sayAgreement('card.amount'), money === undefined ? undefined : sayPence(money.pence)],
        [sayAgreement('card.budget'), money?.budget],
        [sayAgreement('card.money-for'), money?.what],
      ]} />
      <h3>{sayAgreement('card.options')}</h3>
      <ol class="options">{card.options.map((option) => <OptionShown option={option} />)}</ol>
      {card.options.every((one) => one.chosen === false) ? <p>{sayAgreement('card.none-chosen')}</p> : null}
      <Facts facts={[[sayAgreement('card.reasons'), <Words text={card.reasons} />], [sayAgreement('card.cannot-change'), <Words text={card.cannotChange} />]]} />
      <h3>{sayAgreement('card.how-title')}</h3>
      <Facts facts={[[sayAgreement('card.who-could-decide'), <Words text={card.whoCouldDecide} />], [sayAgreement('card.method'), sayAgreement(`card.methods.${card.method}`)]]} />
      <Shown card={card} called={called} />
      {interests === undefined ? null : (
        <>
          <h3>{sayAgreement('card.interests-title')}</h3>
          {interests.length === 0 ? <p>{sayAgreement('card.interests-none')}</p>
            : <RaisedList raised={interests} called={called} outside={sayAgreement('card.interest-outside')} changed={sayAgreement('card.interest-done')} />}
        </>
      )}
    </>
  )
}

const OptionShown: FC<Readonly<{ option: Option }>> = ({ option: { words, speaksFor, speaksAgainst, chosen } }) => (
  <li class="keep-together">
    <Words text={words} />
    {chosen === true ? <p><Tag tone="good">{sayAgreement('card.chosen')}</Tag></p> : null}
    <Facts facts={[
      [sayAgreement('card.option-for'), speaksFor === undefined ? undefined : <Words text={speaksFor} />],
      [sayAgreement('card.option-against'), speaksAgainst === undefined ? undefined : <Words text={speaksAgainst} />],
    ]} />
  </li>
)
