/** Somebody answers a question by replying to its letter. The token in the address says who may and which question; who the letter says it is from is not asked. */
import { listAddresses, listCalled } from '#people/index.ts'
import type { Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { ownWords } from '#platform/mail/inbound/cut.rules.ts'
import type { TakeAnswer } from '#platform/mail/inbound/receive.ts'
import { letterOf } from '#platform/mail/letter.ts'
import { type LetterKind, type Letters, queueMail } from '#platform/mail/mail.ts'
import { dayOf } from '#platform/time.ts'
import { findClosing } from '../closing/closing.queries.ts'
import { findQuestion, isAsked } from '../question/question.queries.ts'
import { isOpenOn } from '../question/question.rules.ts'
import { listStandpointsOf } from '../standpoint.queries.ts'
import type { PersonId } from '../tables.ts'
import { insertItem } from '../thread/item.queries.ts'
import { insertOccasion } from '../voice/occasion.queries.ts'
import { LONGEST_VOICE } from '../voice/record-voice.form.ts'
import { findQuestionOf, findTaken } from './answer-by-mail.queries.ts'
import { findMailToken } from './mail-token.queries.ts'
import { findMembers } from './members.queries.ts'
import { sayDigest } from './words/index.ts'

const WHY_NOT = ['closed', 'not-member', 'empty', 'too-long', 'words-held'] as const
type WhyNot = (typeof WHY_NOT)[number]

export const takeAnswerByMail: TakeAnswer = async (trx, { token, mail, now, site }) => {
  const about = await findMailToken(trx, token)
  if (about?.use !== 'answer') return
  const { person, initiative, question: id } = about
  const tell = (kind: string, ids: Readonly<Record<string, string>>) => queueTo(trx, person, kind, ids)
  const notTaken = (why: WhyNot) => tell('answer-not-taken', { why, initiative, question: id })
  const [at] = await findMembers(trx, person, [initiative])
  if (at === undefined) return notTaken('not-member')
  const question = await findQuestion(trx, initiative, id)
  if (question === undefined || !isAsked(question) || question.ending !== undefined || !isOpenOn(question.openUntil, dayOf(now, at.initiative.zone))) return notTaken('closed')
  if ((await findClosing(trx, initiative)) !== undefined) return notTaken('closed')
  const words = ownWords(mail.text)
  if (words === '') return notTaken('empty')
  if (words.length > LONGEST_VOICE) return notTaken('too-long')
  if ((await site.watch?.texts(trx, [words], person))?.has(0) === true) return notTaken('words-held')
  // What somebody is here as is theirs to say: where they said one thing, that; where several, they choose on the page.
  const [standpoint, ...others] = await listStandpointsOf(trx, at.member)
  const item = await insertItem(trx, { initiative, kind: 'voice', words, seenBy: 'members', recordedAt: now }, { person, standpoint: others.length === 0 ? standpoint : undefined, channel: 'email' })
  await insertOccasion(trx, initiative, [item], { question, meeting: undefined })
  await tell('answer-taken', { item, initiative, question: id, attachments: mail.attachments > 0 ? 'yes' : 'no' })
}

/** To the address that is known to be theirs, wherever the letter came from. */
async function queueTo(trx: Transaction, person: PersonId, kind: string, ids: Readonly<Record<string, string>>): Promise<void> {
  const to = (await listAddresses(trx, [person])).get(person)
  if (to !== undefined) await queueMail(trx, { kind, to, person, ids })
}

const takenLetter: LetterKind = {
  subject: () => sayDigest('answered.taken-subject'),
  text: async (trx, { person, ids }, site) => {
    const item = readId<'item'>(ids['item'])
    const taken = item === undefined || person === undefined ? undefined : await findTaken(trx, item, person)
    if (taken === undefined || person === undefined) return undefined
    const called = (await listCalled(trx, [person])).get(person) ?? ''
    const page = (end: string) => new URL(`/initiatives/${taken.slug}/items/${item}${end}`, site.publicUrl).href
    return letterOf(sayDigest('answered.taken-subject'), [
      { words: sayDigest('answered.taken', { called, question: taken.question }) }, { words: taken.words }, { words: sayDigest('answered.seen-by', { title: taken.title }) },
      ...(ids['attachments'] === 'yes' ? [{ words: sayDigest('answered.attachments') }] : []),
      { link: { words: sayDigest('answered.change'), href: page('/edit') } }, { link: { words: sayDigest('answered.take-back'), href: page('/take-back') } },
    ])
  },
}

const notTakenLetter: LetterKind = {
  subject: () => sayDigest('answered.not-taken-subject'),
  text: async (trx, { person, ids }, site) => {
    const why = WHY_NOT.find((one) => one === ids['why'])
    const question = readId<'question'>(ids['question'])
    const found = question === undefined ? undefined : await findQuestionOf(trx, question)
    if (why === undefined || found === undefined || person === undefined) return undefined
    const called = (await listCalled(trx, [person])).get(person) ?? ''
    const parts = [{ words: sayDigest(`answered.${why}`, { called, question: found.question, title: found.title, most: LONGEST_VOICE }) }]
    // Whoever takes no part any more may not even see it.
    const link = why === 'not-member' ? [] : [{ link: { words: sayDigest('answered.page'), href: new URL(`/initiatives/${found.slug}/questions/${question}`, site.publicUrl).href } }]
    return letterOf(sayDigest('answered.not-taken-subject'), [...parts, ...link])
  },
}

export const answerLetters: Letters = { 'answer-taken': takenLetter, 'answer-not-taken': notTakenLetter }
