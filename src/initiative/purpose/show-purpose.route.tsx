/** Whoever may see an initiative reads what it is for; members see what they can do now. */
import { listCalled } from '#people/index.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { dayOf } from '#platform/time.ts'
import { whoMaySee } from '../initiative.gate.ts'
import type { Initiative } from '../initiative.queries.ts'
import { listComingMeetings } from '../meeting/meeting.queries.ts'
import { isWaiting } from '../membership/membership.queries.ts'
import { isAsked, isOpenOn, listOpenQuestions } from '../question/index.ts'
import { countWhatWaits } from '../safety/safety.queries.ts'
import type { Next } from './next-things.view.tsx'
import { namePlaces } from './places.ts'
import { loadPurposeFor } from './purpose.queries.ts'
import { PurposePage } from './purpose.view.tsx'

export const showPurpose = route('/initiatives/:slug', whoMaySee)

showPurpose.get(async (c, here) => {
  const { initiative, membership } = here
  const [purpose, waiting, next] = await Promise.all([
    loadPurposeFor(c.database, here, c.now),
    c.person === undefined || membership !== undefined ? false : isWaiting(c.database, initiative.id, c.person.id),
    membership === undefined ? undefined : findNext(c, initiative, membership.host),
  ])
  const [called, places] = await Promise.all([listCalled(c.database, membership === undefined ? [] : [...purpose.hosts, ...(purpose.brought?.by === undefined ? [] : [purpose.brought.by])]), namePlaces(c.database, purpose)])
  return c.page(<PurposePage here={here} signedIn={c.person !== undefined} purpose={purpose} area={places.area} partners={places.partners}
    hostNames={purpose.hosts.flatMap((host) => called.get(host) ?? []).toSorted((a, b) => a.localeCompare(b))} broughtBy={purpose.brought?.by === undefined ? undefined : called.get(purpose.brought.by)} waiting={waiting} next={next} there={purpose.there} asked={purpose.asked} noStandpoint={!purpose.saidStandpoint}
    mayRemoveExample={membership?.host === true || c.person?.administrator === true} />)
})

/** Enough to choose from; the page of questions has all of them. */
const A_FEW = 3
/** Whoever is no host is not asked to see to it. */
const NOTHING = { toLetIn: 0, reports: 0 } as const

/** What comes next in an initiative: its next meeting, the questions that can be answered now, and what waits for a host. */
async function findNext(c: Context, { id, zone }: Initiative, host: boolean): Promise<Next> {
  const [meetings, questions, waits] = await Promise.all([
    listComingMeetings(c.database, id, c.now), listOpenQuestions(c.database, id, { drafts: false }), host ? countWhatWaits(c.database, id) : NOTHING,
  ])
  return {
    meeting: meetings.find((one) => one.cancelled === undefined),
    ...waits,
    questions: questions.filter((one) => isAsked(one) && isOpenOn(one.openUntil, dayOf(c.now, zone))).slice(0, A_FEW),
  }
}
