/** The gates of a question's pages. */
import type { Context } from '#platform/http/context.ts'
import type { Closed, Gate } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { type Seen, type SeenByMember, hosts, members, whoMaySee } from '../initiative.gate.ts'
import { type Asked, type Question, findQuestion, isAsked } from './question.queries.ts'

/** Whoever may see the initiative sees its questions; a draft is there for the hosts only. */
export const whoMaySeeQuestion: Gate<Seen & Readonly<{ question: Question }>> = async (c) => {
  const here = await whoMaySee(c)
  if ('closed' in here) return here
  const question = await questionOf(c, here)
  return question === undefined || !(isAsked(question) || here.membership?.host === true) ? { closed: 'not-found' } : { ...here, question }
}

/** The hosts, at a question that is not asked yet. */
export const hostsOfDraft: Gate<SeenByMember & Readonly<{ question: Question }>> = async (c) => {
  const here = await hosts(c)
  if ('closed' in here) return here
  const question = await questionOf(c, here)
  return question === undefined || isAsked(question) ? { closed: 'not-found' } : { ...here, question }
}

/** The hosts, at a question that is being asked: others who see it are told who can. */
export const hostsOfAsked: Gate<SeenByMember & Readonly<{ question: Asked }>> = async (c) => {
  const here: SeenByMember | Closed = await hosts(c)
  if ('closed' in here) return here
  const question = await questionOf(c, here)
  return question === undefined || !isAsked(question) ? { closed: 'not-found' } : { ...here, question }
}

/** Those who take part, at a question that is being asked. */
export const membersOfAsked: Gate<SeenByMember & Readonly<{ question: Asked }>> = async (c) => {
  const here: SeenByMember | Closed = await members(c)
  if ('closed' in here) return here
  const question = await questionOf(c, here)
  return question === undefined || !isAsked(question) ? { closed: 'not-found' } : { ...here, question }
}

const questionOf = async (c: Context, here: Seen): Promise<Question | undefined> => {
  const id = readId<'question'>(c.param('question'))
  return id === undefined ? undefined : findQuestion(c.database, here.initiative.id, id)
}

/** Where a question's page is. */
export const questionPath = (here: Pick<Seen, 'initiative'>, question: Pick<Question, 'id'>, end = '') => `/initiatives/${here.initiative.slug}/questions/${question.id}${end}`
