import type { Child, FC } from 'hono/jsx'
import { Page } from '#platform/page/page.tsx'
import { DayText, Facts, Inset, Warning, Words, safeHref } from '#platform/page/parts.tsx'
import type { Titled } from '../entry/entry.queries.ts'
import { EntryDoing, EntryFoot } from '../entry/entry.view.tsx'
import { entryPath } from '../kind.ts'
import type { AtEntry } from '../library.gate.ts'
import { ShareEntry } from '../sharing/share-entry.tsx'
import { describePolicy } from '../sharing/describe-others.rules.ts'
import { toldOf } from '../sharing/shared.ts'
import { say } from '../words/index.ts'
import { POLICIES } from './policies.view.tsx'
import { type Carried, type Policy, policy } from './policy.rules.ts'
import { sayPolicy } from './words/index.ts'

/** `about`: resources that name it, beside those that explain it. */
type Props = Readonly<{ here: AtEntry<Policy>; explaining: readonly Titled[]; about: readonly Titled[]; usedBy: Child; collections: Child | undefined }>

export const PolicyPage: FC<Props> = ({ here, explaining, about: resources, usedBy, collections }) => {
  const { entry } = here
  const { type, year, citation, link, about, applies, principles, duties, checked } = entry.content
  return (
    <Page title={entry.title} part={sayPolicy('list.title')} back={{ href: POLICIES, text: sayPolicy('list.title') }} lead={about === '' ? undefined : about} {...toldOf(policy, describePolicy, entry)}>
      <EntryDoing kind={policy} here={here} />
      <Facts facts={[
        [sayPolicy('type'), sayPolicy(`types.${type}`)], [sayPolicy('year'), year?.toString()], [sayPolicy('citation'), citation],
        [sayPolicy('applies'), applies], [sayPolicy('link'), link === undefined ? undefined : <Source link={link} />],
        [sayPolicy('checked.on'), checked === undefined ? sayPolicy('checked.never') : <><DayText day={checked.on} />, {sayPolicy('checked.by', { by: checked.by })}</>],
      ]} />
      {checked === undefined ? <Warning><p>{sayPolicy('checked.never-text')}</p></Warning> : <Inset><p>{sayPolicy('checked.text')}</p></Inset>}
      <AllCarried title={sayPolicy('principles')} rows={principles} />
      <AllCarried title={sayPolicy('duties')} rows={duties} />
      <LedTo title={sayPolicy('explained-by')} pages={explaining} kinds />
      <LedTo title={sayPolicy('named-by')} pages={resources} />
      {usedBy}
      {collections}
      <ShareEntry kind="policy" entry={entry} />
      <EntryFoot kind="policy" entry={entry} />
    </Page>
  )
}

/** `kinds`: says of each what it is. */
const LedTo: FC<Readonly<{ title: string; pages: readonly Titled[]; kinds?: boolean }>> = ({ title, pages, kinds = false }) => (pages.length === 0 ? null : (
  <section>
    <h2>{title}</h2>
    <ul>{pages.map(({ kind, slug, title: called }) => <li><a href={entryPath(kind, slug)}>{called}</a>{kinds ? <span class="soft"> ({say(`kinds.${kind}.one`)})</span> : null}</li>)}</ul>
  </section>
))

/** The source elsewhere, named by where it lies; as words where it is no address that a page may lead to. */
const Source: FC<{ link: string }> = ({ link }) => {
  const href = safeHref(link)
  return href === undefined ? <>{link}</> : <a href={href} rel="noopener">{sayPolicy('read', { host: new URL(href).hostname })}</a>
}

const AllCarried: FC<Readonly<{ title: string; rows: readonly Carried[] }>> = ({ title, rows }) =>
  rows.length === 0 ? null : (
    <section>
      <h2>{title}</h2>
      <ul class="meanings">
        {rows.map(({ words, where, link }) => (
          <li>
            <Words text={words} />
            {where === undefined && link === undefined ? null : <p class="hint">{where === undefined ? null : sayPolicy('where', { where })}{where === undefined || link === undefined ? null : '. '}{link === undefined ? null : <Source link={link} />}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
