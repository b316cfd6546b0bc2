/** Anybody reads an entry that is published; what was taken out says so at its address (410), to all but those who keep it. */
import type { FC } from 'hono/jsx'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { Page } from '#platform/page/page.tsx'
import { DayText } from '#platform/page/parts.tsx'
import { DEFAULT_ZONE, dayOf } from '#platform/time.ts'
import { type EntryKind, FOLDERS, type Kind, entryPath } from '../kind.ts'
import { type AtEntry, atEntry } from '../library.gate.ts'
import { say } from '../words/index.ts'
import { findGone } from './around.queries.ts'

/** The page on which an entry of a kind is read. `show` also shows drafts, to those who keep them. */
export const readEntryWith = <Content,>(kind: EntryKind<Kind, Content>, show: (c: Context, here: AtEntry<Content>) => Promise<Response>) =>
  route(`/library/${FOLDERS[kind.kind]}/:entry`, atEntry(kind)).get(async (c, here) => {
    if (here.entry.state === 'withdrawn' && !here.who.editor && !here.who.maker) return c.page(<WithdrawnPage kind={kind.kind} {...(await findGone(c.database, here.entry.id))} />, 410)
    if (here.entry.state === 'published') c.askAhead()
    return show(c, here)
  })

type Props = Readonly<{ kind: Kind } & Partial<Awaited<ReturnType<typeof findGone>>>>

/** That it was taken out, when, and where to go on. Says nothing of what it said. */
export const WithdrawnPage: FC<Props> = ({ kind, at, newer }) => (
  <Page title={say('withdrawn.title')} part={say('title')} lead={say('withdrawn.lead')} back={{ href: `/library/${FOLDERS[kind]}`, text: say(`kinds.${kind}.all`) }}>
    {at === undefined ? null : <p>{say('withdrawn.when')} <DayText day={dayOf(at, DEFAULT_ZONE)} />.</p>}
    {newer === undefined ? null : <p>{say('withdrawn.newer')} <a href={entryPath(newer.kind, newer.slug)}>{newer.title}</a>.</p>}
    <p><a href="/search">{say('withdrawn.search')}</a></p>
  </Page>
)
