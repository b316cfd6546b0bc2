/** A member records what is needed, whose need it is, and what that rests on. */
import { record } from '#platform/activity.ts'
import type { Transaction } from '#platform/database/database.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { listStandpoints } from '../standpoint.queries.ts'
import type { InitiativeId, ItemId, StandpointId } from '../tables.ts'
import { insertItem, linkItems } from '../thread/item.queries.ts'
import { readNeed } from './need.form.ts'
import { needPath } from './need.gate.ts'
import { insertNeed } from './need.queries.ts'
import { decideNeed } from './need.rules.ts'
import { type Code, RecordNeedPage } from './record-need.view.tsx'
import { listGroundsAmong, listPossibleGrounds } from './rests-on.queries.ts'
import { sayNeed } from './words/index.ts'

export const recordNeed = route('/initiatives/:slug/needs/new', members)

recordNeed.get(async (c, here) => c.page(await pageOf(c, here)))

recordNeed.post((c, here) =>
  write(c, readNeed, async (trx, value) => {
    const { initiative, person } = here
    const decided = decideNeed(value, await standpointsOf(trx, initiative.id))
    if (decided.kind === 'refused') return decided
    const grounds = await listGroundsAmong(trx, here, value.restsOn)
    if (grounds.length < value.restsOn.length) return refuse<Code>('restsOn', 'rests-on-unknown')
    // Nobody's own words: whose need it is is said, and it was written down by somebody.
    const item = await insertItem(trx, { initiative: initiative.id, kind: 'need', words: value.words, seenBy: initiative.openTo, recordedAt: c.now },
      { person: undefined, standpoint: undefined, channel: 'site', enteredBy: person.id })
    await insertNeed(trx, item, decided.need, person.id, c.now)
    await linkItems(trx, initiative.id, item, grounds.map(({ id }) => id))
    await record(trx, { kind: 'need-recorded', ids: { item } })
    return done(needPath(here, item), sayNeed('record.done'))
  }, async (typed, problems) => c.page(await pageOf(c, here, typed, problems), 422)))

/** What people can be here as. */
export const standpointsOf = async (trx: Transaction, initiative: InitiativeId): Promise<ReadonlySet<StandpointId>> => new Set((await listStandpoints(trx, initiative)).map(({ id }) => id))

/** So many themes stand on the form; more are added on a page of their own. */
const FEW = 12

/** The newest themes, after whatever somebody came from or has ticked. */
const pageOf = async (c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<Code>[] = []) => {
  const wanted = (typed['restsOn'] ?? c.query('rests')?.split(',') ?? []).map((one) => readId<'item'>(one)).filter((id): id is ItemId => id !== undefined).slice(0, MOST_WANTED)
  const [standpoints, ticked, newest] = await Promise.all([
    listStandpoints(c.database, here.initiative.id), listGroundsAmong(c.database, here, wanted),
    listPossibleGrounds(c.database, here, { kind: 'theme', search: undefined, after: undefined, most: FEW }),
  ])
  const grounds = [...ticked, ...newest.filter(({ id }) => !ticked.some((one) => one.id === id))]
  return <RecordNeedPage here={here} standpoints={standpoints} grounds={grounds} ticked={ticked.map(({ id }) => id)} typed={typed} problems={problems} />
}

/** As many as an address of a page of ours names. */
const MOST_WANTED = 100
