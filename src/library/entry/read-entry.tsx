/** Anybody reads an entry that is published; what was taken out says so at its address (410), to all but those who keep it. */
import type { FC } from 'hono/jsx'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { Page } from '#platform/page/page.tsx'
import { type EntryKind, FOLDERS, type Kind } from '../kind.ts'
import { type AtEntry, atEntry } from '../library.gate.ts'
import { say } from '../words/index.ts'

/** The page on which an entry of a kind is read. `show` also shows drafts, to those who keep them. */
export const readEntryWith = <Content,>(kind: EntryKind<Kind, Content>, show: (c: Context, here: AtEntry<Content>) => Promise<Response>) =>
  route(`/library/${FOLDERS[kind.kind]}/:entry`, atEntry(kind)).get(async (c, here) => (here.entry.state === 'withdrawn' && !here.who.editor && !here.who.maker ? c.page(<WithdrawnPage kind={kind.kind} />, 410) : show(c, here)))

/** Says nothing of what it said. */
export const WithdrawnPage: FC<{ kind: Kind }> = ({ kind }) => (
  <Page title={say('withdrawn.title')} part={say('title')} lead={say('withdrawn.lead')} back={{ href: `/library/${FOLDERS[kind]}`, text: say(`kinds.${kind}.all`) }} />
)
