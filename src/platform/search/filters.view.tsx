import type { FC } from 'hono/jsx'
import { Button, SelectField } from '../page/form.tsx'
import { type Asked, isYearChosen } from './asked.rules.ts'
import type { FilterShown, ValueShown } from './filters.rules.ts'
import { SORTS } from './place.rules.ts'
import { saySearch } from './words/index.ts'

type Props = Readonly<{ asked: Asked; filters: readonly FilterShown[]; years: readonly Readonly<{ year: number; count: number }>[] }>

/** What can be chosen, and in which order it is shown. On a narrow screen it lies folded behind one line. */
export const Filters: FC<Props> = ({ asked, filters, years }) => {
  const chosen = [...asked.filters.values()].reduce((sum, values) => sum + values.length, 0) + (isYearChosen(asked.years) ? 1 : 0)
  // The order that goes without saying is sent as nothing: so it is the one of the next question, too.
  const sorts = SORTS.filter((sort) => sort !== 'fit' || asked.typed !== undefined)
  const sent = (sort: Asked['sort']) => (sort === sorts[0] ? '' : sort)
  return (
    <div class="filters">
      <details class="filters__fold"><summary>{saySearch('narrow', { count: chosen })}</summary></details>
      <div class="filters__lists">
        <SelectField name="sort" label={saySearch('order')} value={sent(asked.sort)} choices={sorts.map((sort) => [sent(sort), saySearch(`sort.${sort}`)] as const)} />
        {filters.map((filter) => <FilterList filter={filter} />)}
        {years.length < 2 && !isYearChosen(asked.years) ? null : <YearFields asked={asked} years={years} />}
        <Button look="second">{saySearch('apply')}</Button>
      </div>
    </div>
  )
}

const FilterList: FC<{ filter: FilterShown }> = ({ filter: { name, title, values, more } }) => (
  <fieldset class="field filters__list">
    <legend>{title}</legend>
    <div class="choices">{values.map((value) => <Value name={name} value={value} />)}</div>
    {more.length === 0 ? null : <details class="details"><summary>{saySearch('more', { name: title, count: more.length })}</summary><div class="choices">{more.map((value) => <Value name={name} value={value} />)}</div></details>}
  </fieldset>
)

const Value: FC<{ name: string; value: ValueShown }> = ({ name, value: { value, label, count, chosen } }) => (
  <div class="choice choice--checkbox">
    <input type="checkbox" id={`${name}-${value}`} name={name} value={value} checked={chosen} />
    <label for={`${name}-${value}`}>{saySearch('kind', { name: label, count })}</label>
  </div>
)

/** A year that is chosen stays to be seen, though nothing of it is there. */
const YearFields: FC<Pick<Props, 'asked' | 'years'>> = ({ asked: { years: { from, until } }, years }) => {
  const choices = (chosen: number | undefined) => {
    const all = chosen === undefined || years.some(({ year }) => year === chosen) ? years : [...years, { year: chosen, count: 0 }].toSorted((one, other) => other.year - one.year)
    return all.map(({ year, count }) => [String(year), saySearch('kind', { name: String(year), count })] as const)
  }
  return (
    <fieldset class="field filters__list" aria-describedby="years-hint">
      <legend>{saySearch('years.title')}</legend>
      <p class="hint" id="years-hint">{saySearch('years.only-known')}</p>
      <div class="filters__years">
        <SelectField name="from" label={saySearch('years.first')} value={from?.toString()} choices={choices(from)} empty={saySearch('years.any')} />
        <SelectField name="until" label={saySearch('years.last')} value={until?.toString()} choices={choices(until)} empty={saySearch('years.any')} />
      </div>
    </fieldset>
  )
}
