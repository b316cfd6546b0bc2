/** A member writes down a test, before it begins or once it has shown something, or changes what is written. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { type Outdated, done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { dayOf } from '#platform/time.ts'
import type { Room } from '../agreement/room.queries.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { readCommon } from '../trying/read-common.ts'
import { NothingYetPage } from '../trying/tried-form.view.tsx'
import { fillEdit, fillNew, idsIn } from '../trying/tried-form.queries.ts'
import { type MemberAtTried, membersAtTried, triedPath } from '../trying/tried.gate.ts'
import { changeTried, findTried, recordTried } from '../trying/tried.queries.ts'
import { sayTrying } from '../trying/words/index.ts'
import { type TrialCode, readTrial } from './trial.form.ts'
import { insertTrialVersion } from './trial.queries.ts'
import { decideTrial } from './trial.rules.ts'
import { WriteTrialPage } from './write-trial.view.tsx'
import { sayTrial } from './words/index.ts'

export const writeTrial = route('/initiatives/:slug/tests/new', members)

writeTrial.get(async (c, here) => c.page(await newPage(c, here)))

writeTrial.post((c, here) =>
  write(c, readTrial, async (trx, { room, restsOn, ...trial }) => {
    const read = await readCommon(trx, here, 'test', { words: trial.words, room, restsOn })
    if (read.kind === 'refused') return read
    const decided = decideTrial(trial, peopleIn(read.common.by), dayOf(c.now, here.initiative.zone))
    if (decided.kind === 'refused') return decided
    const item = await recordTried(trx, here, 'test', read.common, c.now)
    await insertTrialVersion(trx, item, 1, decided.trial, { person: here.person.id, at: c.now })
    return done(triedPath(here, 'test', item), sayTrial('write.done'))
  }, async (typed, problems) => c.page(await newPage(c, here, typed, problems), 422)))

const peopleIn = ({ present, company }: Room): number => present.length + company.reduce((sum, { people }) => sum + people, 0)

const newPage = async (c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<TrialCode>[] = []) => {
  const from = typed['restsOn'] === undefined ? idsIn(c.query('rests')) : idsIn(typed['restsOn'].join(','))
  const filled = await fillNew(c.database, here, 'test', from, false)
  if (filled.sources.length === 0) return <NothingYetPage here={here} title={sayTrial('write.title')} text={sayTrial('write.nothing-yet')} />
  return <WriteTrialPage here={here} item={undefined} {...filled} typed={typed} problems={problems} />
}

export const editTrial = route('/initiatives/:slug/tests/:item/edit', membersAtTried('test'))

editTrial.get(async (c, here) => c.page(await editPage(c, here)))

editTrial.post((c, here) =>
  write(c, readTrial, async (trx, { room, restsOn, version, ...trial }) => {
    const { item, person } = here
    const read = await readCommon(trx, here, 'test', { words: trial.words, room, restsOn }, item)
    if (read.kind === 'refused') return read
    const decided = decideTrial(trial, peopleIn(read.common.by), dayOf(c.now, here.initiative.zone))
    if (decided.kind === 'refused') return decided
    const changed = await changeTried(trx, here, 'test', item.id, version, read.common, read.offered)
    if (changed === 'outdated') return outdated(c, here)
    if (changed === 'circle') return refuse('restsOn', 'circle')
    await insertTrialVersion(trx, item.id, version + 1, decided.trial, { person: person.id, at: c.now })
    return done(triedPath(here, 'test', item.id), sayTrying('form.saved'))
  }, async (typed, problems) => c.page(await editPage(c, here, typed, problems), 422)))

const outdated = (c: Context, here: MemberAtTried<'test'>): Outdated => ({
  kind: 'outdated',
  show: async (typed) => {
    const item = (await findTried(c.database, here, 'test', here.item.id)) ?? here.item
    return c.page(<WriteTrialPage here={here} item={item} outdated {...await fillEdit(c.database, here, 'test', item)} typed={typed} problems={[]} />, 409)
  },
})

const editPage = async (c: Context, here: MemberAtTried<'test'>, typed: Typed = {}, problems: readonly Problem<TrialCode>[] = []) =>
  <WriteTrialPage here={here} item={here.item} {...await fillEdit(c.database, here, 'test', here.item)} typed={typed} problems={problems} />
