/** Anybody who may see the initiative reads how shared it was promised to be and how people say it was; hosts promise and ask. */
import type { Typed } from '#platform/forms/read.ts'
import { readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { addDays, dayOf } from '#platform/time.ts'
import { type Seen, type SeenByMember, hosts, whoMaySee } from '../initiative.gate.ts'
import { type HowSharedCode, readPromise, readRound } from './how-shared.form.ts'
import { beginRound, endRound, insertPromise, listPromises, listRounds } from './how-shared.queries.ts'
import { HowSharedPage } from './how-shared.view.tsx'
import { NewPromisePage, NewRoundPage } from './new.view.tsx'
import { hostsAtRound } from './round.gate.ts'
import { sayHowShared } from './words/index.ts'

/** Each round shows a picture for each standpoint: a few of them are a long page. */
const A_PAGE = 5
export const howSharedPath = ({ initiative }: Pick<Seen, 'initiative'>, rest = '') => `/initiatives/${initiative.slug}/how-shared${rest}`

export const showHowShared = route('/initiatives/:slug/how-shared', whoMaySee).get(async (c, here) => {
  const after = readId<'how-shared-round'>(c.query('after'))
  const [promises, found] = await Promise.all([listPromises(c.database, here.initiative.id), listRounds(c.database, here.initiative.id, c.person?.id, { after, most: A_PAGE + 1 })])
  const rounds = found.slice(0, A_PAGE)
  return c.page(<HowSharedPage here={here} promises={promises} rounds={rounds} now={c.now}
    next={found.length > A_PAGE ? howSharedPath(here, `?after=${rounds.at(-1)?.id ?? ''}`) : undefined} first={after === undefined ? undefined : howSharedPath(here)} />)
})

export const newPromise = route('/initiatives/:slug/how-shared/promise', hosts)

newPromise.get((c, here) => promisePage(c, here))

newPromise.post((c, here) =>
  write(c, readPromise, async (trx, { rung, reason }) => {
    await insertPromise(trx, here.initiative.id, { rung, reason, at: c.now }, here.person.id)
    return done(howSharedPath(here), sayHowShared('promise.done'))
  }, (typed, problems) => promisePage(c, here, typed, problems)))

const promisePage = async (c: Context, here: SeenByMember, typed?: Typed, problems: readonly Problem<HowSharedCode>[] = []) =>
  c.page(<NewPromisePage here={here} now={(await listPromises(c.database, here.initiative.id)).at(-1)} typed={typed} problems={problems} />, problems.length === 0 ? 200 : 422)

export const newRound = route('/initiatives/:slug/how-shared/rounds/new', hosts)

/** As long as a year: what was is then forgotten, and a slip in the year would never be counted. */
const LONGEST_DAYS = 366
const A_FORTNIGHT = 14

newRound.get((c, here) => roundPage(c, here))

newRound.post((c, here) =>
  write(c, readRound, async (trx, { lastDay }) => {
    const today = dayOf(c.now, here.initiative.zone)
    if (lastDay < today) return refuse('lastDay', 'day-past')
    if (lastDay > addDays(today, LONGEST_DAYS)) return refuse('lastDay', 'day-too-far')
    if (!(await beginRound(trx, here.initiative.id, lastDay, here.person.id, c.now))) return refuse('', 'asking-already')
    return done(howSharedPath(here), sayHowShared('rounds.begun'))
  }, (typed, problems) => roundPage(c, here, typed, problems)))

const roundPage = (c: Context, here: SeenByMember, typed?: Typed, problems: readonly Problem<HowSharedCode>[] = []) =>
  c.page(<NewRoundPage here={here} until={addDays(dayOf(c.now, here.initiative.zone), A_FORTNIGHT)} typed={typed} problems={problems} />, problems.length === 0 ? 200 : 422)

export const countNow = route('/initiatives/:slug/how-shared/rounds/:round/count', hostsAtRound).post((c, here) =>
  write(c, readPress, async (trx) => {
    await endRound(trx, here.round.id, c.now)
    return done(howSharedPath(here), sayHowShared('rounds.counted'))
  }, () => c.seeOther(howSharedPath(here))))
