/** Whoever told a story sees what somebody proposes beside their own words, and takes it, changes it first, or says no. */
import { listCalled } from '#people/index.ts'
import { record } from '#platform/activity.ts'
import type { Transaction } from '#platform/database/database.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import type { Problem } from '#platform/problems.ts'
import { marksOf } from '../repeated/marks.ts'
import { OpenedWords, marksOfSealed, seal, sealCodes, sealMoved } from '../sealed/opened-words.tsx'
import { cutPlace, versionPlace } from '../sealed/places.ts'
import { ringOf } from '../sealed/ring.ts'
import { opened } from '../story/opened-version.ts'
import { type AtStory, tellers } from '../story/story.gate.ts'
import { type SealedVersion, findSealed, holdStory, insertVersion } from '../story/story.queries.ts'
import { type ChangeFormCode, type RefuseFormCode, readChange, readRefuse, readTake } from './cut.form.ts'
import { type Cut, answerCut, isWaiting, listCuts } from './cut.queries.ts'
import { takenAs } from './cut.rules.ts'
import { openedText } from './opened-cut.ts'
import { AnswerCutPage, ChangeCutPage, CutOverPage } from './answer-cut.view.tsx'
import { sayCut } from './words/index.ts'

type AtCut = AtStory & Readonly<{ cut: Cut }>

const tellersAtCut: Gate<AtCut> = async (c) => {
  const here = await tellers(c)
  if ('closed' in here) return here
  const id = readId<'story-cut'>(c.param('cut'))
  const cut = (await listCuts(c.database, here.story.id)).find((one) => one.id === id)
  return cut === undefined ? { closed: 'not-found' } : { ...here, cut }
}

export const showCut = route('/stories/:story/cuts/:cut', tellersAtCut)

showCut.get((c, here) => showPage(c, here))

async function showPage(c: Context, here: AtCut, status: 200 | 409 | 422 = 200, typed: Typed = {}, problems: readonly Problem<RefuseFormCode>[] = []): Promise<Response> {
  const { cut, story } = here
  const [before, latest, called] = await Promise.all([findSealed(c.database, story.id, cut.number), findSealed(c.database, story.id), listCalled(c.database, [cut.editor])])
  if (before === undefined || latest === undefined) throw new NotThere()
  const [words, reason] = [openedText(c, cut, 'words'), openedText(c, cut, 'reason')]
  if (!isWaiting(cut, c.now) || words === undefined || reason === undefined) return c.page(<CutOverPage story={story} cut={cut} why={openedText(c, cut, 'why')} />, status)
  return c.page(<AnswerCutPage story={story} cut={cut} words={words} reason={reason} before={opened(c, story, before)} latest={latest.number} editor={called.get(cut.editor)} outdated={status === 409} typed={typed} problems={problems} />, status)
}

/** The cut as it is where nobody else can change it; undefined where it was answered or taken back meanwhile. */
async function hold(c: Context, trx: Transaction, { story, cut }: AtCut): Promise<Readonly<{ cut: Cut; latest: SealedVersion }> | undefined> {
  await holdStory(trx, story.id)
  const now = (await listCuts(trx, story.id)).find(({ id }) => id === cut.id)
  const latest = await findSealed(trx, story.id)
  return now === undefined || latest === undefined || !isWaiting(now, c.now) ? undefined : { cut: now, latest }
}

const over = ({ story }: AtCut) => done(`/stories/${story.id}`, sayCut('answer.over-already'))

/** Readers are warned of the same as before: the teller can change that with the words. */
const notesOf = (c: Context, { story }: AtCut, latest: SealedVersion, number: number) => sealCodes(ringOf(c), opened(c, story, latest).notes, versionPlace(story.id, number))

export const takeCut = route('/stories/:story/cuts/:cut/take', tellersAtCut)

takeCut.post((c, here) =>
  write(c, readTake, async (trx, { version }) => {
    const { story, person } = here
    const held = await hold(c, trx, here)
    const words = held?.cut.texts.get('words')
    if (held === undefined || words === undefined) return over(here)
    if (held.latest.number !== version) return { kind: 'outdated', show: () => showPage(c, here, 409) }
    const [ring, number, from] = [ringOf(c), version + 1, cutPlace(here.cut.id, 'words')]
    const anew = { number, words: sealMoved(ring, words, from, versionPlace(story.id, number)), notes: notesOf(c, here, held.latest, number), marks: marksOfSealed(ring, words, from) }
    await insertVersion(trx, story.id, anew, { person: person.id, at: c.now })
    await answerCut(trx, here.cut.id, { answer: 'taken', at: c.now })
    return done(`/stories/${story.id}`, sayCut('answer.taken'))
  }, () => showPage(c, here, 422)))

export const changeCut = route('/stories/:story/cuts/:cut/change', tellersAtCut)

changeCut.get((c, here) => showChange(c, here))

changeCut.post((c, here) =>
  write(c, readChange, async (trx, { version, words }) => {
    const { story, person } = here
    const held = await hold(c, trx, here)
    const proposed = held === undefined ? undefined : openedText(c, held.cut, 'words')
    if (held === undefined || proposed === undefined) return over(here)
    if (held.latest.number !== version) return { kind: 'outdated', show: (typed) => showChange(c, here, 409, typed) }
    const [ring, number] = [ringOf(c), version + 1]
    const anew = { number, words: seal(ring, words, versionPlace(story.id, number)), notes: notesOf(c, here, held.latest, number), marks: marksOf(ring, ring.current, words) }
    await insertVersion(trx, story.id, anew, { person: person.id, at: c.now })
    await answerCut(trx, here.cut.id, { answer: takenAs(proposed.isSame(OpenedWords.typed(words))), at: c.now })
    return done(`/stories/${story.id}`, sayCut('answer.taken'))
  }, (typed, problems) => showChange(c, here, 422, typed, problems)))

async function showChange(c: Context, here: AtCut, status: 200 | 409 | 422 = 200, typed: Typed = {}, problems: readonly Problem<ChangeFormCode>[] = []): Promise<Response> {
  const [words, latest] = [openedText(c, here.cut, 'words'), await findSealed(c.database, here.story.id)]
  if (words === undefined || latest === undefined || !isWaiting(here.cut, c.now)) return showPage(c, here, status)
  return c.page(<ChangeCutPage story={here.story} cut={here.cut} words={words} latest={latest.number} outdated={status === 409} typed={typed} problems={problems} />, status)
}

export const refuseCut = route('/stories/:story/cuts/:cut/refuse', tellersAtCut)

refuseCut.post((c, here) =>
  write(c, readRefuse, async (trx, { why }) => {
    if ((await hold(c, trx, here)) === undefined) return over(here)
    await answerCut(trx, here.cut.id, { answer: 'no', at: c.now, why: why === undefined ? undefined : seal(ringOf(c), why, cutPlace(here.cut.id, 'why')) })
    await record(trx, { kind: 'story-cut-refused', ids: { cut: here.cut.id } })
    return done(`/stories/${here.story.id}`, sayCut('answer.refused'))
  }, (typed, problems) => showPage(c, here, 422, typed, problems)))
