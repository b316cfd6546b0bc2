/** A member says where something stands: nobody has picked it up, set aside, or stopped without a change. It can be opened again. */
import type { Context } from '#platform/http/context.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Typed } from '#platform/forms/read.ts'
import { readId } from '#platform/ids.ts'
import type { Problem } from '#platform/problems.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { findOpenItem, holdItem, insertEnding, insertReopening, listEndings } from './ending.queries.ts'
import { canStop, decideEnding } from './ending.rules.ts'
import { type EndingCodes, EndStrandPage } from './end-strand.view.tsx'
import { readEnding, readReopen } from './record.form.ts'
import { sayHappened } from './words/index.ts'

type Here = SeenByMember & Readonly<{ item: NonNullable<Awaited<ReturnType<typeof findOpenItem>>> }>

/** Those who take part, at an item whose strand can stop. */
const atItem: Gate<Here> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'item'>(c.param('item'))
  const item = id === undefined ? undefined : await findOpenItem(c.database, here.initiative.id, here.sees, id)
  return item === undefined || !canStop(item.kind) ? { closed: 'not-found' } : { ...here, item }
}

const back = ({ initiative, item }: Here) => `/initiatives/${initiative.slug}/items/${item.id}`

export const endStrand = route('/initiatives/:slug/items/:item/ending', atItem)

endStrand.get((c, here) => showForm(c, here))

endStrand.post(async (c, here) =>
  write(c, readEnding, async (trx, value) => {
    const { initiative, item, person } = here
    await holdItem(trx, item.id)
    const endings = await listEndings(trx, initiative.id, item.id)
    const decided = decideEnding(value, endings.some((ending) => ending.reopenedAt === undefined))
    if (decided.kind === 'refused') return decided
    await insertEnding(trx, { initiative: initiative.id, item: item.id, place: endings.length + 1 }, decided.ending, person.id, c.now)
    return done(back(here), sayHappened('ending.done'))
  }, (typed, problems) => showForm(c, here, typed, problems)))

const showForm = (c: Context, here: Here, typed: Typed = {}, problems: readonly Problem<EndingCodes>[] = []) =>
  c.page(<EndStrandPage here={here} words={here.item.words} back={back(here)} typed={typed} problems={problems} />, problems.length === 0 ? 200 : 422)

export const reopenStrand = route('/initiatives/:slug/items/:item/reopen', atItem)

reopenStrand.post(async (c, here) =>
  write(c, readReopen, async (trx, { ending }) => {
    const endings = await listEndings(trx, here.initiative.id, here.item.id)
    if (endings.some(({ id }) => id === ending)) await insertReopening(trx, here.item.id, ending, here.person.id, c.now)
    return done(back(here), sayHappened('ending.reopened'))
  }, () => c.seeOther(back(here))))
