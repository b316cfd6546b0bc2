/** A member's open page is told that somebody has done something with voices or themes; and asks what it was. */
import { type Gate, route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { findHistoryLine, findLatestChange, type HistoryLine } from '../theme/history.queries.ts'
import { sayStep } from '../theme/history.view.tsx'
import { stepsOf } from '../theme/step.queries.ts'
import { sayTheme } from '../theme/words/index.ts'
import { saySense } from './words/index.ts'

export const senseLive = route('/initiatives/:slug/themes/live', members).get(async (c, here) => {
  const { id } = here.initiative
  return c.events(await c.site.live?.read({
    topic: stepsOf(id), person: here.person.id, latest: () => findLatestChange(c.database, id),
    mayRead: async () => await c.isStillSignedIn() && !('closed' in await members(c)),
  }))
})

const atStep: Gate<SeenByMember & { line: HistoryLine }> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'step'>(c.param('step'))
  const line = id === undefined ? undefined : await findHistoryLine(c.database, here.initiative.id, id)
  return line === undefined ? { closed: 'not-found' } : { ...here, line }
}

/** A step in a sentence, and whether it is the reader's own: they know of that. */
export const tellStep = route('/initiatives/:slug/themes/steps/:step', atStep).get((c, { line, person }) => {
  const who = line.called ?? sayTheme('history.member')
  const sentence = line.undoneAt === undefined ? sayTheme('history.line', { who, what: sayStep(line) }) : saySense('live.undone', { who, what: sayStep(line) })
  return c.file(JSON.stringify({ own: line.person === person.id, sentence }), 'application/json; charset=utf-8')
})
