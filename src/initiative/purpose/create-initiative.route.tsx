/** Somebody starts an initiative. */
import { route, signedIn } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readCreate } from './create-initiative.form.ts'
import { CreateInitiativePage } from './create-initiative.view.tsx'
import { insertInitiative } from './purpose.queries.ts'
import { slugOf } from './slug.rules.ts'
import { sayPurpose } from './words/index.ts'

export const createInitiative = route('/initiatives/new', signedIn)

createInitiative.get((c) => c.page(<CreateInitiativePage />))

createInitiative.post((c, { person }) =>
  write(c, readCreate, async (trx, value) => {
    const slug = await insertInitiative(trx, { ...value, slug: slugOf(value.title), maker: person.id })
    // Whoever joins says what they are here as; whoever starts it has joined.
    return done(`/initiatives/${slug}/standpoints`, sayPurpose('create.done'))
  }, (typed, problems) => c.page(<CreateInitiativePage typed={typed} problems={problems} />, 422)))
