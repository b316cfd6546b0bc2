/** Somebody who may read a story proposes it shorter or clearer; only its teller sees what they propose, and says yes or no. */
import { askForOwnFactor, listReach } from '#people/index.ts'
import { record } from '#platform/activity.ts'
import type { Transaction } from '#platform/database/database.ts'
import { type Typed, readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { newId, readId } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/mail.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { OpenedWords, seal } from '../sealed/opened-words.tsx'
import { cutPlace } from '../sealed/places.ts'
import { ringOf } from '../sealed/ring.ts'
import { opened } from '../story/opened-version.ts'
import { findStory, holdStory } from '../story/story.queries.ts'
import { holdOpen, openForHosts } from '../use/open-for-hosts.ts'
import { type AtOpenStory, hostsAtStory } from '../use/open-story.gate.ts'
import { type ProposeFormCode, readPropose } from './cut.form.ts'
import { CUT_LETTER } from './cut.letter.ts'
import { type Cut, deleteCut, insertCut, isWaiting, listCuts } from './cut.queries.ts'
import { type ProposeCode, proposeProblem } from './cut.rules.ts'
import { openedText } from './opened-cut.ts'
import { ProposeCutPage } from './propose-cut.view.tsx'
import type { CutId } from './tables.ts'
import { sayCut } from './words/index.ts'

const cutPath = ({ initiative, open }: AtOpenStory) => `/initiatives/${initiative.slug}/stories/${open.id}/cut`

export const proposeCut = route('/initiatives/:slug/stories/:story/cut', hostsAtStory)

proposeCut.get((c, here) => showForm(c, here))

proposeCut.post((c, here) => askForOwnFactor(c, cutPath(here)) ?? propose(c, here))

const propose = (c: Context, here: AtOpenStory) =>
  write(c, readPropose, async (trx, { words, reason }) => {
    const { open, person } = here
    const [sealed, cuts] = [await holdOpen(trx, here, c.now), await listCuts(trx, open.id)]
    const problem = proposeProblem({ oneWaits: cuts.some((cut) => isWaiting(cut, c.now)), isSame: opened(c, open, sealed).words.isSame(OpenedWords.typed(words)) })
    if (problem !== undefined) return refuse<ProposeCode>('words', problem)
    const [id, ring] = [newId<'story-cut'>(), ringOf(c)]
    await insertCut(trx, { id, story: open.id, number: open.number, editor: person.id, words: seal(ring, words, cutPlace(id, 'words')), reason: seal(ring, reason, cutPlace(id, 'reason')), at: c.now })
    await writeToTeller(trx, here, id)
    return done(cutPath(here), sayCut('propose.done'))
  }, (typed, problems) => showForm(c, here, typed, problems))

/** By e-mail where that is how replies reach them; their own page says it to everybody. */
async function writeToTeller(trx: Transaction, { open }: AtOpenStory, cut: CutId): Promise<void> {
  const teller = (await findStory(trx, open.id))?.teller
  const to = teller === undefined ? undefined : (await listReach(trx, [teller])).get(teller)
  if (to?.way === 'email' && to.to !== undefined) await queueMail(trx, { kind: CUT_LETTER, to: to.to, person: teller, ids: { story: open.id, cut } })
}

async function showForm(c: Context, here: AtOpenStory, typed: Typed = {}, problems: readonly Problem<ProposeFormCode | ProposeCode>[] = []): Promise<Response> {
  const { open, person } = here
  const asked = askForOwnFactor(c, cutPath(here))
  if (asked !== undefined) return asked
  const [version, cuts] = await Promise.all([openForHosts(c, here, 'reading'), listCuts(c.database, open.id)])
  const own = cuts.filter(({ editor }) => editor === person.id).map((cut) => ({ ...cut, why: openedText(c, cut, 'why') }))
  return c.page(<ProposeCutPage here={here} version={version} own={own} waiting={cuts.find((cut) => isWaiting(cut, c.now))} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
}

type AtOwnCut = AtOpenStory & Readonly<{ cut: Cut }>

/** A cut that this person proposed and that waits. */
const editorAtCut: Gate<AtOwnCut> = async (c) => {
  const here = await hostsAtStory(c)
  if ('closed' in here) return here
  const id = readId<'story-cut'>(c.param('cut'))
  const cut = (await listCuts(c.database, here.open.id)).find((one) => one.id === id && one.editor === here.person.id && isWaiting(one, c.now))
  return cut === undefined ? { closed: 'not-found' } : { ...here, cut }
}

export const takeCutBack = route('/initiatives/:slug/stories/:story/cut/:cut/take-back', editorAtCut)

takeCutBack.post((c, here) =>
  write(c, readPress, async (trx) => {
    await holdStory(trx, here.open.id)
    await deleteCut(trx, here.cut.id)
    await record(trx, { kind: 'story-cut-taken-back', ids: { cut: here.cut.id } })
    return done(cutPath(here), sayCut('propose.taken-back'))
  }, () => c.seeOther(cutPath(here))))
