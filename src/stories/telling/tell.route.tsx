/** A member tells a story, one question a page or in one piece; nothing is kept until they ask for it. */
import { listCalled } from '#people/index.ts'
import { type PersonId, type SeenByMember, listRoom, members } from '#initiative/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { newId, readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { marksOf } from '../repeated/marks.ts'
import { OpenedWords, seal, sealCodes } from '../sealed/opened-words.tsx'
import { draftPlace, versionPlace } from '../sealed/places.ts'
import { ringOf } from '../sealed/ring.ts'
import { insertStory, insertVersion } from '../story/story.queries.ts'
import { deleteDraft, findDraft, keepDraft } from './draft.queries.ts'
import { type Told, readTelling } from './telling.form.ts'
import { type Question, QUESTIONS, joinAnswers, stepWithin, stepsOf, tellingProblems } from './telling.rules.ts'
import { type Answers, type TellCode, TellPage } from './tell.view.tsx'
import { sayTelling } from './words/index.ts'

/** More than choose from a list. */
const MOST_TELLERS = 500

export const tellStory = route('/initiatives/:slug/stories/tell', members)

tellStory.get(async (c, here) => {
  const id = readId<'story-draft'>(c.query('draft'))
  const draft = id === undefined ? undefined : await findDraft(c.database, { person: here.person.id, initiative: here.initiative.id }, id)
  const way = draft?.way ?? (c.query('way') === 'guided' ? 'guided' : 'whole')
  const answers: Answers = Object.fromEntries(draft?.answers.map(({ question, sealed }) => [question, OpenedWords.open(ringOf(c), sealed, draftPlace(draft.id, question))]) ?? [])
  return showStep(c, here, { way, step: stepWithin(way, draft?.step ?? 0), answers, draft: draft?.id })
})

tellStory.post(async (c, here) => {
  const form = await readTelling(c)
  if (!form.ok) return tellAgain(c, here, form.typed, form.problems)
  const { go, ...told } = form.value
  if (go === 'later') return keepForLater(c, here)
  if (go === 'done') return keepStory(c, here)
  return showStep(c, here, { ...told, step: stepWithin(told.way, told.step + (go === 'next' ? 1 : -1)), answers: typedAnswers(form.typed) })
})

const answersOf = (told: Told): readonly (readonly [Question, string])[] =>
  (told.way === 'guided' ? [...QUESTIONS] : (['whole'] as const)).flatMap((question) => (told[question] === undefined ? [] : [[question, told[question]] as const]))

const keepForLater = (c: Context, here: SeenByMember) =>
  write(c, readTelling, async (trx, told) => {
    const { person, initiative } = here
    const answers = answersOf(told)
    if (answers.length === 0) return refuse<TellCode>(told.way === 'guided' ? (QUESTIONS[told.step] ?? 'what') : 'whole', 'nothing-to-keep')
    const before = told.draft === undefined ? undefined : await findDraft(trx, { person: person.id, initiative: initiative.id }, told.draft)
    const id = before?.id ?? newId<'story-draft'>()
    await keepDraft(trx, person.id, { id, initiative: initiative.id, way: told.way, step: stepWithin(told.way, told.step), at: c.now },
      answers.map(([question, text]) => ({ question, sealed: seal(ringOf(c), text, draftPlace(id, question)) })))
    return done('/stories', sayTelling('tell.kept-for-later'))
  }, (typed, problems) => tellAgain(c, here, typed, problems))

const keepStory = (c: Context, here: SeenByMember) =>
  write(c, readTelling, async (trx, told) => {
    const { person, initiative } = here
    const words = told.way === 'guided' ? joinAnswers(told) : told.whole ?? ''
    const room = told.told === 'self' ? [] : (await listRoom(trx, initiative.id, undefined, MOST_TELLERS)).map((one) => one.person).filter((one) => one !== person.id)
    const problems = tellingProblems({ ...told, words, readBack: told.readBack === undefined ? undefined : told.readBack === 'yes' }, room)
    if (problems.length > 0) return { kind: 'refused' as const, problems: problems.map((one) => (one.field === 'words' ? { ...one, field: told.way === 'guided' ? 'what' : 'whole' } : one)) }
    const id = newId<'story'>()
    const isOwn = told.told === 'self'
    const takenDown = isOwn || told.how === undefined ? undefined : { by: person.id, how: told.how, readBack: told.readBack === 'yes' }
    await insertStory(trx, { id, initiative: initiative.id, teller: isOwn ? person.id : told.teller ?? person.id, under16: told.under16, takenDown, at: c.now })
    const place = versionPlace(id, 1)
    const ring = ringOf(c)
    await insertVersion(trx, id, { number: 1, words: seal(ring, words, place), notes: sealCodes(ring, told.notes, place), marks: marksOf(ring, ring.current, words) }, { person: person.id, at: c.now })
    const draft = told.draft === undefined ? undefined : await findDraft(trx, { person: person.id, initiative: initiative.id }, told.draft)
    if (draft !== undefined) await deleteDraft(trx, draft.id)
    return isOwn ? done(`/stories/${id}`, sayTelling('tell.kept')) : done(`/initiatives/${initiative.slug}/stories`, sayTelling('tell.kept-for'))
  }, (typed, problems) => tellAgain(c, here, typed, problems))

type Step = Readonly<{ way: Told['way']; step: number; answers: Answers; draft: Told['draft'] | undefined }>

const typedAnswers = (typed: Typed): Answers =>
  Object.fromEntries([...QUESTIONS, 'whole' as const].flatMap((question) => (typed[question]?.[0] === undefined ? [] : [[question, OpenedWords.typed(typed[question][0])]])))

/** The page from which it was sent, with what is to be put right. */
function tellAgain(c: Context, here: SeenByMember, typed: Typed, problems: readonly Problem<TellCode>[]): Promise<Response> {
  const way = typed['way']?.[0] === 'guided' ? 'guided' : 'whole'
  const step = stepWithin(way, Number(/^\d$/.exec(typed['step']?.[0] ?? '')?.[0] ?? 0))
  // An answer of another page can't be put right on this one.
  const [first] = problems
  const at = first === undefined || stepsOf(way)[step] === 'read-through' ? step : Math.max(QUESTIONS.findIndex((question) => question === first.field), 0)
  return showStep(c, here, { way, step: at, answers: typedAnswers(typed), draft: readId<'story-draft'>(typed['draft']?.[0]) }, typed, problems)
}

async function showStep(c: Context, here: SeenByMember, step: Step, typed: Typed = {}, problems: readonly Problem<TellCode>[] = []): Promise<Response> {
  const isLast = stepsOf(step.way)[step.step] === 'read-through'
  const tellers = isLast ? await listTellers(c, here) : []
  return c.page(<TellPage here={here} {...step} tellers={tellers} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
}

/** Whose story it may be, beside one's own. */
async function listTellers(c: Context, { initiative, person }: SeenByMember): Promise<readonly (readonly [PersonId, string])[]> {
  const room = await listRoom(c.database, initiative.id, undefined, MOST_TELLERS)
  const called = await listCalled(c.database, room.map((one) => one.person))
  return [...called].filter(([id]) => id !== person.id).toSorted(([, one], [, other]) => one.localeCompare(other))
}
