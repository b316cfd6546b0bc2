/** Whoever told a story names somebody who can take it back for them, or names nobody any more. */
import { z } from 'zod'
import { listRoom } from '#initiative/index.ts'
import { listCalled } from '#people/index.ts'
import { record } from '#platform/activity.ts'
import { choice, codes, idField } from '#platform/forms/fields.ts'
import { type Typed, formReader, readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { type AtStory, tellers } from '../story/story.gate.ts'
import { deleteSupporter, upsertSupporter } from './supporter.queries.ts'
import { type SupporterCode, SupporterPage } from './supporter.view.tsx'
import { saySupporter } from './words/index.ts'

const code = codes<SupporterCode>()
const supporter = z.object({ person: idField<'person'>(code('person-missing')), reads: choice(['yes', 'no'], code('reads-missing')) })
const readSupporter = formReader<typeof supporter, SupporterCode>(supporter)

/** More than choose from a list. */
const MOST = 500

export const nameSupporter = route('/stories/:story/supporter', tellers)

nameSupporter.get((c, here) => showForm(c, here))

nameSupporter.post((c, here) =>
  write(c, readSupporter, async (trx, { person, reads }) => {
    const { story } = here
    const room = (await listRoom(trx, story.initiative, undefined, MOST)).map((one) => one.person)
    const called = (await listCalled(trx, [person])).get(person)
    if (!room.includes(person) || person === here.person.id || called === undefined) return refuse('person', 'person-missing' as const)
    await upsertSupporter(trx, story.id, person, reads === 'yes', c.now)
    return done(`/stories/${story.id}`, saySupporter('done', { who: called }))
  }, (typed, problems) => showForm(c, here, typed, problems)))

export const removeSupporter = route('/stories/:story/supporter/remove', tellers)

removeSupporter.post((c, { story }) =>
  write(c, readPress, async (trx) => {
    await deleteSupporter(trx, story.id)
    await record(trx, { kind: 'story-supporter-removed', ids: { story: story.id } })
    return done(`/stories/${story.id}`, saySupporter('removed'))
  }, () => c.seeOther(`/stories/${story.id}`)))

async function showForm(c: Context, { story, person }: AtStory, typed: Typed = {}, problems: readonly Problem<SupporterCode>[] = []): Promise<Response> {
  const room = (await listRoom(c.database, story.initiative, undefined, MOST)).map((one) => one.person).filter((one) => one !== person.id)
  const called = await listCalled(c.database, room)
  const choices = [...called].toSorted(([, one], [, other]) => one.localeCompare(other))
  return c.page(<SupporterPage story={story} choices={choices} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
}
