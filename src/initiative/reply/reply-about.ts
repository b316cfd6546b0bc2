/** What a reply is about: a question, an agreement or an issue, as far as the pages of replies need to know. */
import type { Context } from '#platform/http/context.ts'
import type { Gate } from '#platform/http/routes.ts'
import { agreementPath, hostsAtAgreement } from '../agreement/agreement.gate.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { hostsAtIssue, issuePath } from '../local-issue/issue.gate.ts'
import { hostsOfAsked, questionPath } from '../question/question.gate.ts'
import type { Subject } from './reply.queries.ts'
import { sayReply } from './words/index.ts'

type About = Readonly<{
  subject: Subject
  kind: 'question' | 'agreement' | 'issue'
  /** The question, what was agreed, or what is wrong. */
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

/** The hosts, at an issue that they may reply to. */
export const hostsAtRaised: Gate<AtReply> = async (c: Context) => {
  const here = await hostsAtIssue(c)
  if ('closed' in here) return here
  const { issue } = here
  return { ...here, about: { subject: { issue: issue.id }, kind: 'issue', words: issue.what || sayReply('about-taken-back'), path: issuePath(here, issue.id) } }
}
