/** The site map: every module's routes, in the order in which they are tried. */
import { heldActions, heldAtMeetings, heldByInitiatives, heldInNeeds, initiativeRoutesWith, listCompanions, listOwnInitiatives, mailPart, myInitiativesPart, repliesToMe, searchInInitiatives, toConfirmPart } from '#initiative/index.ts'
import { answeredPart, heldInLibrary, inLibrary, libraryRoutes, librarySpots, searchInLibrary } from '#library/index.ts'
import { networkRoutes } from '#network/index.ts'
import { type PeopleSlots, peopleRoutesWith } from '#people/index.ts'
import type { AnyRoute } from '#platform/http/routes.ts'
import type { SearchSlots } from '#platform/search/search.slot.ts'
import { searchFeedsWith } from '#platform/search/follow-search.route.ts'
import { searchRoutesWith } from '#platform/search/search.route.tsx'
import { heldInStories, listTold, myStoriesPart, quotationSource, storiesOfTheme, storyKind, storyRoutesWith } from '#stories/index.ts'
import { apiRoutesWith } from './api/api.route.tsx'
import { front } from './front/front.route.tsx'
import { opsRoutes } from './ops/index.ts'
import { outsideRoutes } from './outside/outside.route.ts'
import { accessibility, privacy } from './statement/statement.route.tsx'

/** Few people take part in more, and more nobody ticks through. */
const MOST_REACHABLE = 100

const listReachable: PeopleSlots['reachable'] = (database, person) => listOwnInitiatives(database, person, MOST_REACHABLE)

/** What later modules show on people's own pages, and hold about them. */
const SLOTS: PeopleSlots = { parts: [toConfirmPart, repliesToMe, myInitiativesPart, myStoriesPart, answeredPart, mailPart], held: { ...heldByInitiatives, ...heldAtMeetings, ...heldInNeeds, ...heldActions, ...heldInStories, ...heldInLibrary }, reachable: listReachable, companions: listCompanions }

/** What is found, in which order it is offered, and by whom. */
const FOUND: SearchSlots = {
  ...searchInInitiatives, ...searchInLibrary, sources: [quotationSource],
  // A case study is one, whether an initiative or the library holds it.
  kinds: [...searchInLibrary.kinds, ...searchInInitiatives.kinds.filter(({ kind }) => searchInLibrary.kinds.every((one) => one.kind !== kind)), storyKind],
}

const PAGES: readonly AnyRoute[] = [front, accessibility, privacy, ...outsideRoutes, ...opsRoutes, ...searchRoutesWith(FOUND), ...searchFeedsWith(FOUND), ...peopleRoutesWith(SLOTS), ...networkRoutes, ...storyRoutesWith(librarySpots), ...libraryRoutes, ...initiativeRoutesWith({ told: listTold, storiesOfTheme, inLibrary })]

export const ROUTES: readonly AnyRoute[] = [...PAGES, ...apiRoutesWith(PAGES)]
