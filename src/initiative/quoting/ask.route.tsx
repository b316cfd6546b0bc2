/** A member asks whoever said something whether the case study may quote it. */
import { record } from '#platform/activity.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { openToAllReaders } from '../case-study/case-study.rules.ts'
import { holdCaseStudy } from '../case-study/sentence.queries.ts'
import { SECTIONS } from '../case-study/tables.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { findAuthor } from '../safety/safety.queries.ts'
import { AskPage, type AskCode } from './ask.view.tsx'
import { readAsk } from './quoting.form.ts'
import { ASKED_A_PAGE, countWaiting, insertRequest, listAskable, listAsked } from './quoting.queries.ts'
import { MOST_WAITING } from './quoting.rules.ts'
import { sayQuoting } from './words/index.ts'

export const askToQuote = route('/initiatives/:slug/case-study/quotes/ask', members)

askToQuote.get((c, here) => showPage(c, here))

askToQuote.post((c, here) =>
  write(c, readAsk, async (trx, { voice, section }) => {
    const { initiative, person } = here
    await holdCaseStudy(trx, initiative.id, c.now)
    if ((await countWaiting(trx, initiative.id)) >= MOST_WAITING) return refuse<AskCode>('', 'most-waiting')
    const [found] = await listAskable(trx, here, openToAllReaders(initiative.openTo), { only: voice })
    if (found === undefined) return refuse<AskCode>('voice', 'voice-unknown')
    const request = await insertRequest(trx, { initiative: initiative.id, item: voice, section, by: person.id, at: c.now })
    await record(trx, { kind: 'quote-asked', ids: { initiative: initiative.id, item: voice, request } })
    return (await findAuthor(trx, voice)) === person.id ? done(`/me/quotes/${request}`, sayQuoting('ask.done-own')) : done(`/initiatives/${initiative.slug}/case-study/quotes/ask`, sayQuoting('ask.done'))
  }, (typed, problems) => showPage(c, here, typed, problems)))

async function showPage(c: Context, here: SeenByMember, typed?: Typed, problems: readonly Problem<AskCode>[] = []): Promise<Response> {
  const search = c.query('search')?.trim().slice(0, 100) || undefined
  const [after, asked] = [readId<'item'>(c.query('after')), readId<'quote-request'>(c.query('asked'))]
  const [voices, requests] = await Promise.all([
    listAskable(c.database, here, openToAllReaders(here.initiative.openTo), { after, search, only: readId<'item'>(c.query('voice')) }), listAsked(c.database, here, asked),
  ])
  const section = SECTIONS.find((one) => one === c.query('section'))
  return c.page(<AskPage here={here} voices={voices.slice(0, ASKED_A_PAGE)} more={voices.length > ASKED_A_PAGE} requests={requests.slice(0, ASKED_A_PAGE)} moreRequests={requests.length > ASKED_A_PAGE}
    search={search} section={section} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
}
