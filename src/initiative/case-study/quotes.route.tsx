/** A member chooses what to quote: what people let everybody see, and what they said yes to. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { readQuotes } from './case-study.form.ts'
import { MOST_SENTENCES, openToAllReaders } from './case-study.rules.ts'
import { type QuotesCode, QuotesPage } from './quotes.view.tsx'
import { countSentences, holdCaseStudy, insertSentences } from './sentence.queries.ts'
import { QUOTES_A_PAGE, listQuotable } from './source.queries.ts'
import { SECTIONS } from './tables.ts'
import { sayCase } from './words/index.ts'

export const quoteVoices = route('/initiatives/:slug/case-study/quotes', members)

quoteVoices.get((c, here) => showPage(c, here))

quoteVoices.post((c, here) =>
  write(c, readQuotes, async (trx, { section, voices }) => {
    const { initiative, person } = here
    if (voices.length === 0) return refuse<QuotesCode>('voices', 'quotes-missing')
    await holdCaseStudy(trx, initiative.id, c.now)
    if ((await countSentences(trx, initiative.id)) + voices.length > MOST_SENTENCES) return refuse<QuotesCode>('voices', 'most-sentences')
    const found = (await Promise.all(voices.slice(0, QUOTES_A_PAGE).map(async (only) => listQuotable(trx, { initiative: initiative.id, open: openToAllReaders(initiative.openTo) }, { only })))).flat()
    if (found.length < voices.length) return refuse<QuotesCode>('voices', 'quote-unknown')
    await insertSentences(trx, initiative.id, found.map(({ id, version }) => ({ section, source: { kind: 'item', id, version }, words: undefined })), { person: person.id, at: c.now })
    return done(`/initiatives/${initiative.slug}/case-study/draft#${section}`, sayCase('quotes.done', { count: found.length }))
  }, (typed, problems) => showPage(c, here, typed, problems)))

async function showPage(c: Context, here: SeenByMember, typed?: Typed, problems: readonly Problem<QuotesCode>[] = []) {
  const voices = await listQuotable(c.database, { initiative: here.initiative.id, open: openToAllReaders(here.initiative.openTo) }, { after: readId<'item'>(c.query('after')) })
  const section = SECTIONS.find((one) => one === c.query('section'))
  return c.page(<QuotesPage here={here} voices={voices.slice(0, QUOTES_A_PAGE)} more={voices.length > QUOTES_A_PAGE} section={section} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
}
