import type { FC, PropsWithChildren } from 'hono/jsx'
import { Button, Form, TextField } from '#platform/page/form.tsx'
import { Buttons, Empty, Inset, LinkButton, Pages, Tag } from '#platform/page/parts.tsx'
import { InitiativePage } from '../initiative-page.tsx'
import { themeList, themeTree } from '../sense/theme-tree.rules.ts'
import { tagInWords } from '../tag/tag.ts'
import type { ItemId } from '../tables.ts'
import type { Visitor } from '../thread/find-item.queries.ts'
import type { Outline, OutlinedTheme } from './heard.queries.ts'
import type { Counted, Filter, VoiceLine } from './voice-line.queries.ts'
import { VoiceLines } from './voice-lines.view.tsx'
import { sayVoice } from './words/index.ts'

type Props = Readonly<{
  here: Visitor
  outline: Outline
  filter: Filter
  /** The words of the question that is looked for. */
  question: string | undefined
  /** Whether this is the first page of themes. */
  first: boolean
  /** How much was entered for this person and not confirmed yet. */
  toConfirm: number
}>

const pathOf = (here: Visitor) => `/initiatives/${here.initiative.slug}`

/** The address of a part or a page of what was heard, with what is looked for. */
function heardPath(here: Visitor, { search, question }: Filter, more: Readonly<Record<string, string | undefined>> = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ search, question, ...more })) if (value !== undefined) query.set(name, value)
  return `${pathOf(here)}/heard${query.size === 0 ? '' : `?${query.toString()}`}`
}

export const HeardPage: FC<Props> = ({ here, outline, filter, question, first, toConfirm }) => {
  const { themes, ungrouped, next } = outline
  const looking = filter.search !== undefined || filter.question !== undefined
  const nothing = themes.length === 0 && ungrouped.voices + ungrouped.takenBack === 0
  return (
    <InitiativePage here={here} title={sayVoice('heard.title')} lead={sayVoice('heard.lead')}>
      {toConfirm === 0 ? null : <Inset><p><a href={`${pathOf(here)}/voices/mine`}>{sayVoice('heard.to-confirm', { count: toConfirm })}</a></p></Inset>}
      {here.membership === undefined ? null : <MembersActions here={here} begun={!nothing || looking} filter={filter} />}
      {question === undefined ? null : <Inset><p>{sayVoice('heard.answers', { question })}</p></Inset>}
      {nothing && !looking ? null : <Search here={here} filter={filter} looking={looking} />}
      {nothing && looking ? <p role="status">{sayVoice('heard.found', { count: 0 })}</p> : null}
      {nothing && !looking ? <Empty text={sayVoice(here.membership === undefined ? 'heard.empty' : 'heard.empty-member')}>{here.membership === undefined ? <p>{sayVoice('heard.empty-outside')}</p> : null}</Empty> : null}
      {themeList(themeTree(themes)).map(({ theme, depth }) => <ThemePart here={here} theme={theme} inside={depth > 0} filter={filter} />)}
      <Pages next={next === undefined ? undefined : heardPath(here, filter, { after: next })} first={first ? undefined : heardPath(here, filter)} />
      {nothing || (ungrouped.voices === 0 && (looking || here.membership === undefined || ungrouped.takenBack === 0)) ? null : <Ungrouped here={here} ungrouped={ungrouped} filter={filter} />}
    </InitiativePage>
  )
}

const MembersActions: FC<{ here: Visitor; begun: boolean; filter: Filter }> = ({ here, begun, filter }) => {
  const question = filter.question === undefined ? '' : `?question=${filter.question}`
  return (
    <>
      <Buttons>
        <LinkButton href={`${pathOf(here)}/voices/new${question}`}>{sayVoice('heard.say')}</LinkButton>
        <LinkButton href={`${pathOf(here)}/voices/paste${question}`} look="second">{sayVoice('heard.paste')}</LinkButton>
        {begun ? <LinkButton href={`${pathOf(here)}/themes/group`} look="second">{sayVoice('heard.group')}</LinkButton> : null}
      </Buttons>
      <p>
        <a href={`${pathOf(here)}/voices/mine`}>{sayVoice('heard.mine')}</a>{' · '}
        <a href={`${pathOf(here)}/stories`}>{sayVoice('heard.stories')}</a>{' · '}
        <a href={`${pathOf(here)}/themes/history`}>{sayVoice('heard.history')}</a>
        {here.membership?.host === true ? <>{' · '}<a href={`${pathOf(here)}/import`}>{sayVoice('heard.import')}</a></> : null}
      </p>
    </>
  )
}

