/** A member drafts the case study from the thread, and sees what stands in it and what is missing. */
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readPress } from '#platform/forms/read.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import type { ListTold } from '../told/told.slot.ts'
import { MOST_SENTENCES, openToAllReaders } from './case-study.rules.ts'
import { listBesideFacts, listItemFacts, listMeetingFacts } from './draft.queries.ts'
import { draftFrom } from './draft.rules.ts'
import { sentenceOf } from './draft-words.ts'
import { DraftPage } from './draft.view.tsx'
import { findEdition } from './edition.queries.ts'
import { countSentences, holdCaseStudy, insertSentences, listKnown, listSentences } from './sentence.queries.ts'
import { sayCase } from './words/index.ts'

/** @param listTold words of stories that stand in its sections, given by those who keep stories */
export const draftCaseStudyWith = (listTold: ListTold) => route('/initiatives/:slug/case-study/draft', members).get((c, here) => showPage(c, here, listTold)).post((c, here) =>
  write(c, readPress, async (trx) => {
    const { initiative, person } = here
    await holdCaseStudy(trx, initiative.id, c.now)
    const items = await listItemFacts(trx, initiative.id, openToAllReaders(initiative.openTo))
    const meetings = await listMeetingFacts(trx, initiative.id, initiative.zone, c.now)
    const room = MOST_SENTENCES - (await countSentences(trx, initiative.id))
    const beside = await listBesideFacts(trx, initiative.id, openToAllReaders(initiative.openTo))
    const fresh = draftFrom(items, meetings, beside, await listKnown(trx, initiative.id)).slice(0, Math.max(0, room))
    await insertSentences(trx, initiative.id, fresh.map(sentenceOf), { person: person.id, at: c.now })
    return done(`/initiatives/${initiative.slug}/case-study/draft`, sayCase('draft-page.drafted', { count: fresh.length }))
  }, () => showPage(c, here, listTold)))

async function showPage(c: Context, here: SeenByMember, listTold: ListTold): Promise<Response> {
  const [sentences, edition, told] = await Promise.all([
    listSentences(c.database, { initiative: here.initiative.id }, openToAllReaders(here.initiative.openTo)), findEdition(c.database, here.initiative.id, 'latest'),
    listTold(c, here, { place: 'case-study', readers: here.initiative.openTo }),
  ])
  return c.page(<DraftPage here={here} sentences={sentences} edition={edition} told={told} />)
}
