/** A member's open page is told that somebody has done something with voices or themes, or that voices have come; and asks what it was. */
import { type Gate, route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { findHistoryLine, findLatestChange, type HistoryLine } from '../theme/history.queries.ts'
import { sayStep } from '../theme/history.view.tsx'
import { sayTheme } from '../theme/words/index.ts'
import { sortingOf } from '../thread/tell-pages.ts'
import { countCame, isOwnVoice } from './came.queries.ts'
import { saySense } from './words/index.ts'

export const senseLive = route('/initiatives/:slug/themes/live', members).get(async (c, here) => {
  const { id } = here.initiative
  const newest = readId<'item'>(c.query('since'))
  return c.events(await c.site.live?.read({
    topic: sortingOf(id), person: here.person.id,
    latest: async () => {
      const step = await findLatestChange(c.database, id)
      return [...(step === undefined ? [] : [step]), `since ${await countCame(c.database, here, newest)}`]
    },
    mayRead: async () => await c.isStillSignedIn() && !('closed' in await members(c)),
  }))
})

const JSON_TYPE = 'application/json; charset=utf-8'

const atStep: Gate<SeenByMember & { line: HistoryLine }> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'step'>(c.param('step'))
  const line = id === undefined ? undefined : await findHistoryLine(c.database, here.initiative.id, id)
  return line === undefined ? { closed: 'not-found' } : { ...here, line }
}

/** A step in a sentence, and whether the reader needs it: of their own they know, and a list that was pasted is told with the voices that have come. */
export const tellStep = route('/initiatives/:slug/themes/steps/:step', atStep).get((c, { line, person }) => {
  const who = line.called ?? sayTheme('history.member')
  const sentence = line.undoneAt === undefined ? sayTheme('history.line', { who, what: sayStep(line) }) : saySense('live.undone', { who, what: sayStep(line) })
  return c.file(JSON.stringify({ own: line.person === person.id, counted: line.kind === 'pasted' && line.undoneAt === undefined, sentence }), JSON_TYPE)
})

const atVoice: Gate<SeenByMember & { own: boolean }> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'item'>(c.param('voice'))
  const own = id === undefined ? undefined : await isOwnVoice(c.database, here.initiative.id, id, here.person.id)
  return own === undefined ? { closed: 'not-found' } : { ...here, own }
}

/** Whether voices that have come are the reader’s own: of those they know. */
export const tellWhose = route('/initiatives/:slug/themes/came/:voice', atVoice).get((c, { own }) => c.file(JSON.stringify({ own }), JSON_TYPE))
