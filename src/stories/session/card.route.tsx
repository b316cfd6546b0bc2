/** Somebody looks at one card: its writer changes it, the teller nods or not, and with the nod it goes into the thread and is here no more. */
import { randomInt } from 'node:crypto'
import { recordNobodysVoice } from '#initiative/index.ts'
import { type Typed, readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import type { Transaction } from '#platform/database/database.ts'
import { addDays, dayOf, endOfDay } from '#platform/time.ts'
import { type Card, deleteCard, listCards, listGroups, setNod, updateCard } from './card.queries.ts'
import { CardPage } from './card.view.tsx'
import { endNod, takeCardOff } from './end-of-session.ts'
import { type CardFormCode, type NodFormCode, readCardTag, readForward, readNod, readOwnCard } from './session.form.ts'
import { type AtCard, atCard, tellerAtCard, thereAtCard } from './session.gate.ts'
import { holdSession } from './session.queries.ts'
import { mayPutForward, mayTakeOff, nodOf, someMomentBetween } from './session.rules.ts'
import { cardPath, sessionPath } from './session-path.ts'
import { saySession } from './words/index.ts'

export type CardProblem = Problem<CardFormCode | NodFormCode | 'changed' | 'no-nod' | 'story-words'>
type Code = CardProblem['code']

export const oneCard = route('/initiatives/:slug/story-sessions/:session/cards/:card', atCard)

oneCard.get((c, here) => show(c, here))

/** The card as it is now, where nobody else can change it meanwhile. */
async function hold(trx: Transaction, { session, card }: AtCard): Promise<Card> {
  const now = (await holdSession(trx, session.id)) ? (await listCards(trx, session.id)).find(({ id }) => id === card.id) : undefined
  if (now === undefined) throw new NotThere()
  return now
}

async function show(c: Context, here: AtCard, typed: Typed = {}, problems: readonly CardProblem[] = [], status: 200 | 409 | 422 = problems.length > 0 ? 422 : 200): Promise<Response> {
  const groups = here.standing.part === undefined ? [] : await listGroups(c.database, here.session.id)
  return c.page(<CardPage here={here} group={groups.find(({ id }) => id === here.card.group)} typed={typed} problems={problems} />, status)
}

/** What was sent, beside what stands there now. */
const outdated = (c: Context, here: AtCard, card: Card) => ({ kind: 'outdated' as const, show: (typed: Typed) => show(c, { ...here, card }, typed, [{ field: '', code: 'changed' }], 409) })

export const changeCard = route('/initiatives/:slug/story-sessions/:session/cards/:card/change', thereAtCard)

changeCard.post((c, here) => {
  const change = async (trx: Transaction, { words, tag, version }: Pick<Card, 'words' | 'tag' | 'version'>) => {
    const card = await hold(trx, here)
    const next = { words, tag: here.session.tags ? tag : card.tag }
    if (card.version !== version) return outdated(c, here, card)
    if (next.words === card.words && next.tag === card.tag) return done(cardPath(here, card.id), saySession('card.done'))
    await updateCard(trx, card.id, { ...next, version })
    if (card.nod !== undefined) await endNod(trx, card.id)
    return done(cardPath(here, card.id), saySession('card.done'))
  }
  const again = (typed: Typed, problems: readonly CardProblem[]) => show(c, here, typed, problems)
  // The words are their writer's; what kind of thing a card is, those at the table say together.
  return here.card.author === here.person.id ? write(c, readOwnCard, change, again) : write(c, readCardTag, (trx, value) => change(trx, { ...value, words: here.card.words }), again)
})

export const nodToCard = route('/initiatives/:slug/story-sessions/:session/cards/:card/nod', tellerAtCard)

nodToCard.post((c, here) =>
  write(c, readNod, async (trx, { answer, version }) => {
    const { session } = here
    const card = await hold(trx, here)
    if (card.version !== version) return outdated(c, here, card)
    if (answer !== 'yes' && nodOf(card) === 'yes') await endNod(trx, card.id)
    await setNod(trx, card.id, { answer, version })
    const next = (await listCards(trx, session.id)).find((one) => nodOf(one) === undefined)
    return done(next === undefined ? sessionPath(here, session.id) : cardPath(here, next.id), saySession(next === undefined ? 'nod.all' : 'nod.next'))
  }, (typed, problems) => show(c, here, typed, problems)))

/** Finer than anybody counts. */
const DRAWS = 1_000_000

export const putForward = route('/initiatives/:slug/story-sessions/:session/cards/:card/put-forward', (async (c) => {
  const here = await atCard(c)
  return 'closed' in here || here.standing.part !== 'listener' || here.standing.host ? here : { closed: 'forbidden', whoCan: saySession('who-can.forward') }
}) satisfies Gate<AtCard>)

putForward.post((c, here) =>
  write(c, readForward, async (trx, { version }) => {
    const { session, initiative } = here
    const card = await hold(trx, here)
    if (card.version !== version) return outdated(c, here, card)
    if (!mayPutForward(here.standing, card)) return refuse<Code>('', 'no-nod')
    // Whoever told it may have told it on the site meanwhile: then its words are a use, and no card.
    const watched = await c.site.watch?.texts(trx, [card.words], undefined)
    if (watched !== undefined && watched.size > 0) return refuse<Code>('', 'story-words')
    const morning = endOfDay(addDays(dayOf(c.now, initiative.zone), -1), initiative.zone)
    await recordNobodysVoice(trx, { initiative: initiative.id, words: card.words, tag: card.tag, recordedAt: new Date(someMomentBetween(morning.getTime(), c.now.getTime(), randomInt(DRAWS) / DRAWS)) })
    await deleteCard(trx, card.id)
    return done(sessionPath(here, session.id), saySession('forward.done'))
  }, (typed, problems) => show(c, here, typed, problems)))

/** «take-back»: what protects people is done in a group that is over, too. */
export const takeOffCard = route('/initiatives/:slug/story-sessions/:session/cards/:card/take-back', (async (c) => {
  const here = await thereAtCard(c)
  return 'closed' in here || mayTakeOff(here.standing, here.card, here.person.id) ? here : { closed: 'forbidden', whoCan: saySession('who-can.take-off') }
}) satisfies Gate<AtCard>)

takeOffCard.post((c, here) =>
  write(c, readPress, async (trx) => {
    const card = await hold(trx, here)
    await takeCardOff(trx, card.id)
    return done(sessionPath(here, here.session.id), saySession('card.taken-off'))
  }, () => c.seeOther(cardPath(here, here.card.id))))
