/** Somebody starts an initiative, and is told first who works on the same in the same place. */
import { listAreas } from '#network/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route, signedIn } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { DEFAULT_ZONE, dayOf } from '#platform/time.ts'
import { audiencesFor } from '../initiative.policy.ts'
import { type CreateCode, readCreate } from './create-initiative.form.ts'
import { type Alike, CreateInitiativePage } from './create-initiative.view.tsx'
import { listAlike } from './list-initiatives.queries.ts'
import { insertInitiative } from './purpose.queries.ts'
import { readTopics } from './register.form.ts'
import { slugOf } from '#platform/slug.ts'
import { topicName } from './topics.ts'
import { sayPurpose } from './words/index.ts'

export const createInitiative = route('/initiatives/new', signedIn)

createInitiative.get((c) => createPage(c))

createInitiative.post((c, { person }) => {
  let alike: Alike | undefined
  return write(c, readCreate, async (trx, { topics: ticked, ownTopics, seen, area, ...value }) => {
    const topics = readTopics({ topics: ticked, ownTopics })
    if (topics === undefined) return refuse('topics', 'topics-too-many')
    const where = area === undefined ? undefined : (await listAreas(trx)).find(({ id }) => id === area)
    if (area !== undefined && where === undefined) return refuse('area', 'area-unknown')
    const others = where === undefined || seen ? [] : await listAlike(trx, { sees: audiencesFor({ signedIn: true, membership: undefined }), person: person.id }, dayOf(c.now, DEFAULT_ZONE), where.id, topics)
    if (where !== undefined && others.length > 0) {
      // Nothing is wrong and nothing is saved: the page comes back with who is there already, and is sent again.
      alike = { others, area: where.name, topics: topics.map(topicName).join(', ') }
      return { kind: 'refused', problems: [] }
    }
    const slug = await insertInitiative(trx, { ...value, area, topics, slug: slugOf(value.title, 'initiative'), maker: person.id })
    // Whoever joins says what they are here as; whoever starts it has joined.
    return done(`/initiatives/${slug}/standpoints`, sayPurpose('create.done'))
  }, (typed, problems) => createPage(c, { typed, problems, alike }))
})

type Shown = Readonly<{ typed?: Typed; problems?: readonly Problem<CreateCode>[]; alike?: Alike | undefined }>

const createPage = async (c: Context, shown: Shown = {}) =>
  c.page(<CreateInitiativePage areas={await listAreas(c.database)} {...shown} />, shown.problems === undefined || shown.problems.length === 0 ? 200 : 422)
