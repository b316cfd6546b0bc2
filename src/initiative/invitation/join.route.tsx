/** Somebody joins with a code: signed in, or with nothing but the name they want to be called by. */
import { type ComingIn, comeIn, joinAsPerson, recoveryCodePage } from '#people/index.ts'
import { record } from '#platform/activity.ts'
import type { Transaction } from '#platform/database/database.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { everybody, route, signedIn } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { TooOftenPage } from '#platform/page/faults.view.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { readCode } from '#platform/secrets.ts'
import { dayOf } from '#platform/time.ts'
import { findJoining, insertMember, wasRemoved } from '../membership/membership.queries.ts'
import { howToComeIn } from '../membership/membership.rules.ts'
import { insertWaiting, upsertNamedAdult } from '../membership/waiting.queries.ts'
import type { PersonId } from '../tables.ts'
import { codeHash } from './invitation-code.ts'
import { type Inviting, findByCode, findStanding, holdByCode, insertUse, listAsked } from './invitation.queries.ts'
import { type InvitationState, stateOf } from './invitation.rules.ts'
import { type JoinForm, readJoin } from './join.form.ts'
import { type Joiner, decideJoiner } from './join.rules.ts'
import { AdultPage, AskedPage, ClosedInvitationPage, type Code, CodePage, JoinPage } from './join.view.tsx'
import { mayTryCode } from './trying-codes.ts'
import { sayInvitation } from './words/index.ts'

/** Remembers the code in this browser while its owner signs in. */
const CODE_COOKIE = 'invitation'
const AN_HOUR = 60 * 60

const stateNow = (c: Context, { invitation, initiative }: Inviting): InvitationState => stateOf(invitation, dayOf(c.now, initiative.zone))

export const join = route('/join', everybody)

join.get((c) => {
  const typed = c.query('code')
  if (typed === undefined) return c.page(<CodePage code={c.cookie(CODE_COOKIE)} />)
  const code = readCode(typed).slice(0, 40)
  return code === '' ? c.page(<CodePage problems={[{ field: 'code', code: 'code-missing' }]} />, 422) : c.seeOther(`/join/${code}`)
})

// The code comes as a field: an address that holds it would be remembered with the command.
join.post(async (c) => {
  if (!(await mayTryCode(c))) return c.page(<TooOftenPage />, 429)
  return c.person === undefined ? comeIn(c, (coming) => takeForm(c, coming)) : takeForm(c, undefined)
})

/** `coming` opens the session of somebody new. */
const takeForm = (c: Context, coming: ComingIn | undefined) =>
  write(c, readJoin, async (trx, value) => {
    const inviting = await holdByCode(trx, codeHash(c.site.secret, value.code))
    if (inviting === undefined) return refuse('code', 'code-unknown' as const)
    const state = stateNow(c, inviting)
    if (state !== 'open') return { kind: 'outdated', show: () => c.page(<ClosedInvitationPage state={state} />, 409) }
    const decided = decideJoiner(value, c.person?.called)
    if (decided.kind === 'refused') return decided
    return enter(trx, c, { inviting, value, joiner: decided.joiner, coming })
  }, (typed, problems) => showAgain(c, typed, problems))

type Entering = Readonly<{ inviting: Inviting; value: JoinForm; joiner: Joiner; coming: ComingIn | undefined }>

async function enter(trx: Transaction, c: Context, { inviting, value, joiner, coming }: Entering) {
  const { id, slug } = inviting.initiative
  const inside = `/initiatives/${slug}/standpoints`
  const known = c.person?.id
  const standing = known === undefined ? 'outside' : await findStanding(trx, id, known)
  if (standing !== 'outside') return done(standing === 'member' ? `/initiatives/${slug}` : '/join/asked')
  const person = known ?? (await makePerson(trx, c, joiner.called, coming))
  await insertUse(trx, inviting.invitation.id, person)
  if (joiner.adult !== undefined) await upsertNamedAdult(trx, id, person, joiner.adult)
  const how = howToComeIn(await findJoining(trx, id), { underAge: value.age === 'under', removedBefore: await wasRemoved(trx, id, person) })
  if (how === 'comes-in') await insertMember(trx, id, person)
  else await insertWaiting(trx, id, person)
  await record(trx, { kind: how === 'comes-in' ? 'member-joined' : 'asked-to-join', ids: { initiative: id, person } })
  const next = how === 'comes-in' ? inside : '/join/asked'
  return done(known === undefined ? recoveryCodePage(next) : next, sayInvitation(how === 'comes-in' ? 'done.in' : 'done.asked'))
}

async function makePerson(trx: Transaction, c: Context, called: string, coming: ComingIn | undefined): Promise<PersonId> {
  if (coming === undefined) throw new Error('somebody new joins without a session')
  return joinAsPerson(trx, c, coming, called)
}

/** The page that asked: the one for the adult where that is all that is missing. */
async function showAgain(c: Context, typed: Typed, problems: readonly Problem<Code>[]): Promise<Response> {
  const code = readCode(typed['code']?.[0] ?? '').slice(0, 40)
  const inviting = await findByCode(c.database, codeHash(c.site.secret, code))
  if (inviting === undefined) return c.page(<CodePage code={code} problems={[{ field: 'code', code: code === '' ? 'code-missing' : 'code-unknown' }]} />, 422)
  const status = problems.length === 0 ? 200 : 422
  if (problems.every(({ field }) => field.startsWith('adult'))) return c.page(<AdultPage code={code} called={c.person?.called} typed={typed} problems={problems} />, status)
  return c.page(<JoinPage inviting={inviting} joining={await findJoining(c.database, inviting.initiative.id)} code={code} called={c.person?.called} typed={typed} problems={problems} />, status)
}

export const askedToJoin = route('/join/asked', signedIn)

askedToJoin.get(async (c, { person }) => c.page(<AskedPage asked={await listAsked(c.database, person.id)} />))

export const joinByLink = route('/join/:code', everybody)

joinByLink.get(async (c) => {
  if (!(await mayTryCode(c))) return c.page(<TooOftenPage />, 429)
  const code = readCode(c.param('code')).slice(0, 40)
  const inviting = await findByCode(c.database, codeHash(c.site.secret, code))
  if (inviting === undefined) return c.page(<CodePage code={code} problems={[{ field: 'code', code: 'code-unknown' }]} />, 422)
  const standing = c.person === undefined ? 'outside' : await findStanding(c.database, inviting.initiative.id, c.person.id)
  if (standing !== 'outside') return c.seeOther(standing === 'member' ? `/initiatives/${inviting.initiative.slug}` : '/join/asked')
  const state = stateNow(c, inviting)
  if (state !== 'open') return c.page(<ClosedInvitationPage state={state} />)
  if (c.person === undefined) c.setCookie(CODE_COOKIE, code, { seconds: AN_HOUR })
  return c.page(<JoinPage inviting={inviting} joining={await findJoining(c.database, inviting.initiative.id)} code={code} called={c.person?.called} />)
})
