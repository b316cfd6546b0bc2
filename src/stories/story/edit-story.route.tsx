/** Whoever told a story changes its words: a new version, which only they see. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Problem } from '#platform/problems.ts'
import { marksOf } from '../repeated/marks.ts'
import { seal, sealCodes } from '../sealed/opened-words.tsx'
import { versionPlace } from '../sealed/places.ts'
import { ringOf } from '../sealed/ring.ts'
import { type EditCode, readEdit } from './edit-story.form.ts'
import { EditStoryPage } from './edit-story.view.tsx'
import { opened } from './opened-version.ts'
import { type AtStory, tellers } from './story.gate.ts'
import { findSealed, holdStory, insertVersion } from './story.queries.ts'
import { sayStory } from './words/index.ts'

export const editStory = route('/stories/:story/edit', tellers)

editStory.get((c, here) => showForm(c, here, 200))

editStory.post((c, here) =>
  write(c, readEdit, async (trx, { version, words, notes }) => {
    const { story, person } = here
    await holdStory(trx, story.id)
    const latest = await findSealed(trx, story.id)
    if (latest?.number !== version) return { kind: 'outdated', show: (typed) => showForm(c, here, 409, typed) }
    const [number, place] = [version + 1, versionPlace(story.id, version + 1)]
    const ring = ringOf(c)
    await insertVersion(trx, story.id, { number, words: seal(ring, words, place), notes: sealCodes(ring, notes, place), marks: marksOf(ring, ring.current, words) }, { person: person.id, at: c.now })
    return done(`/stories/${story.id}`, sayStory('edit.done'))
  }, (typed, problems) => showForm(c, here, 422, typed, problems)))

async function showForm(c: Context, { story }: AtStory, status: 200 | 409 | 422, typed: Typed = {}, problems: readonly Problem<EditCode>[] = []): Promise<Response> {
  const latest = await findSealed(c.database, story.id)
  if (latest === undefined) throw new NotThere()
  return c.page(<EditStoryPage story={story} latest={opened(c, story, latest)} typed={typed} problems={problems} outdated={status === 409} />, status)
}
