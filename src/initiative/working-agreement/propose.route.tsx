/** A member proposes a line, another in its place, or that one counts no more; a host settles what counts from now on. */
import { record } from '#platform/activity.ts'
import { type Typed, readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { type SeenByMember, hosts, members } from '../initiative.gate.ts'
import { holdMembers } from '../membership/membership.queries.ts'
import { listStandpoints } from '../standpoint.queries.ts'
import type { PersonId } from '../tables.ts'
import { ProposePage, SettlePage } from './proposals.view.tsx'
import { workingPath } from './working-path.ts'
import { type WorkingCode, readLine, readSettle } from './working.form.ts'
import { type Line, deleteEnding, deleteProposal, insertEnding, insertLine, insertVersion, listLines, listVersions } from './working.queries.ts'
import { counts, isProposed } from './working.rules.ts'
import { sayWorking } from './words/index.ts'

/** A longer agreement is read by nobody. */
const MOST_THAT_COUNT = 100

export const proposeLine = route('/initiatives/:slug/working-agreement/propose', members)

proposeLine.get((c, here) => proposePage(c, here))

proposeLine.post((c, here) =>
  write(c, readLine, async (trx, { instead, ...line }) => {
    const { initiative, person } = here
    await holdMembers(trx, initiative.id)
    const lines = await listLines(trx, initiative.id)
    if (line.standpoint !== undefined && !(await listStandpoints(trx, initiative.id)).some(({ id }) => id === line.standpoint)) return refuse('standpoint', 'standpoint-unknown')
    if (instead !== undefined && !lines.some((one) => one.id === instead && counts(one))) return refuse('', 'instead-unknown')
    if (lines.filter((one) => counts(one) || isProposed(one)).length >= MOST_THAT_COUNT) return refuse('', 'too-many')
    await insertLine(trx, initiative.id, { ...line, replaces: instead }, person.id, c.now)
    return done(workingPath(here), sayWorking('propose.done'))
  }, (typed, problems) => proposePage(c, here, typed, problems)))

async function proposePage(c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<WorkingCode>[] = []): Promise<Response> {
  const wanted = readId<'working-line'>(typed['instead']?.[0] ?? c.query('instead'))
  const [standpoints, lines] = await Promise.all([listStandpoints(c.database, here.initiative.id), listLines(c.database, here.initiative.id)])
  return c.page(<ProposePage here={here} standpoints={standpoints} instead={lines.find((one) => one.id === wanted && counts(one))} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
}

type AtLine = SeenByMember & Readonly<{ line: Line }>

const atLine = (fits: (line: Line, here: SeenByMember) => boolean): Gate<AtLine> => async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'working-line'>(c.param('line'))
  const line = id === undefined ? undefined : (await listLines(c.database, here.initiative.id)).find((one) => one.id === id)
  return line === undefined || !fits(line, here) ? { closed: 'not-found' } : { ...here, line }
}
const isTheirs = (by: PersonId | undefined, { membership, person }: SeenByMember) => membership.host || by === person.id

export const proposeEnding = route('/initiatives/:slug/working-agreement/lines/:line/end', atLine(counts)).post((c, here) =>
  write(c, readPress, async (trx) => {
    await insertEnding(trx, here.line.id, here.person.id, c.now)
    return done(workingPath(here), sayWorking('propose.end-done'))
  }, () => c.seeOther(workingPath(here))))

export const keepLine = route('/initiatives/:slug/working-agreement/lines/:line/keep', atLine((line, here) => line.ending !== undefined && isTheirs(line.ending.by, here))).post((c, here) =>
  write(c, readPress, async (trx) => {
    await deleteEnding(trx, here.line.id)
    return done(workingPath(here), sayWorking('proposals.kept'))
  }, () => c.seeOther(workingPath(here))))

export const withdrawLine = route('/initiatives/:slug/working-agreement/lines/:line/withdraw', atLine((line, here) => isProposed(line) && isTheirs(line.proposedBy, here))).post((c, here) =>
  write(c, readPress, async (trx) => {
    await deleteProposal(trx, here.line.id)
    return done(workingPath(here), sayWorking('proposals.withdrawn'))
  }, () => c.seeOther(workingPath(here))))

export const settleVersion = route('/initiatives/:slug/working-agreement/settle', hosts)

settleVersion.get(async (c, here) => c.page(await settlePage(c, here)))

settleVersion.post((c, here) =>
  write(c, readSettle, async (trx, { take, version }) => {
    const { initiative, person } = here
    await holdMembers(trx, initiative.id)
    const [[latest], lines] = [await listVersions(trx, initiative.id, 1), await listLines(trx, initiative.id)]
    const number = latest?.number ?? 0
    if (number !== version) return { kind: 'outdated', show: async (typed) => c.page(await settlePage(c, here, { typed, outdated: true }), 409) }
    const taken = lines.filter(({ id }) => take.includes(id))
    if (taken.length < take.length || taken.some((line) => !isProposed(line) && line.ending === undefined)) return refuse('take', 'take-unknown')
    const settle = taken.filter(isProposed)
    const end = [...settle.flatMap(({ replaces }) => replaces ?? []), ...taken.flatMap((line) => (isProposed(line) ? [] : line.id))]
    await insertVersion(trx, initiative.id, number + 1, { settle: settle.map(({ id }) => id), end }, person.id, c.now)
    await record(trx, { kind: 'working-agreement-settled', ids: { initiative: initiative.id } })
    return done(workingPath(here), sayWorking('settle.done', { number: number + 1 }))
  }, async (typed, problems) => c.page(await settlePage(c, here, { typed, problems }), 422)))

type Shown = Readonly<{ typed?: Typed; problems?: readonly Problem<WorkingCode>[]; outdated?: boolean }>

async function settlePage(c: Context, here: SeenByMember, shown: Shown = {}) {
  const { id } = here.initiative
  const [lines, [latest], standpoints] = await Promise.all([listLines(c.database, id), listVersions(c.database, id, 1), listStandpoints(c.database, id)])
  return <SettlePage here={here} lines={lines} standpoints={standpoints} number={latest?.number ?? 0} {...shown} />
}
