/** Those who take part see the story sessions that they have a part in, begin one, and say who listens; hosts see that each of them is there. */
import { type SeenByMember, listRoom, members } from '#initiative/index.ts'
import { listCalled } from '#people/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { newId, readId } from '#platform/ids.ts'
import { dayOf } from '#platform/time.ts'
import { BeginPage, type BeginProblem, ListenersPage, SessionsPage } from './begin-session.view.tsx'
import { seatListeners } from './end-of-session.ts'
import { readBeginning, readListening } from './session.form.ts'
import { type AtSession, leading } from './session.gate.ts'
import { SESSIONS_A_PAGE, holdSession, insertSession, listSessions } from './session.queries.ts'
import { decideListeners, decideSession } from './session.rules.ts'
import { sessionPath } from './session-path.ts'
import { saySession } from './words/index.ts'

/** More people than anybody picks from in a list. */
const MOST_PEOPLE = 500

const listMembers = (database: Context['database'], { initiative }: SeenByMember) => listRoom(database, initiative.id, undefined, MOST_PEOPLE)

export const storySessions = route('/initiatives/:slug/story-sessions', members)

storySessions.get(async (c, here) => {
  const after = readId<'story-session'>(c.query('after'))
  const { initiative, membership, person } = here
  // The day of a session, beside that of a voice, would tell others where the voice was said.
  const sessions = await listSessions(c.database, initiative.id, { today: dayOf(c.now, initiative.zone), person: membership.host ? undefined : person.id, after })
  const called = await listCalled(c.database, sessions.flatMap(({ facilitator }) => facilitator ?? []))
  return c.page(<SessionsPage here={here} sessions={sessions.slice(0, SESSIONS_A_PAGE)} called={called} more={sessions.length > SESSIONS_A_PAGE} paged={after !== undefined} />)
})

export const newSession = route('/initiatives/:slug/story-sessions/new', members)

newSession.get((c, here) => showNew(c, here))

newSession.post((c, here) =>
  write(c, readBeginning, async (trx, planned) => {
    const { initiative, person, membership } = here
    const room = new Set((await listMembers(trx, here)).map((one) => one.person))
    const decided = decideSession(planned, { maker: person.id, host: membership.host, members: room, today: dayOf(c.now, initiative.zone) })
    if (decided.kind === 'refused') return decided
    const id = newId<'story-session'>()
    await insertSession(trx, { id, initiative: initiative.id, ...planned, listeners: decided.listeners })
    // A host who begins one for others has no part in it, and no card to see yet.
    return done(sessionPath(here, id), saySession('new.done'))
  }, (typed, problems) => showNew(c, here, typed, problems)))

async function showNew(c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly BeginProblem[] = []): Promise<Response> {
  const room = await listMembers(c.database, here)
  const called = await listCalled(c.database, room.map(({ person }) => person))
  return c.page(<BeginPage here={here} people={room.map(({ person }) => [person, called.get(person) ?? ''] as const)} today={dayOf(c.now, here.initiative.zone)} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
}

export const sessionListeners = route('/initiatives/:slug/story-sessions/:session/people', leading)

sessionListeners.get((c, here) => showListeners(c, here))

sessionListeners.post((c, here) =>
  write(c, readListening, async (trx, { listeners }) => {
    const { session } = here
    if (!(await holdSession(trx, session.id))) throw new NotThere()
    const decided = decideListeners(listeners, [session.teller, session.facilitator], new Set((await listMembers(trx, here)).map((one) => one.person)))
    if (decided.kind === 'refused') return decided
    await seatListeners(trx, session.id, decided.listeners)
    return done(sessionPath(here, session.id), saySession('people.done'))
  }, (typed, problems) => showListeners(c, here, typed, problems)))

async function showListeners(c: Context, here: AtSession, typed: Typed = {}, problems: readonly BeginProblem[] = []): Promise<Response> {
  const { session } = here
  const room = (await listMembers(c.database, here)).filter(({ person }) => person !== session.teller && person !== session.facilitator)
  const called = await listCalled(c.database, room.map(({ person }) => person))
  return c.page(<ListenersPage here={here} people={room.map(({ person }) => [person, called.get(person) ?? ''] as const)} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
}
