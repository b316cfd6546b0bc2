import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { askForScript } from '#platform/page/frame.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Button, Form } from '#platform/page/form.tsx'
import { Buttons, Empty, LinkButton } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { say as sayPlatform } from '#platform/words/index.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { ItemId } from '../tables.ts'
import type { OwnSteps } from '../theme/history.queries.ts'
import { LastSteps } from '../theme/history.view.tsx'
import { sayTheme } from '../theme/words/index.ts'
import type { VoiceLine } from '../voice/voice-line.queries.ts'
import { say } from '../words/index.ts'
import { LookForm } from './look-form.view.tsx'
import { type LookedFor, MOST_FOUND, isSearching, senseQuery, sensePath } from './looked-for.ts'
import type { Beside } from './sense.queries.ts'
import type { Code } from './sense.route.tsx'
import { ThemeActions, themesOf } from './themes-part.view.tsx'
import type { PlacedTheme } from './theme-tree.rules.ts'
import { ChooseVoices, ticksOf } from './choose-voices.view.tsx'
import type { KeptTicks } from './ticks.queries.ts'
import { saySense } from './words/index.ts'

export type SenseProps = Readonly<{
  here: SeenByMember
  looked: LookedFor
  lines: readonly VoiceLine[]
  /** How many voices are in no theme. */
  left: number
  themes: readonly PlacedTheme[]
  /** The theme whose voices are shown. */
  theme: PlacedTheme | undefined
  beside: Beside
  /** How many there are of what is shown, on all pages; where much is looked for, as far as it was counted. */
  found: number
  /** What this person can undo and do again. */
  steps: OwnSteps
  /** What was ticked before, here and on other pages. */
  kept: KeptTicks
  /** Whether something was ticked that is not kept any more. */
  forgotten: boolean
  next: ItemId | undefined
  typed: Typed
  problems: readonly Problem<Code>[]
}>

export const SensePage: FC<SenseProps> = (props) => {
  const { here, looked, left, themes, theme, beside, steps, typed, problems } = props
  const { slug } = here.initiative
  const base = `/initiatives/${slug}`
  const sentences = sentencesOf(problems, (code) => sayTheme(`problems.${code}`))
  const ungrouped = looked.part === 'ungrouped'
  const { part, choices } = themesOf({ slug, themes, left, part: looked.part, ticks: looked.ticks })
  const allDone = left === 0 && ungrouped && !isSearching(looked)
  return (
    <InitiativePage here={here} wide listed={false} title={sayTheme('group.title')} lead={left === 0 || !ungrouped ? undefined : sayTheme('group.lead', { count: left })}
      back={{ href: `${base}/heard`, text: say('heard') }} problems={sentences}>
      <Meanwhile base={base} steps={steps} />
      <LastSteps steps={steps} base={base} />
      {ungrouped || left === 0 ? null : <p><a href={sensePath(slug, { ticks: looked.ticks })}>{saySense('left', { count: left })}</a></p>}
      {themes.length === 0 ? null : <p class="sense__to-themes"><a href="#themes">{saySense('to-themes')}</a></p>}
      <div class="sense">
        <div class="sense__voices">
          {allDone ? <AllGrouped base={base} themes={themes} /> : null}
          {allDone && themes.length === 0 ? null : <Form action={sensePath(slug, looked)} typed={typed} problems={sentences}>
            <PressEnter />
            <LookForm here={here} looked={looked} themes={themes} beside={beside} found={props.found} />
            {theme === undefined ? null : <ThemeActions here={here} theme={theme} themes={themes} ticks={looked.ticks} />}
            {allDone ? null : <Count {...props} />}
            <Ticked {...props} />
            {allDone ? null : <ChooseVoices {...props} choices={choices} sentences={sentences} />}
            <Onwards {...props} />
          </Form>}
        </div>
        {themes.length === 0 ? null : part}
      </div>
    </InitiativePage>
  )
}

