/** What a story tells of itself: what it cost, its journal, and the case study that some of those whose work it is published. */
import type { Transaction } from '#platform/database/database.ts'
import { openToAllReaders } from '../case-study/case-study.rules.ts'
import { listBesideFacts, listItemFacts, listMeetingFacts } from '../case-study/draft.queries.ts'
import { draftFrom } from '../case-study/draft.rules.ts'
import { sentenceOf } from '../case-study/draft-words.ts'
import { insertConsent, insertEdition, publishEdition } from '../case-study/edition.queries.ts'
import { type NewSentence, holdCaseStudy, insertSentences } from '../case-study/sentence.queries.ts'
import { insertCost } from '../cost/cost.queries.ts'
import { beginRound, endRound, insertPromise, listRounds, saveAnswer } from '../how-shared/how-shared.queries.ts'
import { insertEntry } from '../journal/journal.queries.ts'
import { type Told, the } from './told.ts'

export async function tellCosts(trx: Transaction, told: Told): Promise<void> {
  for (const { kind, words, borneBy, about, on, pounds, period, basis, source, service } of told.story.costs) {
    await insertCost(trx, { initiative: told.initiative, seenBy: 'public', person: told.host, about: the(told.items, about), at: told.at(on) }, {
      kind, words, borneBy, amount: { pence: pounds * 100, period, basis, source },
      notASubstitute: service === undefined ? undefined : { serviceChanged: service.changed, whoDecided: service.decided, withWhom: service.withWhom },
    })
  }
}

export async function tellJournal(trx: Transaction, told: Told): Promise<void> {
  for (const { title, on, words, byGroup } of told.story.journal) {
    await insertEntry(trx, told.initiative, { title, day: told.day(on), words, seenBy: 'public', byGroup }, { person: told.host, at: told.at(on) })
  }
}

export async function tellHowShared(trx: Transaction, told: Told): Promise<void> {
  const { promised, asked } = told.story.howShared
  await insertPromise(trx, told.initiative, { rung: promised.rung, reason: promised.reason, at: told.at(promised.on) }, told.host)
  await beginRound(trx, told.initiative, told.day(asked.until), told.host, told.at(asked.on))
  const [round] = await listRounds(trx, told.initiative, undefined, { after: undefined, most: 1 })
  if (round === undefined) return
  for (const { by, rung } of asked.answers) await saveAnswer(trx, round.id, told.person(by), { standpoint: told.standpoint(told.firstStandpoint(by)), rung, words: undefined })
  await endRound(trx, round.id, told.at(asked.until))
}

/** Drafted from the thread as the page drafts it, with quotations and some sentences of the writers' own; then published by two of them. */
export async function tellCaseStudy(trx: Transaction, told: Told): Promise<void> {
  const { initiative, story: { caseStudy }, host, zone } = told
  const by = { person: host, at: told.at(caseStudy.on) }
  await holdCaseStudy(trx, initiative, by.at)
  const drafted = draftFrom(await listItemFacts(trx, initiative, openToAllReaders('public')), await listMeetingFacts(trx, initiative, zone, by.at), await listBesideFacts(trx, initiative, openToAllReaders('public')), new Set())
  const quotes: readonly NewSentence[] = caseStudy.quotes.map((key) => ({ section: 'starting', source: { kind: 'item', id: the(told.items, key), version: 1 }, words: undefined }))
  const own: readonly NewSentence[] = caseStudy.own.map(({ section, words }) => ({ section, source: undefined, words }))
  await insertSentences(trx, initiative, [...drafted.map(sentenceOf), ...quotes, ...own], by)
  const edition = await insertEdition(trx, initiative, by)
  await insertConsent(trx, edition, { ...by, host: true })
  await insertConsent(trx, edition, { person: told.person(caseStudy.agreedBy), host: false, at: by.at })
  await publishEdition(trx, edition, by.at)
}
