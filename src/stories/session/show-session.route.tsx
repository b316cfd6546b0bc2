/** Those who were in a story session write cards and see what lies on the table; the teller says whether they are named, prints come from here, and the teller takes it all away. */
import { endOfSession, sayTellerNamed } from './end-of-session.ts'
import { listCalled } from '#people/index.ts'
import { type Typed, readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { newId, readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { type Card, insertCard, listCards, listGroups } from './card.queries.ts'
import { type CardFormCode, readNewCard, readTellerNaming } from './session.form.ts'
import { type AtSession, atSession, leading, teller, there } from './session.gate.ts'
import { holdSession } from './session.queries.ts'
import { MOST_CARDS, mayEnd, seesCard } from './session.rules.ts'
import { EndPage, ForwardPage, PrintPage, SessionPage } from './show-session.view.tsx'
import { sessionPath, sessionsPath } from './session-path.ts'
import { CARDS_A_PAGE, pageOfCards } from './table-page.rules.ts'
import { saySession } from './words/index.ts'

export type NewCardProblem = Problem<CardFormCode | 'too-many-cards'>

export const showSession = route('/initiatives/:slug/story-sessions/:session', atSession)

showSession.get((c, here) => show(c, here))

export const writeCard = route('/initiatives/:slug/story-sessions/:session/cards', there)

writeCard.post((c, here) =>
  write(c, readNewCard, async (trx, { words, tag }) => {
    const { session, person } = here
    if (!(await holdSession(trx, session.id))) throw new NotThere()
    if ((await listCards(trx, session.id)).length >= MOST_CARDS) return refuse('words', 'too-many-cards')
    await insertCard(trx, session.id, { id: newId<'session-card'>(), author: person.id, words, tag: session.tags ? tag : undefined })
    return done(sessionPath(here, session.id), saySession('write.done'))
  }, (typed, problems) => show(c, here, typed, problems)))

async function show(c: Context, here: AtSession, typed: Typed = {}, problems: readonly NewCardProblem[] = []): Promise<Response> {
  const { session, standing } = here
  const cards: readonly Card[] = (await listCards(c.database, session.id)).filter((card) => seesCard(standing, card))
  const page = pageOfCards(cards, readId<'session-card'>(c.query('after')), CARDS_A_PAGE)
  if (standing.part === undefined) return c.page(<ForwardPage here={here} page={page} />)
  const [groups, called] = [await listGroups(c.database, session.id), await listCalled(c.database, [session.teller, ...(session.facilitator === undefined ? [] : [session.facilitator]), ...session.listeners])]
  return c.page(<SessionPage here={here} cards={cards} page={page} groups={groups} called={called} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
}

export const nameTeller = route('/initiatives/:slug/story-sessions/:session/name', teller)

nameTeller.post((c, here) =>
  write(c, readTellerNaming, async (trx, { named }) => {
    if (!(await holdSession(trx, here.session.id))) throw new NotThere()
    await sayTellerNamed(trx, here.session.id, named)
    return done(sessionPath(here, here.session.id), saySession(named ? 'teller.named' : 'teller.unnamed'))
  }, () => c.seeOther(sessionPath(here, here.session.id))))

export const printCards = route('/initiatives/:slug/story-sessions/:session/print', there)

printCards.get(async (c, here) => {
  const [cards, groups] = [await listCards(c.database, here.session.id), await listGroups(c.database, here.session.id)]
  return c.page(<PrintPage here={here} cards={cards} groups={groups} />)
})

/** «take-back»: what protects people is done in a group that is over, too. */
export const endSession = route('/initiatives/:slug/story-sessions/:session/take-back', leading)

endSession.get(async (c, here) => {
  const cards = await listCards(c.database, here.session.id)
  return c.page(<EndPage here={here} cards={cards.length} may={mayEnd(here.standing, cards.length)} />)
})

endSession.post((c, here) =>
  write(c, readPress, async (trx) => {
    if (!(await holdSession(trx, here.session.id))) throw new NotThere()
    if (!mayEnd(here.standing, (await listCards(trx, here.session.id)).length)) return done(`${sessionPath(here, here.session.id)}/take-back`, saySession('end.not-yours'))
    await endOfSession(trx, here.session.id)
    return done(sessionsPath(here), saySession('end.done'))
  }, () => c.seeOther(sessionPath(here, here.session.id))))