/** What others do meanwhile, where a script may run: said politely, and shown when it is asked for. */
const Meanwhile: FC<Readonly<{ base: string; steps: OwnSteps }>> = ({ base, steps: { latest, newest } }) => {
  askForScript('sense.js')
  return (
    <div class="sense__live" role="status" data-live={`${base}/themes/live${newest === undefined ? '' : `?since=${newest}`}`} data-steps={`${base}/themes/steps`} data-came={`${base}/themes/came`} data-latest={latest}
      data-many={saySense('live.many')} data-came-one={saySense('live.came-one')} data-came-many={saySense('live.came-many')} data-show={saySense('live.show')}></div>
  )
}

/** What a browser presses when somebody presses Enter in a field: it is neither of the buttons that they see. */
const PressEnter: FC = () => <button type="submit" name="do" value="enter" class="visually-hidden" tabindex={-1} aria-hidden="true">{sayTheme('group.button')}</button>

/** How much is ticked, where some of it is on other pages; and what was ticked and is gone. */
const Ticked: FC<SenseProps> = ({ here, looked, lines, kept, forgotten }) => {
  const { here: onPage, elsewhere } = ticksOf(kept, lines)
  return (
    <>
      {elsewhere === 0 ? null : (
        <p class="sense__ticked">
          <span data-elsewhere={String(elsewhere)} data-count={saySense('ticks.count', { all: '#', elsewhere })}>{saySense('ticks.count', { all: String(elsewhere + onPage.size), elsewhere })}</span>{' '}<a href={sensePath(here.initiative.slug, { ...looked, ticks: undefined })} data-untick>{saySense('ticks.untick')}</a>
        </p>
      )}
      {kept.gone === 0 ? null : <p>{saySense('ticks.gone', { count: kept.gone })}</p>}
      {forgotten ? <p>{sayTheme('problems.ticks-forgotten')}</p> : null}
      {onPage.size === 0 ? null : <input type="hidden" name="kept" value={[...onPage].join(',')} />}
    </>
  )
}

/** The way to other pages goes with what is ticked: each is a button of the form. */
const Onwards: FC<SenseProps> = ({ looked, next }) =>
  next === undefined && looked.after === undefined ? null : (
    <nav class="pages" aria-label={sayPlatform('page.pages')}>
      {looked.after === undefined ? null : <Button name="to" value={senseQuery({ ...looked, after: undefined, ticks: undefined })} look="link">{sayPlatform('page.first')}</Button>}
      {next === undefined ? null : <Button name="to" value={senseQuery({ ...looked, after: next, ticks: undefined })} look="link">{sayPlatform('page.next')}</Button>}
    </nav>
  )

/** How many there are, and where in them one is. */
const Count: FC<SenseProps> = ({ looked, lines, found, beside, theme, next }) => {
  if (found === 0) return <p role="status">{theme !== undefined && !isSearching(looked) ? saySense('nothing-here') : sayTheme('group.none-found')}</p>
  if (lines.length === 0) return <p role="status">{saySense('nothing-on-page')}</p>
  if (lines.length === found && beside.before === 0) return <p class="sense__count">{saySense('count', { found })}</p>
  const [from, to] = [beside.before + 1, beside.before + lines.length]
  // Of so much that not all of it was counted, the last page knows the number again.
  const isMore = beside.found !== undefined && beside.found > MOST_FOUND
  return <p class="sense__count">{isMore && next !== undefined ? saySense('count-of-more', { from, to, most: Math.max(MOST_FOUND, to) }) : saySense('count-of', { from, to, found: isMore ? to : found })}</p>
}

/** So few themes are likely what a group talked about before it agreed something. */
const FEW_THEMES = 6

/** What comes next; a few themes are filled in there as what the agreement rests on. */
const AllGrouped: FC<Readonly<{ base: string; themes: readonly PlacedTheme[] }>> = ({ base, themes }) => (
  <Empty text={sayTheme(themes.length === 0 ? 'group.nothing-said' : 'group.all-grouped')}>
    <Buttons>
      <LinkButton href={`${base}/agreements/new${themes.length === 0 || themes.length > FEW_THEMES ? '' : `?rests=${themes.map(({ id }) => id).join(',')}`}`}>{sayTheme('group.agree')}</LinkButton>
      <LinkButton href={`${base}/heard`} look="second">{sayTheme('group.look')}</LinkButton>
    </Buttons>
  </Empty>
)
