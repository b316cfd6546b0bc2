/** A program says something for the person whose token it holds, answers a question, or brings in a list of notes. */
import { z } from 'zod'
import type { Transaction } from '#platform/database/database.ts'
import { addRoute } from '#platform/http/add-route.ts'
import type { Context } from '#platform/http/context.ts'
import type { AnyRoute } from '#platform/http/routes.ts'
import { type Refused, refuse } from '#platform/problems.ts'
import { dayOf } from '#platform/time.ts'
import { baseOf } from '../export/index.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { isOpenOn } from '../question/index.ts'
import { membersOfAsked } from '../question/question.gate.ts'
import { listStandpoints } from '../standpoint.queries.ts'
import { beginStep, noteRecorded } from '../theme/step.queries.ts'
import { insertItem, insertItems } from '../thread/item.queries.ts'
import { tellCame } from '../thread/tell-pages.ts'
import type { Audience, Channel, ItemId, StandpointId } from '../tables.ts'
import { type Occasion, findOccasion, insertOccasion } from '../voice/occasion.queries.ts'
import { type VoiceCode, decideVoice } from '../voice/voice.rules.ts'
import { sayVoice } from '../voice/words/index.ts'
import { type SentCode, answerBody, listBody, voiceBody } from './voice-by-program.form.ts'
import { sayByProgram } from './words/index.ts'

type Code = SentCode | VoiceCode | 'question-closed'
type Own = 'list-missing' | 'list-too-long' | 'occasion-unknown' | 'question-closed'
const OWN: Readonly<Record<Own, true>> = { 'list-missing': true, 'list-too-long': true, 'occasion-unknown': true, 'question-closed': true }
const isOwn = (code: Code): code is Own => code in OWN

/** The sentences of the forms; a few say what a form has no need to say. */
const sentence = (code: Code): string => (isOwn(code) ? sayByProgram(`problems.${code}`) : sayVoice(`problems.${code}`))

type Said = Readonly<{ standpoint: StandpointId | undefined; seenBy: Audience; channel: Channel }>

/** Whether it may be said so, by the same rule as on the page. */
async function decide(trx: Transaction, { initiative }: SeenByMember, said: Said): Promise<Refused<Code> | undefined> {
  const standpoints = new Set((await listStandpoints(trx, initiative.id)).map(({ id }) => id))
  const decided = decideVoice({ words: '', standpoint: said.standpoint, seenBy: said.seenBy }, { standpoints, openTo: initiative.openTo })
  return decided.kind === 'refused' ? decided : undefined
}

/** What it answers and where it was said. A page leads there; a program that names what is not there is told so. */
async function occasionOf(trx: Transaction, { initiative }: SeenByMember, named: Parameters<typeof findOccasion>[2]): Promise<Occasion | Refused<Code>> {
  const found = await findOccasion(trx, initiative.id, named)
  const lost = (['question', 'meeting'] as const).flatMap((field) => (named[field] !== undefined && found[field] === undefined ? [{ field, code: 'occasion-unknown' as const }] : []))
  return lost.length > 0 ? { kind: 'refused', problems: lost } : found
}

type Voice = Said & Readonly<{ words: string }>

async function say(trx: Transaction, c: Context, here: SeenByMember, { words, ...said }: Voice, occasion: Occasion): Promise<readonly ItemId[] | Refused<Code>> {
  const { initiative, person } = here
  const refused = await decide(trx, here, said)
  if (refused !== undefined) return refused
  const id = await insertItem(trx, { initiative: initiative.id, kind: 'voice', words, seenBy: said.seenBy, recordedAt: c.now }, { person: person.id, standpoint: said.standpoint, channel: said.channel })
  await insertOccasion(trx, initiative.id, [id], occasion)
  return [id]
}

const addedItem = z.strictObject({ id: z.uuid(), page: z.url(), data: z.url() })
const addedOf = (c: Context, here: SeenByMember, id: string) => {
  const page = `${baseOf(c, here)}/items/${id}`
  return { id, page, data: `${page}.json` }
}
/** What one voice is told as, and where it is. */
const tellOne = (c: Context, here: SeenByMember, [id = '']: readonly string[]) => {
  const answer = addedOf(c, here, id)
  return { location: answer.data, answer }
}

const EXAMPLE = { words: 'The last bus goes before the clinic closes.', seenBy: 'members' } as const

const sayVoiceRoute = addRoute('/initiatives/:slug/voices.json', members, {
  operation: 'sayVoice', says: () => ({ title: sayByProgram('one.title'), text: sayByProgram('one.text') }), body: voiceBody, answer: addedItem, sentence, example: EXAMPLE,
}, {
  add: async (trx, c, here, { question, meeting, ...voice }) => {
    const occasion = await occasionOf(trx, here, { question, meeting })
    return 'kind' in occasion ? occasion : say(trx, c, here, voice, occasion)
  },
  tell: tellOne,
})

const answerQuestion = addRoute('/initiatives/:slug/questions/:question/voices.json', membersOfAsked, {
  operation: 'answerQuestion', says: () => ({ title: sayByProgram('answer.title'), text: sayByProgram('answer.text') }), body: answerBody, answer: addedItem, sentence, example: EXAMPLE,
}, {
  add: async (trx, c, here, voice) => {
    const { question, initiative } = here
    const isOpen = question.ending === undefined && isOpenOn(question.openUntil, dayOf(c.now, initiative.zone))
    return isOpen ? say(trx, c, here, voice, { question, meeting: undefined }) : refuse<Code>('', 'question-closed')
  },
  tell: tellOne,
})

const bringVoices = addRoute('/initiatives/:slug/voices/list.json', members, {
  operation: 'bringVoices', says: () => ({ title: sayByProgram('list.title'), text: sayByProgram('list.text') }), body: listBody, answer: z.strictObject({ items: z.array(addedItem) }), sentence,
  example: { list: ['The last bus goes before the clinic closes.', 'Nobody can read the timetable.'], seenBy: 'members', channel: 'room' },
}, {
  add: async (trx, c, here, { list, question, meeting, ...said }) => {
    const { initiative, person } = here
    const occasion = await occasionOf(trx, here, { question, meeting })
    if ('kind' in occasion) return occasion
    const refused = await decide(trx, here, said)
    if (refused !== undefined) return refused
    const voices = await insertItems(trx, list.map((words, index) => ({
      // A thousandth of a second apart, so that lists keep their order.
      item: { initiative: initiative.id, kind: 'voice' as const, words, seenBy: said.seenBy, recordedAt: new Date(c.now.getTime() - list.length + index) },
      by: { person: undefined, enteredBy: person.id, standpoint: said.standpoint, channel: said.channel },
    })))
    await insertOccasion(trx, initiative.id, voices, occasion)
    await tellCame(trx, initiative.id, voices[0], voices.length)
    await noteRecorded(trx, await beginStep(trx, 'pasted', { initiative: initiative.id, person: person.id, at: c.now }), voices)
    return voices
  },
  tell: (c, here, ids) => ({ answer: { items: ids.map((id) => addedOf(c, here, id)) } }),
})

export const voiceByProgramRoutes: readonly AnyRoute[] = [sayVoiceRoute, answerQuestion, bringVoices]
