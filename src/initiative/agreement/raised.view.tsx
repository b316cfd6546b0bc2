/** Rows of a card that can be as many as there are, and what people raised: objections and interests. */
import type { Child, FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { SelectField } from '#platform/page/form.tsx'
import { Details, Facts, Words } from '#platform/page/parts.tsx'
import type { PersonId } from '../tables.ts'
import type { MayHaveBeenThere } from './agreement-fields.view.tsx'
import { type Interest, MOST_ROWS, SAME } from './reading.rules.ts'
import { sayAgreement } from './words/index.ts'

/** How many rows of a kind were filled in: those that were sent, else those that were recorded. */
export function filledRows(typed: Typed, name: string, recorded: number): number {
  const pattern = new RegExp(`^${name}-(\\d+)-`)
  const sent = Object.entries(typed).flatMap(([field, values]) => (values.some((value) => value.trim() !== '') ? [Number(pattern.exec(field)?.[1] ?? 0)] : []))
  return Math.min(Math.max(recorded, ...sent), MOST_ROWS)
}

/** More than these come by themselves once they are filled in and the page is shown again. */
const SPARE = 4

/** Rows that are filled in, at least so many, and some more for those who need them. */
export const Rows: FC<Readonly<{ filled: number; least: number; more: string; row: (place: number) => Child }>> = ({ filled, least, more, row }) => {
  const shown = Math.max(filled, least)
  const spare = Math.min(SPARE, MOST_ROWS - shown)
  return (
    <>
      {Array.from({ length: shown }, (_, index) => <div class="card-row">{row(index + 1)}</div>)}
      {spare === 0 ? null : <Details summary={more}>{Array.from({ length: spare }, (_, index) => <div class="card-row">{row(shown + index + 1)}</div>)}</Details>}
    </>
  )
}

/** Whose words they are: a member, nobody by name, or somebody who has left since. */
export const WhoField: FC<Readonly<{ name: string; label: string; person: PersonId | undefined; people: readonly MayHaveBeenThere[] }>> = ({ name, label, person, people }) => {
  const member = people.find((one) => one.person === person)?.member
  const left = person !== undefined && member === undefined
  return (
    <SelectField name={name} label={label} hint={sayAgreement('card.who-hint')} empty={sayAgreement('record.nobody-named')} optional value={left ? SAME : member}
      choices={[...(left ? [[SAME, sayAgreement('show.somebody')] as const] : []), ...people.map((one) => [one.member, one.name] as const)]} />
  )
}

type RaisedProps<Raised> = Readonly<{
  raised: readonly Raised[]
  /** What people are called; outside the group neither names nor anybody's own words are shown, only what was done. */
  called: ReadonlyMap<PersonId, string> | undefined
  outside: string
  changed: string
  beside?: (one: Raised) => string
}>

/** What was raised, in whose words, and what was done about it. */
export const RaisedList = <Raised extends Interest>({ raised, called, outside, changed, beside }: RaisedProps<Raised>) => (
  <ul class="plain-list">
    {raised.map((one) => (
      <li class="keep-together">
        {called === undefined ? <p>{outside}</p> : one.words === undefined ? <p class="soft">{sayAgreement('raised.taken-back')}</p> : (
          <>
            {one.person === undefined ? null : <p><strong>{called.get(one.person) ?? sayAgreement('show.somebody')}</strong></p>}
            <Words text={one.words} />
          </>
        )}
        <Facts facts={[[changed, one.done], [sayAgreement('raised.state'), beside?.(one)]]} />
      </li>
    ))}
  </ul>
)
