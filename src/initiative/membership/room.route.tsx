/** Members see who is here and as what; others see sizes only. */
import { listCalled } from '#people/index.ts'
import { readId } from '#platform/ids.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { type Seen, type SeenByMember, whoMaySee } from '../initiative.gate.ts'
import { listStandpoints } from '../standpoint.queries.ts'
import { countRoom, listRoom } from './room.queries.ts'
import { bandOf, hasFewAffected } from './room.rules.ts'
import { OutsideRoomPage, RoomPage } from './room.view.tsx'
import { countWaiting } from './waiting.queries.ts'

const A_PAGE = 50

export const showRoom = route('/initiatives/:slug/people', whoMaySee)

showRoom.get(async (c, here) => c.page(here.membership === undefined ? await outside(c, here) : await inside(c, { ...here, membership: here.membership })))

/** Nothing exact leaves this function. */
const outside = async (c: Context, here: Seen) => {
  const { members, affected } = await countRoom(c.database, here.initiative.id)
  return <OutsideRoomPage here={here} band={bandOf(members)} few={hasFewAffected(affected)} />
}

const inside = async (c: Context, here: Seen & Pick<SeenByMember, 'membership'>) => {
  const { initiative, membership } = here
  const after = readId<'member'>(c.query('after'))
  const [found, counts, standpoints, waiting] = await Promise.all([
    listRoom(c.database, initiative.id, after, A_PAGE + 1),
    countRoom(c.database, initiative.id),
    listStandpoints(c.database, initiative.id),
    membership.host ? countWaiting(c.database, initiative.id) : 0,
  ])
  const shown = found.slice(0, A_PAGE)
  const called = await listCalled(c.database, shown.map((one) => one.person))
  const people = shown.map((one) => ({ ...one, name: called.get(one.person) ?? '', standpoints: standpoints.filter(({ id }) => one.standpoints.includes(id)) }))
  const path = `/initiatives/${initiative.slug}/people`
  const next = found.length > A_PAGE ? `${path}?after=${shown.at(-1)?.id ?? ''}` : undefined
  return <RoomPage here={here} people={people} {...counts} waiting={waiting} next={next} first={after === undefined ? undefined : path} />
}
