/** Those who were there lay cards in groups, undo their last move, and say what a group is and what might be done about it. */
import type { Transaction } from '#platform/database/database.ts'
import { type Typed, readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { newId, readId } from '#platform/ids.ts'
import { type Problem, type Refused, refuse } from '#platform/problems.ts'
import { ArrangePage, GroupPage } from './arrange.view.tsx'
import { countMoved, deleteGroup, insertGroup, listCards, listGroups, moveCards, undoMove, updateGroup } from './card.queries.ts'
import { type GroupFormCode, type MoveFormCode, readGroup, readMove } from './session.form.ts'
import { type AtGroup, type AtSession, atGroup, there } from './session.gate.ts'
import { holdSession } from './session.queries.ts'
import { MOST_GROUPS } from './session.rules.ts'
import { groupPath, sessionPath } from './session-path.ts'
import { CARDS_A_PAGE, pageOfCards } from './table-page.rules.ts'
import type { GroupId } from './tables.ts'
import { saySession } from './words/index.ts'

type WhereCode = 'into-missing' | 'into-or-name' | 'group-gone' | 'too-many-groups'
export type MoveProblem = Problem<MoveFormCode | WhereCode>

export const arrangeCards = route('/initiatives/:slug/story-sessions/:session/arrange', there)

arrangeCards.get((c, here) => showArrange(c, here))

arrangeCards.post((c, here) =>
  write(c, readMove, async (trx, { cards, into, name }) => {
    const { session, person } = here
    await held(trx, here)
    if (cards.length === 0) return refuse<MoveFormCode | WhereCode>('cards', 'cards-missing')
    const where = await findWhere(trx, here, { into, name })
    if (where.kind === 'refused') return where
    const count = await moveCards(trx, { session: session.id, person: person.id }, cards, where.group)
    return done(`${sessionPath(here, session.id)}/arrange`, saySession('arrange.done', { count }))
  }, (typed, problems) => showArrange(c, here, typed, problems)))

async function held(trx: Transaction, { session }: AtSession): Promise<void> {
  if (!(await holdSession(trx, session.id))) throw new NotThere()
}

type Wish = Readonly<{ into: GroupId | 'none' | undefined; name: string | undefined }>

/** The group that was chosen or named. A name that a group has already is that group. */
async function findWhere(trx: Transaction, { session }: AtSession, { into, name }: Wish): Promise<Readonly<{ kind: 'where'; group: GroupId | undefined }> | Refused<WhereCode>> {
  if (into !== undefined && name !== undefined) return refuse('name', 'into-or-name')
  if (into === 'none') return { kind: 'where', group: undefined }
  const groups = await listGroups(trx, session.id)
  if (name === undefined) {
    if (into === undefined) return refuse('into', 'into-missing')
    return groups.some(({ id }) => id === into) ? { kind: 'where', group: into } : refuse('into', 'group-gone')
  }
  const known = groups.find((group) => group.name.toLowerCase() === name.toLowerCase())
  if (known !== undefined) return { kind: 'where', group: known.id }
  if (groups.length >= MOST_GROUPS) return refuse('name', 'too-many-groups')
  const id = newId<'session-group'>()
  await insertGroup(trx, session.id, { id, name })
  return { kind: 'where', group: id }
}

async function showArrange(c: Context, here: AtSession, typed: Typed = {}, problems: readonly MoveProblem[] = []): Promise<Response> {
  const { session, person } = here
  const [cards, groups, moved] = [await listCards(c.database, session.id), await listGroups(c.database, session.id), await countMoved(c.database, { session: session.id, person: person.id })]
  const page = pageOfCards(cards, readId<'session-card'>(c.query('after')), CARDS_A_PAGE)
  return c.page(<ArrangePage here={here} page={page} groups={groups} moved={moved} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
}

export const undoLastMove = route('/initiatives/:slug/story-sessions/:session/undo', there)

undoLastMove.post((c, here) => {
  const path = `${sessionPath(here, here.session.id)}/arrange`
  return write(c, readPress, async (trx) => {
    await held(trx, here)
    const count = await undoMove(trx, { session: here.session.id, person: here.person.id })
    return done(path, saySession('arrange.undone', { count }))
  }, () => c.seeOther(path))
})

export type GroupProblem = Problem<GroupFormCode | 'name-taken' | 'changed'>

export const cardGroup = route('/initiatives/:slug/story-sessions/:session/groups/:group', atGroup)

cardGroup.get((c, here) => c.page(<GroupPage here={here} />))

cardGroup.post((c, here) =>
  write(c, readGroup, async (trx, { name, tag, action, version }) => {
    const { session, group } = here
    await held(trx, here)
    const others = (await listGroups(trx, session.id)).filter(({ id }) => id !== group.id)
    if (others.some((other) => other.name.toLowerCase() === name.toLowerCase())) return refuse<GroupFormCode | 'name-taken'>('name', 'name-taken')
    const kept = await updateGroup(trx, group.id, { name, tag: session.tags ? tag : group.tag, action, version })
    return kept ? done(sessionPath(here, session.id), saySession('group.done')) : { kind: 'outdated' as const, show: (typed: Typed) => showOutdated(c, here, typed) }
  }, (typed, problems) => c.page(<GroupPage here={here} typed={typed} problems={problems} />, 422)))

/** What was typed, beside what stands there now. */
async function showOutdated(c: Context, here: AtGroup, typed: Typed): Promise<Response> {
  const group = (await listGroups(c.database, here.session.id)).find(({ id }) => id === here.group.id)
  if (group === undefined) throw new NotThere()
  return c.page(<GroupPage here={{ ...here, group }} typed={typed} problems={[{ field: '', code: 'changed' }]} />, 409)
}

export const takeGroupApart = route('/initiatives/:slug/story-sessions/:session/groups/:group/take-apart', atGroup)

takeGroupApart.post((c, here) =>
  write(c, readPress, async (trx) => {
    await held(trx, here)
    await deleteGroup(trx, here.group.id)
    return done(sessionPath(here, here.session.id), saySession('group.taken-apart', { name: here.group.name }))
  }, () => c.seeOther(groupPath(here, here.group.id))))
