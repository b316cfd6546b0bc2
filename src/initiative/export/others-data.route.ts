/** A program reads the questions that were asked and the meetings, as their pages show them. */
import { z } from 'zod'
import { NO_QUERY, jsonRoute } from '#platform/http/data-route.ts'
import { type AnyRoute, NotThere } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { whoMaySee } from '../initiative.gate.ts'
import { baseOf, nextOf } from './next-page.ts'
import { listMeetingRecords, listQuestionRecords } from './others.queries.ts'
import { meetingSchema, questionSchema } from './record.ts'
import { sayExport } from './words/index.ts'

/** Enough for a screen, unless asked; no more than is made in a moment. */
const [USUAL, MOST] = [100, 500]
const query = z.strictObject({ after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(MOST).default(USUAL) })

const questionsJson = jsonRoute('/initiatives/:slug/questions.json', whoMaySee, {
  operation: 'listQuestions', says: () => ({ title: sayExport('api.questions.title'), text: sayExport('api.questions.text') }), query, pages: ['/initiatives/:slug/questions'],
  answer: z.strictObject({ questions: z.array(questionSchema), next: z.url().optional() }),
}, async (c, here, { after, limit }) => {
  const questions = await listQuestionRecords(c.database, here, baseOf(c, here), { after: readId<'question'>(after), most: limit })
  return { questions: [...questions], ...next(questions, limit, (last) => nextOf(c, `/initiatives/${here.initiative.slug}/questions.json`, last)) }
})

const questionJson = jsonRoute('/initiatives/:slug/questions/:question{.+\\.json}', whoMaySee, {
  operation: 'findQuestion', says: () => ({ title: sayExport('api.question.title'), text: sayExport('api.question.text') }), query: NO_QUERY, answer: questionSchema, pages: ['/initiatives/:slug/questions/:question'],
}, async (c, here) => {
  const only = readId<'question'>(named(c.param('question')))
  return there(only === undefined ? [] : await listQuestionRecords(c.database, here, baseOf(c, here), { only, most: 1 }))
})

const meetingsJson = jsonRoute('/initiatives/:slug/meetings.json', whoMaySee, {
  operation: 'listMeetings', says: () => ({ title: sayExport('api.meetings.title'), text: sayExport('api.meetings.text') }), query, pages: ['/initiatives/:slug/meetings'],
  answer: z.strictObject({ meetings: z.array(meetingSchema), next: z.url().optional() }),
}, async (c, here, { after, limit }) => {
  const meetings = await listMeetingRecords(c.database, here, baseOf(c, here), { after: readId<'meeting'>(after), most: limit })
  return { meetings: [...meetings], ...next(meetings, limit, (last) => nextOf(c, `/initiatives/${here.initiative.slug}/meetings.json`, last)) }
})

const meetingJson = jsonRoute('/initiatives/:slug/meetings/:meeting{.+\\.json}', whoMaySee, {
  operation: 'findMeeting', says: () => ({ title: sayExport('api.meeting.title'), text: sayExport('api.meeting.text') }), query: NO_QUERY, answer: meetingSchema, pages: ['/initiatives/:slug/meetings/:meeting'],
}, async (c, here) => {
  const only = readId<'meeting'>(named(c.param('meeting')))
  return there(only === undefined ? [] : await listMeetingRecords(c.database, here, baseOf(c, here), { only, most: 1 }))
})

/** What an address names: with `.json` at its end, or at the address of the page. */
export const named = (param: string): string => param.replace(/\.json$/, '')

/** The one that was found. */
function there<Found>([only]: readonly Found[]): Found {
  if (only === undefined) throw new NotThere()
  return only
}

const next = (found: readonly Readonly<{ id: string }>[], limit: number, address: (last: string) => string) => {
  const last = found.at(-1)
  return last === undefined || found.length < limit ? {} : { next: address(last.id) }
}

export const othersRoutes: readonly AnyRoute[] = [questionsJson, questionJson, meetingsJson, meetingJson]
