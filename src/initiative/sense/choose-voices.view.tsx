import type { Child, FC } from 'hono/jsx'
import { ChooseMany } from '#platform/page/choose.tsx'
import { Button, SelectField, TextField } from '#platform/page/form.tsx'
import { Buttons } from '#platform/page/parts.tsx'
import { tagInWords } from '../tag/tag.ts'
import { sayTheme } from '../theme/words/index.ts'
import type { ItemId } from '../tables.ts'
import type { VoiceLine } from '../voice/voice-line.queries.ts'
import { voiceFacts } from '../voice/voice-lines.view.tsx'
import { themeChoices } from './look-form.view.tsx'
import { othersThan } from './themes-part.view.tsx'
import type { Beside } from './sense.queries.ts'
import { isSearching } from './looked-for.ts'
import type { SenseProps } from './sense.view.tsx'
import { MOST_TICKED } from './ticks.ts'
import type { KeptTicks } from './ticks.queries.ts'
import { saySense } from './words/index.ts'

type Props = SenseProps & Readonly<{
  /** The themes to choose from, as options. */
  choices: Child
  sentences: readonly Readonly<{ field: string; sentence: string }>[]
}>

/** The voices of the page to tick, and what can be done with those that are. */
export const ChooseVoices: FC<Props> = ({ here, looked, lines, themes, theme, choices, beside, found, kept, typed, sentences }) => {
  if (lines.length === 0) return null
  const ticks = ticksOf(kept, lines)
  const others = othersThan(looked.part, themes)
  // One may be chosen already.
  const wasSent = typed['into'] !== undefined
  return (
    <>
      {lines.length < 2 ? null : <AllOfPage lines={lines} ticked={typed['page'] !== undefined} />}
      {found <= lines.length ? null : found > MOST_TICKED ? isSearching(looked) ? <p class="hint">{saySense('ticks.too-many', { most: MOST_TICKED })}</p> : null
        : <Button name="do" value="tick-found" look="link">{saySense('ticks.all-found', { found })}</Button>}
      <ChooseMany name="voices" label={sayTheme('group.choose')} hint={sayTheme('group.choose-hint')} items={lines.map((line) => ({ ...choosable(line, beside, theme !== undefined), ticked: ticks.here.has(line.id) }))}>
        {ticks.elsewhere === 0 ? null : <p class="sense__ticked">{saySense('ticks.elsewhere', { count: ticks.elsewhere })}</p>}
        <div class="pair">
          <TextField name="name" label={sayTheme('group.name')} />
          {others.length === 0 ? null : <SelectField name="into" label={sayTheme('group.into')} empty={sayTheme('group.into-none')} choices={wasSent ? themeChoices(others) : []}>{wasSent ? null : choices}</SelectField>}
        </div>
        <Buttons>
          {theme === undefined ? <Button name="do" value="put">{sayTheme('group.button')}</Button> : (
            <>
              <Button name="do" value="move">{saySense('move')}</Button>
              <Button name="do" value="put" look="second">{saySense('put-as-well')}</Button>
              <Button name="do" value="take-out" look="second">{saySense('take-out')}</Button>
            </>
          )}
          {others.length === 0 ? null : <Button name="do" value="look-into" look="link">{saySense('look-into')}</Button>}
        </Buttons>
        {beside.tags.length === 0 ? null : <TagThem {...{ here, beside, sentences }} />}
      </ChooseMany>
    </>
  )
}

const TagThem: FC<Pick<Props, 'here' | 'beside' | 'sentences'>> = ({ here, beside, sentences }) => (
  <details class="details" open={sentences.some(({ field }) => field === 'tag')}>
    <summary>{saySense('tag-them')}</summary>
    <div>
      <SelectField name="tag" label={saySense('tag')} empty={saySense('choose-tag')} choices={beside.tags.map((tag) => [tag.name, tagInWords(tag)] as const)} />
      <Buttons>
        <Button name="do" value="tag">{saySense('tag-button')}</Button>
        <Button name="do" value="untag" look="second">{saySense('untag-button')}</Button>
      </Buttons>
      <p><a href={`/initiatives/${here.initiative.slug}/tags`}>{saySense('manage-tags')}</a></p>
    </div>
  </details>
)

/** What was ticked before: on this page, and how many on others. */
export function ticksOf({ voices }: KeptTicks, lines: readonly VoiceLine[]): Readonly<{ here: ReadonlySet<ItemId>; elsewhere: number }> {
  const shown = new Set(lines.map(({ id }) => id))
  const here = new Set(voices.filter((one) => shown.has(one)))
  return { here, elsewhere: voices.length - here.size }
}

/** One box for the whole page. It holds the ids that were shown, so that nothing is moved that nobody has read. */
const AllOfPage: FC<Readonly<{ lines: readonly VoiceLine[]; ticked: boolean }>> = ({ lines, ticked }) => (
  <div class="choice choice--checkbox">
    <input type="checkbox" id="all-of-page" name="page" value={lines.map(({ id }) => id).join(',')} checked={ticked} />
    <label for="all-of-page">{saySense('tick-all', { count: lines.length })}</label>
  </div>
)

function choosable(line: VoiceLine, { inThemes }: Beside, inTheme: boolean) {
  const themes = inThemes.get(line.id) ?? []
  const also = themes.length > (inTheme ? 1 : 0) ? saySense('in-themes', { themes: themes.map((name) => `“${name}”`).join(', ') }) : undefined
  return { value: line.id, label: line.words, more: voiceFacts(line, also === undefined ? undefined : `· ${also}`) }
}
