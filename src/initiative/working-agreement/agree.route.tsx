/** A member agrees to how the group works, for themselves or for somebody beside them, and stops agreeing. */
import { listCalled } from '#people/index.ts'
import type { Transaction } from '#platform/database/database.ts'
import { type Typed, readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { findMember, holdMembers } from '../membership/membership.queries.ts'
import type { InitiativeId, MemberId, PersonId } from '../tables.ts'
import { workingPath } from './working-path.ts'
import { showPage } from './show-working.route.tsx'
import { ForSomebodyPage } from './who-agreed.view.tsx'
import { type WorkingCode, readAgree, readBeside } from './working.form.ts'
import { findStanding, listLines, listStandings, listVersions, replaceConsents } from './working.queries.ts'
import { askedOf, counts, touches } from './working.rules.ts'
import { sayWorking } from './words/index.ts'

/** More people than anybody picks from in a list. */
const MOST_PEOPLE = 500

/** Lets a member agree to all that is for them, as it was shown: whoever was shown another version is asked again. */
async function agree(trx: Transaction, initiative: InitiativeId, member: MemberId, shown: number, enteredBy: PersonId | undefined, at: Date): Promise<'agreed' | 'changed' | 'nothing-for-them'> {
  await holdMembers(trx, initiative)
  const [[latest], lines, { standpoints }] = [await listVersions(trx, initiative, 1), await listLines(trx, initiative), await findStanding(trx, member)]
  if (latest?.number !== shown) return 'changed'
  const theirs = lines.filter((line) => counts(line) && touches(line, standpoints))
  if (theirs.length === 0) return 'nothing-for-them'
  await replaceConsents(trx, member, theirs.map(({ id }) => id), enteredBy, at)
  return 'agreed'
}

export const agreeToWork = route('/initiatives/:slug/working-agreement/agree', members).post((c, here) =>
  write(c, readAgree, async (trx, { version }) => {
    const answer = await agree(trx, here.initiative.id, here.membership.memberId, version, undefined, c.now)
    return answer === 'agreed' ? done(workingPath(here), sayWorking('mine.done')) : refuse('', answer)
  }, (_, problems) => showPage(c, here, problems)))

export const stopAgreeingToWork = route('/initiatives/:slug/working-agreement/not', members).post((c, here) =>
  write(c, readPress, async (trx) => {
    await replaceConsents(trx, here.membership.memberId, [], undefined, c.now)
    return done(workingPath(here), sayWorking('mine.stopped'))
  }, (_, problems) => showPage(c, here, problems)))

export const agreeForSomebody = route('/initiatives/:slug/working-agreement/for-somebody', members)

agreeForSomebody.get((c, here) => besidePage(c, here))

agreeForSomebody.post((c, here) =>
  write(c, readBeside, async (trx, { member, version }) => {
    const { initiative, membership, person } = here
    const other = member === membership.memberId ? undefined : await findMember(trx, initiative.id, member)
    if (other === undefined) return refuse('member', 'member-missing')
    const answer = await agree(trx, initiative.id, member, version, person.id, c.now)
    return answer === 'agreed' ? done(workingPath(here), sayWorking('beside.done')) : refuse(answer === 'changed' ? '' : 'member', answer)
  }, (typed, problems) => besidePage(c, here, typed, problems)))

async function besidePage(c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<WorkingCode>[] = []): Promise<Response> {
  const { initiative, membership } = here
  const [[latest], lines, standings] = await Promise.all([listVersions(c.database, initiative.id, 1), listLines(c.database, initiative.id), listStandings(c.database, initiative.id, undefined, MOST_PEOPLE)])
  const asked = standings.filter((one) => one.member !== membership.memberId && askedOf(lines, one.standpoints, one.agreedTo).state.startsWith('asked'))
  const called = await listCalled(c.database, asked.map(({ person }) => person))
  const people = asked.map(({ member, person }) => ({ member, name: called.get(person) ?? '' })).toSorted((one, other) => one.name.localeCompare(other.name))
  return c.page(<ForSomebodyPage here={here} people={people} number={latest?.number ?? 0} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
}
