/** A member writes an idea and says which needs it answers, or changes it. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { type Outdated, done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { readCommon } from '../trying/read-common.ts'
import { fillEdit, fillNew, idsIn } from '../trying/tried-form.queries.ts'
import { type MemberAtTried, membersAtTried, triedPath } from '../trying/tried.gate.ts'
import { changeTried, findTried, recordTried } from '../trying/tried.queries.ts'
import { sayTrying } from '../trying/words/index.ts'
import { type IdeaCode, readIdea } from './idea.form.ts'
import { insertIdeaVersion } from './idea.queries.ts'
import { WriteIdeaPage } from './write-idea.view.tsx'
import { sayIdea } from './words/index.ts'

export const writeIdea = route('/initiatives/:slug/ideas/new', members)

writeIdea.get(async (c, here) => c.page(await newPage(c, here)))

writeIdea.post((c, here) =>
  write(c, readIdea, async (trx, { words, how, room, restsOn }) => {
    const read = await readCommon(trx, here, 'idea', { words, room, restsOn })
    if (read.kind === 'refused') return read
    const item = await recordTried(trx, here, 'idea', read.common, c.now)
    await insertIdeaVersion(trx, item, 1, { words, how }, { person: here.person.id, at: c.now })
    return done(triedPath(here, 'idea', item), sayIdea('write.done'))
  }, async (typed, problems) => c.page(await newPage(c, here, typed, problems), 422)))

const newPage = async (c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<IdeaCode>[] = []) => {
  const from = typed['restsOn'] === undefined ? idsIn(c.query('rests')) : idsIn(typed['restsOn'].join(','))
  return <WriteIdeaPage here={here} item={undefined} {...await fillNew(c.database, here, 'idea', from, true)} typed={typed} problems={problems} />
}

export const editIdea = route('/initiatives/:slug/ideas/:item/edit', membersAtTried('idea'))

editIdea.get(async (c, here) => c.page(await editPage(c, here)))

editIdea.post((c, here) =>
  write(c, readIdea, async (trx, { words, how, room, restsOn, version }) => {
    const { item, person } = here
    const read = await readCommon(trx, here, 'idea', { words, room, restsOn }, item)
    if (read.kind === 'refused') return read
    const changed = await changeTried(trx, here, 'idea', item.id, version, read.common, read.offered)
    if (changed === 'outdated') return outdated(c, here)
    if (changed === 'circle') return refuse('restsOn', 'circle')
    await insertIdeaVersion(trx, item.id, version + 1, { words, how }, { person: person.id, at: c.now })
    return done(triedPath(here, 'idea', item.id), sayTrying('form.saved'))
  }, async (typed, problems) => c.page(await editPage(c, here, typed, problems), 422)))

const outdated = (c: Context, here: MemberAtTried<'idea'>): Outdated => ({
  kind: 'outdated',
  show: async (typed) => {
    const item = (await findTried(c.database, here, 'idea', here.item.id)) ?? here.item
    return c.page(<WriteIdeaPage here={here} item={item} outdated {...await fillEdit(c.database, here, 'idea', item)} typed={typed} problems={[]} />, 409)
  },
})

const editPage = async (c: Context, here: MemberAtTried<'idea'>, typed: Typed = {}, problems: readonly Problem<IdeaCode>[] = []) =>
  <WriteIdeaPage here={here} item={here.item} {...await fillEdit(c.database, here, 'idea', here.item)} typed={typed} problems={problems} />
