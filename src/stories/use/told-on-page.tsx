/** What stands on a page of words from people's stories: the slot of initiatives, filled. */
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { ListTold } from '#initiative/index.ts'
import type { Context } from '#platform/http/context.ts'
import type { Audience } from '../consent/consent.rules.ts'
import { OpenedWords } from '../sealed/opened-words.tsx'
import { versionPlace } from '../sealed/places.ts'
import { ringOf } from '../sealed/ring.ts'
import { type Quoted, Quotations } from './quotation.view.tsx'
import { type UseOnPage, listUsesOnPage } from './use.queries.ts'
import { needOf, shownOf } from './use.rules.ts'

/** Words are opened only where the ledger says that these readers may see them now. */
export function quotedFrom(c: Context, use: UseOnPage, readers: Audience): Quoted {
  const shown = shownOf(use.consent, needOf(use.number, readers), { now: c.now, deleted: use.words === undefined })
  const words = shown === 'words' && use.words !== undefined ? OpenedWords.open(ringOf(c), use.words, versionPlace(use.story, use.number)) : undefined
  return { shown, words, excerpt: use.excerpt, by: use.shownAs, onPaper: use.onPaper }
}

/** One query a page, however many stories it quotes. */
export const listTold: ListTold = async (c, { initiative }, { place, readers, anchor, until }) => {
  const uses = await listUsesOnPage(c.database, { initiative: initiative.id, place, anchor, now: c.now })
  const on = new Map<string, Quoted[]>()
  for (const use of uses) {
    if (until !== undefined && use.at > until) continue
    on.set(use.anchor, [...(on.get(use.anchor) ?? []), quotedFrom(c, use, readers)])
  }
  return new Map<string, JSX.Element>([...on].map(([where, quoted]) => [where, <Quotations quoted={quoted} />]))
}
