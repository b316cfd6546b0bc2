import type { Child, FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { ChooseMany } from '#platform/page/choose.tsx'
import { Button, Form, Hidden, SelectField, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Empty, LinkButton, Pages } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { ItemId } from '../tables.ts'
import { say } from '../words/index.ts'
import type { VoiceLine } from '../voice/voice-line.queries.ts'
import { VoiceFacts } from '../voice/voice-lines.view.tsx'
import type { TargetCode } from './find-target.ts'
import type { GroupFormCode } from './group-voices.form.ts'
import type { HistoryLine } from './history.queries.ts'
import { LastStep } from './history.view.tsx'
import type { Theme } from './theme.queries.ts'
import { sayTheme } from './words/index.ts'

export type Code = GroupFormCode | TargetCode | 'voices-gone' | 'same-theme' | 'circle'
type Props = Readonly<{
  here: SeenByMember
  lines: readonly VoiceLine[]
  /** How many voices are in no theme. */
  left: number
  themes: readonly Theme[]
  /** What this person did last, to undo it. */
  last: HistoryLine | undefined
  after: ItemId | undefined
  next: ItemId | undefined
  search: string | undefined
  typed?: Typed
  problems?: readonly Problem<Code>[]
}>

export const GroupVoicesPage: FC<Props> = ({ here, lines, left, themes, last, after, next, search, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayTheme(`problems.${code}`))
  const base = `/initiatives/${here.initiative.slug}`
  const path = `${base}/themes/group`
  const looked: Record<string, string> = search === undefined ? {} : { search }
  return (
    <InitiativePage here={here} listed={false} title={sayTheme('group.title')} lead={left === 0 ? undefined : sayTheme('group.lead', { count: left })} back={{ href: `${base}/heard`, text: say('heard') }} problems={sentences}>
      {last === undefined ? null : <LastStep line={last} base={base} />}
      {left === 0 ? <AllGrouped base={base} themes={themes} /> : <SearchForm path={path} search={search} />}
      {lines.length === 0 ? (left === 0 ? null : <p role="status">{sayTheme('group.none-found')}</p>) : (
        <Form typed={typed} problems={sentences}>
          {search === undefined ? null : <Hidden name="search" value={search} />}
          {after === undefined ? null : <Hidden name="after" value={after} />}
          <ChooseMany name="voices" label={sayTheme('group.choose')} hint={sayTheme('group.choose-hint')} items={lines.map(choosable)}>
            <TargetFields themes={themes} />
            <Buttons><Button>{sayTheme('group.button')}</Button></Buttons>
          </ChooseMany>
        </Form>
      )}
      <Pages next={next === undefined ? undefined : `${path}?${new URLSearchParams({ ...looked, after: next }).toString()}`} first={after === undefined ? undefined : `${path}?${new URLSearchParams(looked).toString()}`} />
    </InitiativePage>
  )
}

/** So few themes are likely what a group talked about before it agreed something. */
const FEW_THEMES = 6

/** What comes next; a few themes are filled in there as what the agreement rests on. */
const AllGrouped: FC<Readonly<{ base: string; themes: readonly Theme[] }>> = ({ base, themes }) => (
  <Empty text={sayTheme(themes.length === 0 ? 'group.nothing-said' : 'group.all-grouped')}>
    <Buttons>
      <LinkButton href={`${base}/agreements/new${themes.length === 0 || themes.length > FEW_THEMES ? '' : `?rests=${themes.map(({ id }) => id).join(',')}`}`}>{sayTheme('group.agree')}</LinkButton>
      <LinkButton href={`${base}/heard`} look="second">{sayTheme('group.look')}</LinkButton>
    </Buttons>
  </Empty>
)

const SearchForm: FC<{ path: string; search: string | undefined }> = ({ path, search }) => (
  <div role="search">
    <Form method="get" action={path} class="row">
      <TextField name="search" type="search" label={sayTheme('group.search')} value={search} />
      <Button look="second">{sayTheme('group.search-button')}</Button>
    </Form>
    {search === undefined ? null : <p><a href={path}>{sayTheme('group.clear')}</a></p>}
  </div>
)

/** A voice to tick: its words, and who said them. */
export const choosable = (line: VoiceLine): Readonly<{ value: string; label: Child; more: Child }> => ({ value: line.id, label: line.words, more: <VoiceFacts line={line} /> })

/** Which theme: a new one by its name, or one that is there. */
export const TargetFields: FC<{ themes: readonly Theme[] }> = ({ themes }) => (
  <div class="pair">
    <TextField name="name" label={sayTheme('group.name')} />
    {themes.length === 0 ? null : <SelectField name="into" label={sayTheme('group.into')} empty={sayTheme('group.into-none')} choices={themes.map(({ id, name }) => [id, name] as const)} />}
  </div>
)
