/** Those who take part find where to tell a story; those who look after the group read what was opened to them, and quote from it. */
import { type ToldSpot, hosts, listToldSpots, members } from '#initiative/index.ts'
import { askForOwnFactor } from '#people/index.ts'
import { record } from '#platform/activity.ts'
import { type Typed, readPress } from '#platform/forms/read.ts'
import type { Database } from '#platform/database/database.ts'
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { newId, readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { listConsents } from '../consent/consent.queries.ts'
import { countToAsk } from '../consent/to-ask.ts'
import { covers } from '../consent/consent.rules.ts'
import { countUnanswered } from '../outside/copy.queries.ts'
import { opened } from '../story/opened-version.ts'
import { type AtOpenStory, hostsAtStory } from './open-story.gate.ts'
import { GroupStoriesPage, type QuoteCode, QuotePage, ReadStoryPage } from './group-stories.view.tsx'
import { OPEN_STORIES_A_PAGE, listOpenStories } from './open-story.queries.ts'
import type { LibrarySpot, ListLibrarySpots } from './library-spots.slot.ts'
import { holdOpen, openForHosts, storyPath } from './open-for-hosts.ts'
import { readQuote } from './quote.form.ts'
import { keepUseMarks } from '../search/use-mark.queries.ts'
import { marksToFind } from '../sealed/opened-words.tsx'
import { ringOf } from '../sealed/ring.ts'
import { deleteUse, hasRoom, insertUse, listUsesOf } from './use.queries.ts'
import { isFoundByAll, needOf } from './use.rules.ts'
import { sayUse } from './words/index.ts'

export const groupStories = route('/initiatives/:slug/stories', members)

groupStories.get(async (c, here) => {
  const { initiative: { id: initiative }, membership, person } = here
  const after = readId<'story'>(c.query('after'))
  const [open, unanswered, toAsk] = membership.host ? await Promise.all([listOpenStories(c.database, initiative, c.now, { after }), countUnanswered(c.database, { initiative }, c.now), countToAsk(c, { person: person.id, hostOf: initiative })]) : [[], 0, 0]
  return c.page(<GroupStoriesPage here={here} open={open.slice(0, OPEN_STORIES_A_PAGE)} more={open.length > OPEN_STORIES_A_PAGE} paged={after !== undefined} unanswered={unanswered} toAsk={toAsk} wanted={wantedOf(c)} />)
})

/** The agreement from which somebody came to quote a story there. */
const wantedOf = (c: Context): string | undefined => readId<'item'>(c.query('for'))

export const readStory = route('/initiatives/:slug/stories/:story', hostsAtStory)

readStory.get(async (c, here) => {
  const { open, initiative } = here
  const asked = askForOwnFactor(c, storyPath(here))
  if (asked !== undefined) return asked
  const version = await openForHosts(c, here, 'reading')
  const [consents, uses] = await Promise.all([listConsents(c.database, [open.id]), listUsesOf(c.database, open.id)])
  return c.page(<ReadStoryPage here={here} version={version} consents={consents.filter(({ number }) => number === open.number)} uses={uses.filter((use) => use.initiative === initiative.id && use.place !== 'outside')} wanted={wantedOf(c)} now={c.now} />)
})

/** A place on a page, as a form names it. */
export const spotKey = ({ place, anchor }: Pick<ToldSpot | LibrarySpot, 'place' | 'anchor'>): string => `${place} ${anchor}`

/** @param inLibrary where they can stand in the library, given by those who keep that */
export const quoteStoryWith = (inLibrary: ListLibrarySpots) => route('/initiatives/:slug/stories/:story/quote', hostsAtStory).get((c, here) => showQuote(c, here, inLibrary))
  // Whether words stand in a story says something of it too.
  .post((c, here) => askForOwnFactor(c, `${storyPath(here)}/quote`) ?? putIn(c, here, inLibrary))

/** In the group, and in what this person writes in the library. Two queries. */
async function listSpots(database: Database, here: AtOpenStory, inLibrary: ListLibrarySpots, wanted: string | undefined): Promise<readonly (ToldSpot | LibrarySpot)[]> {
  return [...(await listToldSpots(database, here, wanted)), ...(await inLibrary(database, here.person.id))]
}

const putIn = (c: Context, here: AtOpenStory, inLibrary: ListLibrarySpots) =>
  write(c, readQuote, async (trx, { words, where }) => {
    const { open, initiative, person } = here
    const told = opened(c, open, await holdOpen(trx, here, c.now)).words
    const excerpt = told.find(words)
    const spot = (await listSpots(trx, here, inLibrary, wantedOf(c))).find((one) => spotKey(one) === where)
    if (excerpt === undefined) return refuse<QuoteCode>('words', 'not-in-story')
    if (spot === undefined) return refuse<QuoteCode>('where', 'where-missing')
    // Asked again where nobody else can end it meanwhile.
    const consent = (await listConsents(trx, [open.id])).find((one) => covers(one, needOf(open.number, spot.readers), c.now))
    if (consent === undefined) return refuse<QuoteCode>('where', 'not-agreed')
    const { place, anchor } = spot
    if (!(await hasRoom(trx, { initiative: initiative.id, place, anchor }))) return refuse<QuoteCode>('where', 'page-full')
    const use = newId<'story-use'>()
    await insertUse(trx, { id: use, story: open.id, number: open.number, consent: consent.id, ...excerpt, initiative: initiative.id, place, anchor, by: person.id, at: c.now })
    if (isFoundByAll(consent)) await keepUseMarks(trx, { use, story: open.id, number: open.number, marks: marksToFind(ringOf(c), told, excerpt) })
    return done(storyPath(here), sayUse('quote.done'))
  }, (typed, problems) => showQuote(c, here, inLibrary, typed, problems))

async function showQuote(c: Context, here: AtOpenStory, inLibrary: ListLibrarySpots, typed: Typed = {}, problems: readonly Problem<QuoteCode>[] = []): Promise<Response> {
  const asked = askForOwnFactor(c, `${storyPath(here)}/quote`)
  if (asked !== undefined) return asked
  const [version, spots, consents] = [await openForHosts(c, here, 'quoting'), await listSpots(c.database, here, inLibrary, wantedOf(c)), await listConsents(c.database, [here.open.id])]
  const offered = spots.filter(({ readers }) => consents.some((one) => covers(one, needOf(here.open.number, readers), c.now)))
  return c.page(<QuotePage here={here} version={version} spots={offered} wanted={wantedOf(c)} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
}

export const takeQuoteOff = route('/initiatives/:slug/stories/uses/:use/take-off', hosts)

takeQuoteOff.post((c, { initiative }) =>
  write(c, readPress, async (trx) => {
    const id = readId<'story-use'>(c.param('use'))
    if (id === undefined || !(await deleteUse(trx, initiative.id, id))) throw new NotThere()
    await record(trx, { kind: 'story-quote-taken-off', ids: { use: id } })
    return done(`/initiatives/${initiative.slug}/stories`, sayUse('quoted.taken-off'))
  }, () => c.seeOther(`/initiatives/${initiative.slug}/stories`)))
