/** A host rewords what people can be here as, adds to it, and says whom the service is about. */
import type { Typed } from '#platform/forms/read.ts'
import { readId } from '#platform/ids.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { type SeenByMember, hosts } from '../initiative.gate.ts'
import { standpointName } from '../standpoint-name.ts'
import { type Standpoint, listStandpoints } from '../standpoint.queries.ts'
import { holdMembers } from './membership.queries.ts'
import { type OfferedCode, readOffered } from './membership.form.ts'
import { EditStandpointPage, OfferedStandpointsPage } from './offered-standpoints.view.tsx'
import { insertStandpoint, updateStandpoint } from './standpoint-change.queries.ts'
import { sayMembership } from './words/index.ts'

/** A list that people read through before they choose. */
const MOST = 30

export const offeredStandpoints = route('/initiatives/:slug/standpoints/offered', hosts)

offeredStandpoints.get(async (c, here) => c.page(await listOf(c, here)))

offeredStandpoints.post((c, here) =>
  write(c, readOffered, async (trx, { words, affected }) => {
    await holdMembers(trx, here.initiative.id)
    const all = await listStandpoints(trx, here.initiative.id)
    if (all.length >= MOST) return refuse('words', 'too-many')
    if (isThere(all, words)) return refuse('words', 'name-taken')
    await insertStandpoint(trx, here.initiative.id, words, affected, all.length)
    return done(`/initiatives/${here.initiative.slug}/standpoints/offered`, sayMembership('offered.added'))
  }, async (typed, problems) => c.page(await listOf(c, here, typed, problems), 422)))

const listOf = async (c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<OfferedCode>[] = []) =>
  <OfferedStandpointsPage here={here} standpoints={await listStandpoints(c.database, here.initiative.id)} typed={typed} problems={problems} />

const isThere = (all: readonly Standpoint[], words: string) => all.some((one) => standpointName(one).toLowerCase() === words.toLowerCase())

/** A standpoint of this very initiative. */
const aStandpoint: Gate<SeenByMember & Readonly<{ standpoint: Standpoint; others: readonly Standpoint[] }>> = async (c) => {
  const here = await hosts(c)
  if ('closed' in here) return here
  const id = readId<'standpoint'>(c.param('standpoint'))
  const all = await listStandpoints(c.database, here.initiative.id)
  const standpoint = all.find((one) => one.id === id)
  return standpoint === undefined ? { closed: 'not-found' } : { ...here, standpoint, others: all.filter((one) => one !== standpoint) }
}

export const editStandpoint = route('/initiatives/:slug/standpoints/:standpoint', aStandpoint)

editStandpoint.get((c, here) => c.page(<EditStandpointPage here={here} standpoint={here.standpoint} />))

editStandpoint.post((c, here) =>
  write(c, readOffered, async (trx, { words, affected }) => {
    if (isThere(here.others, words)) return refuse('words', 'name-taken')
    // Words that say what the catalogue says stay the catalogue's, so that they are said in every language.
    const own = words === standpointName({ key: here.standpoint.key, words: null }) ? null : words
    await updateStandpoint(trx, here.initiative.id, here.standpoint.id, own, affected)
    return done(`/initiatives/${here.initiative.slug}/standpoints/offered`, sayMembership('offered.saved'))
  }, (typed, problems) => c.page(<EditStandpointPage here={here} standpoint={here.standpoint} typed={typed} problems={problems} />, 422)))
