/** Somebody follows what they themselves said, in each initiative, to what became of it. */
import { route, signedIn } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { audiencesFor, maySeeInitiative } from '../initiative.policy.ts'
import { listMine, listMyInitiatives, listResults, VOICES_A_PAGE } from './show-item.queries.ts'
import { listAnsweredQuestions } from './my-questions.queries.ts'
import { MyThreadPage } from './my-thread.view.tsx'
import { forwardOfEach, outlineOf } from './outline.rules.ts'
import { listThread } from './thread.queries.ts'

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
  const [thread, mine] = await Promise.all([
    listThread(c.database, { initiative: chosen.id, zone: chosen.zone, sees, person: person.id, now: c.now }), listMine(c.database, chosen.id, person.id, before),
  ])
  const shown = mine.slice(0, VOICES_A_PAGE)
  const ids = shown.map(({ id }) => id)
  const [results, questions] = await Promise.all([listResults(c.database, ids), listAnsweredQuestions(c.database, ids, c.now, chosen.zone)])
  const came = forwardOfEach(thread, shown.map(({ id }) => results.get(id) ?? []))
  const lines = shown.map((line, index) => ({ ...line, came: came[index] ?? [], questions: questions.get(line.id) ?? [] }))
  const { strands, loose } = outlineOf(thread)
  return c.page(<MyThreadPage initiatives={initiatives} chosen={{ ...chosen, open: maySeeInitiative(chosen.openTo, standing) }} lines={lines} outline={{ strands: strands.filter(({ voices }) => voices.mine > 0), loose }}
    next={mine.length > VOICES_A_PAGE ? shown.at(-1)?.id : undefined} later={before !== undefined} />)
})
