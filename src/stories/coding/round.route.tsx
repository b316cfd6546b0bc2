/** A host begins a round of coding and names who codes; those who were named say yes or no; all who take part see that it runs. */
import { type SeenByMember, hosts, listRoom, listStandpoints, members, standpointName } from '#initiative/index.ts'
import { listCalled } from '#people/index.ts'
import { type Typed, readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { newId, readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { findBook } from '../code-book/code-book.queries.ts'
import { type RoundFormCode, readNaming } from './coding.form.ts'
import { countSeen, findNextToCode, listSeen } from './coder-sees.queries.ts'
import { type Coder, type NamingCode, decideCoders } from './coding.rules.ts'
import { asked, atRound } from './round.gate.ts'
import { ROUNDS_A_PAGE, type Round, deleteRoundNotBegun, holdRound, insertRound, listRounds, setAgreed } from './round.queries.ts'
import { type Mine, type NamingProblem, NewRoundPage, RoundPage, RoundsPage } from './round.view.tsx'
import { readPlace, roundPath, roundsPath } from './round-path.ts'
import { sayCoding } from './words/index.ts'

export const codingRounds = route('/initiatives/:slug/coding', members)

codingRounds.get(async (c, here) => {
  const after = readId<'coding-round'>(c.query('after'))
  const rounds = await listRounds(c.database, here.initiative.id, after)
  const called = await listCalled(c.database, rounds.flatMap(({ coders }) => coders.flatMap(({ person }) => person ?? [])))
  return c.page(<RoundsPage here={here} rounds={rounds.slice(0, ROUNDS_A_PAGE)} called={called} more={rounds.length > ROUNDS_A_PAGE} paged={after !== undefined} />)
})

/** A list that can be looked through. */
const STORIES_A_PAGE = 50
/** More people than anybody picks from in a list. */
const MOST_PEOPLE = 500

export const newRound = route('/initiatives/:slug/coding/new', hosts)

newRound.get((c, here) => showNew(c, here))

newRound.post((c, here) =>
  write(c, readNaming, async (trx, { coders, most }) => {
    const { initiative, person } = here
    const decided = decideCoders(coders, await listRoom(trx, initiative.id, undefined, MOST_PEOPLE))
    if (decided.kind === 'refused') return decided
    const book = await findBook(trx, initiative.id)
    if (book.codes.length === 0) return refuse('', 'no-codes' as const)
    const id = newId<'coding-round'>()
    const stories = await insertRound(trx, { id, initiative: initiative.id, bookNumber: book.number, coders: decided.coders, most, by: person.id, at: c.now })
    return stories === 0 ? refuse('', 'no-stories' as const) : done(roundPath(here, id), sayCoding('new.done'))
  }, (typed, problems) => showNew(c, here, typed, problems)))

async function showNew(c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<RoundFormCode | NamingCode | NamingProblem>[] = []): Promise<Response> {
  const [room, standpoints, book] = await Promise.all([listRoom(c.database, here.initiative.id, undefined, MOST_PEOPLE), listStandpoints(c.database, here.initiative.id), findBook(c.database, here.initiative.id)])
  const called = await listCalled(c.database, room.map(({ person }) => person))
  const people = room.map(({ person, standpoints: ids }) => ({ person, name: called.get(person) ?? '', as: standpoints.filter(({ id }) => ids.includes(id)).map(standpointName) }))
  return c.page(<NewRoundPage here={here} people={people} codes={book.codes.length} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
}

export const showRound = route('/initiatives/:slug/coding/:round', atRound)

showRound.get(async (c, here) => {
  const { round, coder } = here
  const [mine, called] = [coder?.agreed === true ? await listMine(c, round, coder) : undefined, await listCalled(c.database, round.coders.flatMap(({ person }) => person ?? []))]
  return c.page(<RoundPage here={here} mine={mine} called={called} />)
})

/** A page of what a coder has before them, and where they go on. */
async function listMine(c: Context, round: Round, coder: Coder): Promise<Mine> {
  const after = readPlace(c.query('after'))
  const [counts, seen] = [await countSeen(c.database, round, coder, c.now), await listSeen(c.database, round, coder, { now: c.now, after, only: ['to-code', 'waiting', 'compare', 'settled'], most: STORIES_A_PAGE + 1 })]
  const next = counts['to-code'] === 0 ? undefined : await findNextToCode(c.database, round, coder, c.now, 0)
  return { counts, stories: seen.slice(0, STORIES_A_PAGE), next, more: seen.length > STORIES_A_PAGE, paged: after > 0 }
}

export const agreeToCode = route('/initiatives/:slug/coding/:round/agree', asked)

agreeToCode.post((c, here) =>
  write(c, readPress, async (trx) => {
    await holdRound(trx, here.round.id)
    await setAgreed(trx, here.coder.id, c.now)
    return done(roundPath(here, here.round.id), sayCoding('round.agreed'))
  }, () => c.seeOther(roundPath(here, here.round.id))))

export const stopCoding = route('/initiatives/:slug/coding/:round/stop', asked)

stopCoding.post((c, here) =>
  write(c, readPress, async (trx) => {
    await holdRound(trx, here.round.id)
    await setAgreed(trx, here.coder.id, undefined)
    return done(roundPath(here, here.round.id), sayCoding('round.stopped'))
  }, () => c.seeOther(roundPath(here, here.round.id))))

const atRoundAsHost = async (c: Context) => {
  const [here, host] = [await atRound(c), await hosts(c)]
  return 'closed' in here ? here : 'closed' in host ? host : here
}

export const removeRound = route('/initiatives/:slug/coding/:round/remove', atRoundAsHost)

removeRound.post((c, here) =>
  write(c, readPress, async (trx) => {
    await holdRound(trx, here.round.id)
    const removed = await deleteRoundNotBegun(trx, here.round.id)
    return done(removed ? roundsPath(here) : roundPath(here, here.round.id), sayCoding(removed ? 'round.removed' : 'round.begun'))
  }, () => c.seeOther(roundsPath(here))))
