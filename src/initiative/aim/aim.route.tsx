/** People say what they want to be different and who chose it; members link what was done and heard to it. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import type { Database } from '#platform/database/database.ts'
import { listChoosable } from '../happened/happened.queries.ts'
import { type Seen, type SeenByMember, members, whoMaySee } from '../initiative.gate.ts'
import { listStandpoints } from '../standpoint.queries.ts'
import { type AimCode, readAim, readAway, readServes } from './aim.form.ts'
import { type Aim, type Serves, deleteServed, findAim, insertAim, insertServed, listAims, putAimAway } from './aim.queries.ts'
import { ListAimsPage, NewAimPage, PutAimAwayPage, ServesPage } from './aim.view.tsx'
import { sayAim } from './words/index.ts'

const ON_A_PAGE = 20
const aimsPath = ({ initiative }: Seen) => `/initiatives/${initiative.slug}/aims`

export const showAims = route('/initiatives/:slug/aims', whoMaySee).get(async (c, here) => {
  const after = readId<'aim'>(c.query('after'))
  const found = await listAims(c.database, here, { after, most: ON_A_PAGE + 1 })
  const aims = found.slice(0, ON_A_PAGE)
  return c.page(<ListAimsPage here={here} person={c.person?.id} aims={aims} next={found.length > ON_A_PAGE ? aims.at(-1)?.id : undefined} later={after !== undefined} />)
})

export const newAim = route('/initiatives/:slug/aims/new', members)

newAim.get((c, here) => newPage(c, here))

newAim.post((c, here) =>
  write(c, readAim, async (trx, { words, sign, chosenBy }) => {
    const { initiative, person } = here
    const known = new Set((await listStandpoints(trx, initiative.id)).map(({ id }) => id))
    if (chosenBy.some((one) => !known.has(one))) return refuse('chosenBy', 'chosen-by-missing')
    await insertAim(trx, { initiative: initiative.id, seenBy: initiative.openTo, person: person.id, at: c.now, words, sign, chosenBy })
    return done(aimsPath(here), sayAim('new.done'))
  }, (typed, problems) => newPage(c, here, typed, problems)))

const newPage = async (c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<AimCode>[] = []) =>
  c.page(<NewAimPage here={here} standpoints={await listStandpoints(c.database, here.initiative.id)} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)

type AtAim = SeenByMember & Readonly<{ aim: Aim }>

/** Those who take part, at something that matters. */
const atAim: Gate<AtAim> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'aim'>(c.param('aim'))
  const aim = id === undefined ? undefined : await findAim(c.database, here, id)
  return aim === undefined ? { closed: 'not-found' } : { ...here, aim }
}

/** Whoever recorded it, and the hosts. For others there is nothing here. */
const whoMayPutAway: Gate<AtAim> = async (c) => {
  const here = await atAim(c)
  return 'closed' in here || here.membership.host || here.aim.recordedBy === here.person.id ? here : { closed: 'not-found' }
}

async function listOffered(database: Database, { initiative, sees }: Seen): Promise<readonly Serves[]> {
  const [changes, outcomes] = await Promise.all([listChoosable(database, initiative.id, sees, 'change'), listChoosable(database, initiative.id, sees, 'outcome')])
  return [...changes.map((one) => ({ ...one, kind: 'change' as const })), ...outcomes.map((one) => ({ ...one, kind: 'outcome' as const }))]
}

export const linkAim = route('/initiatives/:slug/aims/:aim/serves', atAim)

linkAim.get((c, here) => servesPage(c, here))

linkAim.post((c, here) =>
  write(c, readServes, async (trx, { serves }) => {
    const { initiative, aim } = here
    const offered = new Set((await listOffered(trx, here)).map(({ id }) => id))
    if (serves.some((one) => !offered.has(one))) return refuse('serves', 'serves-unknown')
    // What the page did not show stays linked.
    await deleteServed(trx, aim.id, [...offered].filter((one) => !serves.includes(one)))
    await insertServed(trx, initiative.id, aim.id, serves)
    return done(aimsPath(here), sayAim('serves.done'))
  }, (typed, problems) => servesPage(c, here, typed, problems)))

const servesPage = async (c: Context, here: AtAim, typed: Typed = {}, problems: readonly Problem<AimCode>[] = []) =>
  c.page(<ServesPage here={here} aim={here.aim} offered={await listOffered(c.database, here)} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)

export const putAway = route('/initiatives/:slug/aims/:aim/put-away', whoMayPutAway)

putAway.get((c, here) => c.page(<PutAimAwayPage here={here} aim={here.aim} typed={{}} problems={[]} />))

putAway.post((c, here) =>
  write(c, readAway, async (trx, { reason }) => {
    await putAimAway(trx, here.aim.id, reason, here.person.id, c.now)
    return done(aimsPath(here), sayAim('away.done'))
  }, (typed, problems) => c.page(<PutAimAwayPage here={here} aim={here.aim} typed={typed} problems={problems} />, 422)))
