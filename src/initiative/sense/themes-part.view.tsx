import { html, raw } from 'hono/html'
import type { Child, FC } from 'hono/jsx'
import { Options } from '#platform/page/form.tsx'
import { madeBefore } from '#platform/page/made-before.tsx'
import { Tag, tagOf } from '#platform/page/parts.tsx'
import type { SeenByMember } from '../initiative.gate.ts'
import { tagInWords } from '../tag/tag.ts'
import type { ItemId } from '../tables.ts'
import { themeChoices } from './look-form.view.tsx'
import { type LookedFor, sensePath, themePaths } from './looked-for.ts'
import { type PlacedTheme, type ThemeNode, themeTree } from './theme-tree.rules.ts'
import { saySense } from './words/index.ts'

type Props = Pick<LookedFor, 'part' | 'ticks'> & Readonly<{ slug: string; themes: readonly PlacedTheme[]; left: number }>

/** Some hundred themes, as many see them at the same time: beside the voices, and to be chosen from. */
export const themesOf = madeBefore((props: Props) => ({ part: <ThemesPart {...props} />, choices: <Options choices={themeChoices(othersThan(props.part, props.themes))} /> }))

/** What the voices of a part can be put in. */
export const othersThan = (part: LookedFor['part'], themes: readonly PlacedTheme[]): readonly PlacedTheme[] => (typeof part === 'string' ? themes : themes.filter(({ id }) => id !== part.theme))

/** All themes as an outline, and first what is in none: the way from one to another. */
const ThemesPart: FC<Props> = ({ slug, themes, left, part, ticks }) => (
  <nav class="sense__themes" aria-labelledby="themes">
    <h2 id="themes">{saySense('themes')}</h2>
    <ul class="sense__tree">
      <li><a href={sensePath(slug, { ticks })} aria-current={part === 'ungrouped' ? 'page' : undefined}>{saySense('ungrouped')}</a> <span class="hint">{saySense('voices', { count: left })}</span></li>
      <li><a href={sensePath(slug, { part: 'all', ticks })} aria-current={part === 'all' ? 'page' : undefined}>{saySense('all')}</a></li>
    </ul>
    {listOf(themeTree(themes), themePaths(slug, ticks), typeof part === 'string' ? undefined : part.theme)}
  </nav>
)

// There may be hundreds: as text and not as elements, which cost several times as much.
function listOf(nodes: readonly ThemeNode[], pathOf: (theme: ItemId) => string, at: ItemId | undefined): Child {
  const one = ({ theme, inside }: ThemeNode) =>
    html`<li><a href="${pathOf(theme.id)}"${at === theme.id ? HERE : ''}>${theme.name}</a> <span class="hint">${saySense('voices', { count: theme.voices })}</span> ${theme.tags.map((tag) => html`${tagOf(tagInWords(tag))} `)}${inside.length === 0 ? '' : listOf(inside, pathOf, at)}</li>`
  return html`<ul class="sense__tree">${nodes.map(one)}</ul>`
}
const HERE = raw(' aria-current="page"')

/** The theme that is shown, and what can be done with it. */
export const ThemeActions: FC<Readonly<{ here: SeenByMember; theme: PlacedTheme; themes: readonly PlacedTheme[]; ticks: LookedFor['ticks'] }>> = ({ here, theme, themes, ticks }) => {
  const { slug } = here.initiative
  const at = `/initiatives/${slug}/items/${theme.id}`
  const above = themes.filter(({ id }) => theme.parents.includes(id))
  const holds = themes.some(({ parents }) => parents.includes(theme.id))
  const links = [
    [`${at}/rename`, saySense('rename')], [`${at}/merge`, saySense('merge')], [`${at}/place`, saySense(above.length === 0 ? 'place' : 'lift')], [`${at}/tags`, saySense('tags-of')],
    ...(theme.voices === 0 && !holds ? [[`${at}/put-away`, saySense('put-away')] as const] : []), [at, saySense('its-page')],
  ] as const
  return (
    <section class="inset" aria-labelledby="theme-shown">
      <h2 id="theme-shown">{saySense('theme-of', { theme: theme.name })}</h2>
      {theme.tags.length === 0 ? null : <p>{theme.tags.map((tag) => <><Tag>{tagInWords(tag)}</Tag>{' '}</>)}</p>}
      {above.length === 0 ? null : <p>{saySense('stands-in')}{' '}{above.map(({ id, name }, index) => <>{index === 0 ? null : ', '}<a href={sensePath(slug, { part: { theme: id }, ticks })}>{name}</a></>)}</p>}
      <ul class="actions">{links.map(([href, text]) => <li><a href={href}>{text}</a></li>)}</ul>
    </section>
  )
}
