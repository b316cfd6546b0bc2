import type { FC } from 'hono/jsx'
import { Button, SelectField, TextField } from '#platform/page/form.tsx'
import type { SeenByMember } from '../initiative.gate.ts'
import { tagInWords } from '../tag/tag.ts'
import { type LookedFor, isSearching, partName, sensePath } from './looked-for.ts'
import type { Beside } from './sense.queries.ts'
import { type PlacedTheme, themeList, themeTree } from './theme-tree.rules.ts'
import { saySense } from './words/index.ts'

type Props = Readonly<{ here: SeenByMember; looked: LookedFor; themes: readonly PlacedTheme[]; beside: Beside; found: number }>

/** From so many voices on, nobody finds one by reading. */
const MANY = 30

/** What to look at, a part of the form that holds the ticks; left out while all of it can be read at a glance. */
export const LookForm: FC<Props> = ({ here, looked, themes, beside, found }) => {
  const { slug } = here.initiative
  const { filter, part } = looked
  const searching = isSearching(looked)
  if (!searching && part === 'ungrouped' && found <= MANY && themes.length === 0) return null
  return (
    <div role="search" class="sense__look">
      <div class="row">
        <TextField name="search" type="search" label={saySense('search')} value={filter.search} />
        <Button name="do" value="look" look="second">{saySense('show-button')}</Button>
      </div>
      <details class="details" open={filter.question !== undefined || filter.tag !== undefined}>
        <summary>{saySense('look-for')}</summary>
        <div>
          <SelectField name="show" label={saySense('show')} value={partName(part)} choices={[['ungrouped', saySense('ungrouped')], ['all', saySense('all')], ...themeChoices(themes.filter(({ id }) => id === partName(part)))]} />
          {beside.questions.length === 0 ? null : (
            <SelectField name="question" label={saySense('question')} empty={saySense('any-question')} value={filter.question} choices={beside.questions.map(({ id, words }) => [id, words] as const)} />
          )}
          {beside.tags.length === 0 ? null : (
            <SelectField name="tagged" label={saySense('tagged')} empty={saySense('any-tag')} value={filter.tag} choices={beside.tags.map((tag) => [tag.name, tagInWords(tag)] as const)} />
          )}
          <Button name="do" value="look" look="second">{saySense('show-button')}</Button>
        </div>
      </details>
      {searching ? <p><a href={sensePath(slug, { part, ticks: looked.ticks })}>{saySense('clear')}</a></p> : null}
    </div>
  )
}

/** Themes to choose from, in the order of their outline; those in another stand below it. */
export const themeChoices = (themes: readonly PlacedTheme[]): readonly (readonly [string, string])[] =>
  themeList(themeTree(themes)).map(({ theme: { id, name }, depth }) => [id, `${'– '.repeat(depth)}${name}`] as const)
