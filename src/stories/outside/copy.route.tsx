/** Whoever took words along finds them here as long as their teller agrees; afterwards they say what became of the copies. */
import { listInitiativesById } from '#initiative/index.ts'
import { askForOwnFactor, listCalled } from '#people/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Problem } from '#platform/problems.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { OpenedWords } from '../sealed/opened-words.tsx'
import { versionPlace } from '../sealed/places.ts'
import { ringOf } from '../sealed/ring.ts'
import type { Quoted } from '../use/quotation.view.tsx'
import { listUsesOnPage } from '../use/use.queries.ts'
import { shownOf } from '../use/use.rules.ts'
import { type AtCopy, atCopy } from './copy.gate.ts'
import { answerForCopy } from './copy.queries.ts'
import { type AnswerPageCode, CopyPage } from './copy.view.tsx'
import { decideAnswer, mayAnswer, needOutside } from './outside.rules.ts'
import { readAnswer } from './take-out.form.ts'
import { sayOutside } from './words/index.ts'

export const showCopy = route('/stories/copies/:use', atCopy)

/** Whoever reads the words here has shown a factor of their own, as for the story itself; nobody is asked for one to say what became of them. */
const askWhoReads = (c: Context, here: AtCopy): Response | undefined => (readsWords(here) && here.copy.held ? askForOwnFactor(c, `/stories/copies/${here.copy.id}`) : undefined)

const readsWords = ({ role, host }: AtCopy): boolean => role === 'taker' && host

showCopy.get((c, here) => askWhoReads(c, here) ?? showPage(c, here, 200))

showCopy.post((c, here) => askWhoReads(c, here) ?? answer(c, here))

const answer = (c: Context, here: AtCopy) =>
  write(c, readAnswer, async (trx, { version, answer: became, why }) => {
    const { copy, role, person } = here
    const decided = decideAnswer({ answer: became, why }, { may: mayAnswer(role, copy, copy.held) })
    if (decided.kind === 'refused') return decided
    if (!(await answerForCopy(trx, copy.id, version, { answer: became, why: decided.why, by: person.id, at: c.now }))) return { kind: 'outdated', show: (typed) => showPage(c, here, 409, typed) }
    return done(`/stories/copies/${copy.id}`, sayOutside('copy.answered'))
  }, (typed, problems) => showPage(c, here, 422, typed, problems))

async function showPage(c: Context, here: AtCopy, status: 200 | 409 | 422, typed: Typed = {}, problems: readonly Problem<AnswerPageCode>[] = []): Promise<Response> {
  const { copy } = here
  const [initiatives, called, quoted] = await Promise.all([
    listInitiativesById(c.database, [copy.initiative]), listCalled(c.database, [copy.takenBy, copy.answeredBy].filter((one) => one !== undefined)), quotedFor(c, here),
  ])
  const initiative = initiatives.get(copy.initiative)
  return c.page(<CopyPage here={here} title={initiative?.title ?? ''} slug={initiative?.slug ?? ''} zone={initiative?.zone ?? DEFAULT_ZONE} quoted={quoted} called={called} outdated={status === 409} typed={typed} problems={problems} />, status)
}

/** The words, for whoever took them along while they look after the group; a mark where they may not be used any more. */
async function quotedFor(c: Context, here: AtCopy): Promise<Quoted | undefined> {
  if (!readsWords(here)) return undefined
  const { copy } = here
  const [use] = await listUsesOnPage(c.database, { initiative: copy.initiative, place: 'outside', anchor: copy.id, now: c.now })
  if (use === undefined) return undefined
  const shown = shownOf(use.consent, needOutside(use.number, copy), { now: c.now, deleted: use.words === undefined })
  const words = shown === 'words' && use.words !== undefined ? OpenedWords.open(ringOf(c), use.words, versionPlace(use.story, use.number)) : undefined
  return { shown, words, excerpt: use.excerpt, by: use.shownAs, onPaper: use.onPaper }
}
