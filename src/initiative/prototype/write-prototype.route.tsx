/** A member writes down what was made to try an idea, or changes it. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { type Outdated, done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { readCommon } from '../trying/read-common.ts'
import { NothingYetPage } from '../trying/tried-form.view.tsx'
import { fillEdit, fillNew, idsIn } from '../trying/tried-form.queries.ts'
import { type MemberAtTried, membersAtTried, triedPath } from '../trying/tried.gate.ts'
import { changeTried, findTried, recordTried } from '../trying/tried.queries.ts'
import { sayTrying } from '../trying/words/index.ts'
import { type PrototypeCode, readPrototype } from './prototype.form.ts'
import { insertPrototypeVersion } from './prototype.queries.ts'
import { WritePrototypePage } from './write-prototype.view.tsx'
import { sayPrototype } from './words/index.ts'

export const writePrototype = route('/initiatives/:slug/prototypes/new', members)

writePrototype.get(async (c, here) => c.page(await newPage(c, here)))

writePrototype.post((c, here) =>
  write(c, readPrototype, async (trx, { words, form, formWords, what, room, restsOn }) => {
    const read = await readCommon(trx, here, 'prototype', { words, room, restsOn })
    if (read.kind === 'refused') return read
    const item = await recordTried(trx, here, 'prototype', read.common, c.now)
    await insertPrototypeVersion(trx, item, 1, { words, form, formWords, what }, { person: here.person.id, at: c.now })
    return done(triedPath(here, 'prototype', item), sayPrototype('write.done'))
  }, async (typed, problems) => c.page(await newPage(c, here, typed, problems), 422)))

const newPage = async (c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<PrototypeCode>[] = []) => {
  const from = typed['restsOn'] === undefined ? idsIn(c.query('rests')) : idsIn(typed['restsOn'].join(','))
  const filled = await fillNew(c.database, here, 'prototype', from, true)
  if (filled.sources.length === 0) return <NothingYetPage here={here} title={sayPrototype('write.title')} text={sayPrototype('write.no-ideas')} />
  return <WritePrototypePage here={here} item={undefined} {...filled} typed={typed} problems={problems} />
}

export const editPrototype = route('/initiatives/:slug/prototypes/:item/edit', membersAtTried('prototype'))

editPrototype.get(async (c, here) => c.page(await editPage(c, here)))

editPrototype.post((c, here) =>
  write(c, readPrototype, async (trx, { words, form, formWords, what, room, restsOn, version }) => {
    const { item, person } = here
    const read = await readCommon(trx, here, 'prototype', { words, room, restsOn }, item)
    if (read.kind === 'refused') return read
    const changed = await changeTried(trx, here, 'prototype', item.id, version, read.common, read.offered)
    if (changed === 'outdated') return outdated(c, here)
    if (changed === 'circle') return refuse('restsOn', 'circle')
    await insertPrototypeVersion(trx, item.id, version + 1, { words, form, formWords, what }, { person: person.id, at: c.now })
    return done(triedPath(here, 'prototype', item.id), sayTrying('form.saved'))
  }, async (typed, problems) => c.page(await editPage(c, here, typed, problems), 422)))

const outdated = (c: Context, here: MemberAtTried<'prototype'>): Outdated => ({
  kind: 'outdated',
  show: async (typed) => {
    const item = (await findTried(c.database, here, 'prototype', here.item.id)) ?? here.item
    return c.page(<WritePrototypePage here={here} item={item} outdated {...await fillEdit(c.database, here, 'prototype', item)} typed={typed} problems={[]} />, 409)
  },
})

const editPage = async (c: Context, here: MemberAtTried<'prototype'>, typed: Typed = {}, problems: readonly Problem<PrototypeCode>[] = []) =>
  <WritePrototypePage here={here} item={here.item} {...await fillEdit(c.database, here, 'prototype', here.item)} typed={typed} problems={problems} />
