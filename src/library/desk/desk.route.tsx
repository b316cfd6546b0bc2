/** Those who keep the library see what waits for them. */
import { route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { DEFAULT_ZONE, dayOf } from '#platform/time.ts'
import { editors } from '../library.gate.ts'
import { listAnswered, listOpen } from '../request/request.queries.ts'
import { listOverdue, listWaiting } from './desk.queries.ts'
import { DeskHomePage, RequestsPage, ReviewsPage, WaitingPage } from './desk.view.tsx'

const A_PAGE = 20
const AT_A_GLANCE = 5

/** A page of what was found, and where the next begins. */
const paged = <One extends Readonly<{ id: string }>>(found: readonly One[]) => {
  const shown = found.slice(0, A_PAGE)
  return { shown, next: found.length > A_PAGE ? shown.at(-1)?.id : undefined }
}

export const desk = route('/library/desk', editors).get(async (c) => {
  const today = dayOf(c.now, DEFAULT_ZONE)
  const [requests, ready, overdue] = await Promise.all([listOpen(c.database, { most: AT_A_GLANCE }), listWaiting(c.database, 'ready', { most: AT_A_GLANCE }), listOverdue(c.database, today, { most: AT_A_GLANCE })])
  return c.page(<DeskHomePage requests={requests} ready={ready} overdue={overdue} today={today} />)
})

export const deskRequests = route('/library/desk/requests', editors).get(async (c) => {
  const after = readId<'library-request'>(c.query('after'))
  const answered = c.query('which') === 'answered'
  const { shown, next } = paged(await (answered ? listAnswered : listOpen)(c.database, { after, most: A_PAGE + 1 }))
  return c.page(<RequestsPage requests={shown} answered={answered} today={dayOf(c.now, DEFAULT_ZONE)} next={next} later={after !== undefined} />)
})

export const deskWaiting = route('/library/desk/waiting', editors).get(async (c) => {
  const after = readId<'library-entry'>(c.query('after'))
  const state = c.query('state') === 'draft' ? 'draft' : 'ready'
  const { shown, next } = paged(await listWaiting(c.database, state, { after, most: A_PAGE + 1 }))
  return c.page(<WaitingPage all={shown} state={state} next={next} later={after !== undefined} />)
})

export const deskReviews = route('/library/desk/reviews', editors).get(async (c) => {
  const after = readId<'library-entry'>(c.query('after'))
  const { shown, next } = paged(await listOverdue(c.database, dayOf(c.now, DEFAULT_ZONE), { after, most: A_PAGE + 1 }))
  return c.page(<ReviewsPage all={shown} next={next} later={after !== undefined} />)
})
