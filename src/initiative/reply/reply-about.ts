/** What a reply is about: a question or an agreement, as far as the pages of replies need to know. */
import type { Context } from '#platform/http/context.ts'
import type { Gate } from '#platform/http/routes.ts'
import { agreementPath, hostsAtAgreement } from '../agreement/agreement.gate.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { hostsOfAsked, questionPath } from '../question/question.gate.ts'
import type { Subject } from './reply.queries.ts'

type About = Readonly<{
  subject: Subject
  kind: 'question' | 'agreement'
  /** The question, or what was agreed. */
  words: string
  path: string
}>
export type AtReply = SeenByMember & Readonly<{ about: About }>

/** The hosts, at a question that they may reply to. */
export const hostsAtQuestion: Gate<AtReply> = async (c: Context) => {
  const here = await hostsOfAsked(c)
  if ('closed' in here) return here
  const { question } = here
  return { ...here, about: { subject: { question: question.id }, kind: 'question', words: question.words, path: questionPath(here, question) } }
}

/** The hosts, at an agreement that they may reply to. */
export const hostsAtAgreed: Gate<AtReply> = async (c: Context) => {
  const here = await hostsAtAgreement(c)
  if ('closed' in here) return here
  const { agreement } = here
  return { ...here, about: { subject: { item: agreement.id }, kind: 'agreement', words: agreement.words, path: agreementPath(here, agreement.id) } }
}
