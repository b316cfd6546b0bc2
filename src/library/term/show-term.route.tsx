/** Anybody reads what a word means here, what else people mean by it, and what is contested about it. */
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { listPointingAt, listTitled } from '../entry/entry.queries.ts'
import { readEntryWith } from '../entry/read-entry.tsx'
import { type AtEntry, atEntry } from '../library.gate.ts'
import { usedByPart } from '../reading/used-by.part.tsx'
import { QuestionSheet, TermPage } from './show-term.view.tsx'
import { type Term, term } from './term.rules.ts'

/** More words lead to none. */
const MOST_LEADING = 30

export const showTerm = readEntryWith(term, showTermPage).kept('library', 'found')

async function showTermPage(c: Context, here: AtEntry<Term>): Promise<Response> {
  const { slug, content } = here.entry
  const [named, leading, usedBy] = await Promise.all([
    listTitled(c.database, content.related.map((one) => ({ kind: 'term', slug: one }))),
    listPointingAt(c.database, { kind: 'term', slug, relation: 'related' }, MOST_LEADING),
    usedByPart(c, 'term', here),
  ])
  const related = new Map([...named, ...leading.filter(({ kind }) => kind === 'term')].map((one) => [one.slug, one]))
  return c.page(<TermPage here={here} related={[...related.values()].toSorted((one, other) => one.title.localeCompare(other.title))} usedBy={usedBy} />)
}

/** A sheet with the questions, for a group that wants to talk about the word. */
export const termQuestions = route('/library/glossary/:entry/questions', atEntry(term)).kept('library').get((c, here) => {
  if (here.entry.state === 'withdrawn' || here.entry.content.questions.length === 0) throw new NotThere()
  return c.page(<QuestionSheet here={here} />)
})
