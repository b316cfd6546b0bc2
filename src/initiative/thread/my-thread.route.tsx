/** Somebody follows what they themselves said, in each initiative, to what became of it. */
import { route, signedIn } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { audiencesFor, maySeeInitiative } from '../initiative.policy.ts'
import { listMine, listMyInitiatives, VOICES_A_PAGE } from './show-item.queries.ts'
import { listAnsweredQuestions } from './my-questions.queries.ts'
import { MyThreadPage } from './my-thread.view.tsx'
import { ownOf } from './outline.rules.ts'
import { listOwnStrands } from './strands.queries.ts'
import { gather } from './thread.queries.ts'

export const myThread = route('/me/thread', signedIn)

myThread.get(async (c, { person }) => {
  const initiatives = await listMyInitiatives(c.database, person.id)
  const asked = c.query('in')
  const chosen = initiatives.find(({ slug }) => slug === asked) ?? initiatives[0]
  if (chosen === undefined) return c.page(<MyThreadPage initiatives={[]} chosen={undefined} />)
  // What belongs to members is not asked for where somebody no longer is one.
  const standing = { signedIn: true, membership: chosen.membership }
  const sees = audiencesFor(standing)
  const before = readId<'item'>(c.query('before'))
  const scope = { initiative: chosen.id, zone: chosen.zone, sees, person: person.id, now: c.now }
  const [mine, begins] = await Promise.all([listMine(c.database, chosen.id, person.id, before), before === undefined ? listOwnStrands(c.database, scope) : []])
  const shown = mine.slice(0, VOICES_A_PAGE)
  const ids = shown.map(({ id }) => id)
  const [thread, questions] = await Promise.all([
    gather(c.database, scope, [...new Set([...begins, ...shown.flatMap(({ results }) => results)])]), listAnsweredQuestions(c.database, ids, c.now, chosen.zone),
  ])
  const { came, outline } = ownOf(thread, shown.map(({ results }) => results), begins)
  const lines = shown.map((line, index) => ({ ...line, came: came[index] ?? [], questions: questions.get(line.id) ?? [] }))
  return c.page(<MyThreadPage initiatives={initiatives} chosen={{ ...chosen, open: maySeeInitiative(chosen.openTo, standing) }} lines={lines} outline={outline}
    next={mine.length > VOICES_A_PAGE ? shown.at(-1)?.id : undefined} later={before !== undefined} />)
})