const Search: FC<{ here: Visitor; filter: Filter; looking: boolean }> = ({ here, filter, looking }) => (
  <div role="search">
    <Form method="get" action={`${pathOf(here)}/heard`} class="row">
      {filter.question === undefined ? null : <input type="hidden" name="question" value={filter.question} />}
      <TextField name="search" type="search" label={sayVoice('heard.search')} value={filter.search} />
      <Button look="second">{sayVoice('heard.search-button')}</Button>
    </Form>
    {looking ? <p><a href={`${pathOf(here)}/heard`}>{sayVoice('heard.clear')}</a></p> : null}
  </div>
)

/** A heading with how many voices there are, and the first of them. */
const PartOf: FC<PropsWithChildren<{ here: Visitor; part: Counted & Readonly<{ lines: readonly VoiceLine[] }>; title: string; all: string; id: string; inside?: boolean }>> = ({ here, part, title, all, id, inside = false, children }) => {
  const Heading = inside ? 'h3' : 'h2'
  return (
    <section class="voices-part" aria-labelledby={id}>
      <Heading id={id}>{title} <span class="voices-part__count">{sayVoice('heard.voices', { count: part.voices })}</span></Heading>
      <VoiceLines lines={part.lines} takenBack={part.takenBack} base={pathOf(here)} />
      {part.voices > part.lines.length ? <p><a href={all}>{sayVoice('heard.show-all', { count: part.voices })}<span class="visually-hidden">{`: ${title}`}</span></a></p> : null}
      {children}
    </section>
  )
}

/** A theme; one that stands in another on this page follows it, a heading deeper. */
const ThemePart: FC<{ here: Visitor; theme: OutlinedTheme; inside: boolean; filter: Filter }> = ({ here, theme, inside, filter }) => (
  <PartOf here={here} part={theme} title={theme.name} all={heardPath(here, filter, { part: theme.id })} id={`theme-${theme.id}`} inside={inside}>
    {theme.tags.length === 0 ? null : <p>{theme.tags.map((tag) => <><Tag>{tagInWords(tag)}</Tag>{' '}</>)}</p>}
    {theme.within.length === 0 ? null : <p>{sayVoice('heard.within')}{' '}{theme.within.map(({ id, name }, index) => <>{index === 0 ? null : ', '}<a href={`${pathOf(here)}/items/${id}`}>{name}</a></>)}</p>}
    {theme.voices + theme.takenBack === 0 ? <p>{sayVoice(here.membership === undefined ? 'heard.empty-theme-outside' : 'heard.empty-theme')}</p> : null}
    <p><a href={`${pathOf(here)}/items/${theme.id}`}>{sayVoice('heard.theme-more')}<span class="visually-hidden">{`: ${theme.name}`}</span></a></p>
  </PartOf>
)

const Ungrouped: FC<{ here: Visitor; ungrouped: Outline['ungrouped']; filter: Filter }> = ({ here, ungrouped, filter }) => (
  <PartOf here={here} part={ungrouped} title={sayVoice('heard.ungrouped')} all={heardPath(here, filter, { part: 'none' })} id="ungrouped">
    {ungrouped.voices === 0 ? <p>{sayVoice('heard.none-ungrouped')}</p> : null}
  </PartOf>
)

type PartProps = Readonly<{
  here: Visitor; theme: Readonly<{ id: ItemId; words: string }> | undefined; lines: readonly VoiceLine[]; counted: Counted; filter: Filter; first: boolean; next: ItemId | undefined
}>

export const HeardPartPage: FC<PartProps> = ({ here, theme, lines, counted, filter, first, next }) => {
  const part = theme?.id ?? 'none'
  return (
    <InitiativePage here={here} title={theme?.words ?? sayVoice('heard.ungrouped')} lead={sayVoice('heard.voices', { count: counted.voices })}
      back={{ href: heardPath(here, filter), text: sayVoice('heard.back-all') }}>
      {theme === undefined ? null : <p><a href={`${pathOf(here)}/items/${theme.id}`}>{sayVoice('heard.theme-more')}</a></p>}
      <VoiceLines lines={lines} takenBack={next === undefined ? counted.takenBack : 0} base={pathOf(here)} />
      <Pages next={next === undefined ? undefined : heardPath(here, filter, { part, after: next })} first={first ? undefined : heardPath(here, filter, { part })} />
    </InitiativePage>
  )
}
