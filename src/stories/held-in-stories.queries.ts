/** What stories hold about somebody. Their words are sealed, and are read on the story's own page, whose address stands here; this file may lie anywhere. */
import type { Held } from '#people/index.ts'
import { codingTables } from './coding/tables.ts'
import { listAskings, listAskingsOf } from './consent/ask-in-person.queries.ts'
import { cutTables } from './cut/tables.ts'
import { sessionTables } from './session/tables.ts'
import { outsideTables } from './outside/tables.ts'
import { tables } from './tables.ts'

export const heldInStories: Held = {
  storiesITold: async (snapshot, person) => {
    const rows = await tables(snapshot).selectFrom('stories.story as s').leftJoin('stories.deletion as d', 'd.story_id', 's.id')
      .select(['s.id', 's.told_at as toldAt', 's.under_16 as under16', 'd.at as wordsDeletedAt']).where('s.teller_id', '=', person).orderBy('s.told_at').execute()
    return rows.map(({ id, ...row }) => ({ ...row, myWordsAndACopyToKeep: row.wordsDeletedAt === null ? `/stories/${id}/copy` : null }))
  },
  whatIAgreedToForMyStories: async (snapshot, person) =>
    tables(snapshot).selectFrom('stories.consent as c').leftJoin('stories.consent_end as e', 'e.consent_id', 'c.id').leftJoin('stories.consent_name as n', 'n.consent_id', 'c.id')
      .select(['c.story_id as story', 'c.number as version', 'c.purpose', 'c.audience', 'c.channel', 'c.attribution', 'c.given_how as givenHow', 'c.given_at as givenAt', 'c.begins_at as from', 'c.ends_at as until', 'e.at as takenBackAt', 'n.shown_as as shownAs', 'n.witness', 'n.guardian', 'n.adult'])
      .where('c.person_id', '=', person).orderBy('c.given_at').execute(),
  storiesIHaveBegun: async (snapshot, person) => tables(snapshot).selectFrom('stories.draft').select(['way', 'at']).where('person_id', '=', person).orderBy('at').execute(),
  storiesIHelpWith: async (snapshot, person) => tables(snapshot).selectFrom('stories.supporter').select(['story_id as story', 'reads', 'named_at as since']).where('person_id', '=', person).execute(),
  storiesITookDown: async (snapshot, person) => tables(snapshot).selectFrom('stories.taking_down').select(['story_id as story', 'how', 'read_back as readBack']).where('taker_id', '=', person).execute(),
  storiesIRead: async (snapshot, person) => tables(snapshot).selectFrom('stories.opening').select(['story_id as story', 'number as version', 'at', 'why']).where('person_id', '=', person).orderBy('at').execute(),
  codeBooksIChanged: async (snapshot, person) => codingTables(snapshot).selectFrom('stories.code_book').select(['initiative_id as initiative', 'number as version', 'made_at as at']).where('made_by', '=', person).orderBy('made_at').execute(),
  codingRoundsIBegan: async (snapshot, person) => codingTables(snapshot).selectFrom('stories.round').select(['id as round', 'made_at as at']).where('made_by', '=', person).orderBy('made_at').execute(),
  roundsIWasAskedToCode: async (snapshot, person) => codingTables(snapshot).selectFrom('stories.round_coder').select(['round_id as round', 'agreed_at as agreedAt']).where('person_id', '=', person).execute(),
  storiesICoded: async (snapshot, person) =>
    codingTables(snapshot).selectFrom('stories.coding as k').innerJoin('stories.round_coder as r', 'r.id', 'k.coder_id').leftJoin('stories.coding_mark as m', (on) => on.onRef('m.coder_id', '=', 'k.coder_id').onRef('m.place', '=', 'k.place'))
      .select(['k.round_id as round', 'k.place', 'k.at', 'm.code_id as code']).where('r.person_id', '=', person).orderBy('k.at').execute(),
  codesISettled: async (snapshot, person) => codingTables(snapshot).selectFrom('stories.settling').select(['round_id as round', 'place', 'at']).where('settled_by', '=', person).orderBy('at').execute(),
  tellersIAskedAgain: listAskings,
  timesIWasAskedAgain: listAskingsOf,
  cutsIProposed: async (snapshot, person) => cutTables(snapshot).selectFrom('stories.cut as k').leftJoin('stories.cut_answer as a', 'a.cut_id', 'k.id')
    .select(['k.story_id as story', 'k.number as version', 'k.at', 'a.answer', 'a.at as answeredAt']).where('k.editor_id', '=', person).orderBy('k.at').execute(),
  cutsOfStoriesITold: async (snapshot, person) => cutTables(snapshot).selectFrom('stories.cut as k').innerJoin('stories.story as s', 's.id', 'k.story_id').leftJoin('stories.cut_answer as a', 'a.cut_id', 'k.id')
    .select(['k.story_id as story', 'k.number as version', 'k.at', 'a.answer', 'a.at as answeredAt']).where('s.teller_id', '=', person).orderBy('k.at').execute(),
  storySessionsITellIn: async (snapshot, person) => sessionTables(snapshot).selectFrom('stories.session').select(['initiative_id as initiative', 'on_day as day', 'teller_named as named']).where('teller_id', '=', person).orderBy('on_day').execute(),
  storySessionsILead: async (snapshot, person) => sessionTables(snapshot).selectFrom('stories.session').select(['initiative_id as initiative', 'on_day as day']).where('facilitator_id', '=', person).orderBy('on_day').execute(),
  storySessionsIListenIn: async (snapshot, person) =>
    sessionTables(snapshot).selectFrom('stories.session_listener as l').innerJoin('stories.session as s', 's.id', 'l.session_id').select(['s.initiative_id as initiative', 's.on_day as day']).where('l.person_id', '=', person).orderBy('s.on_day').execute(),
  cardsIWrote: async (snapshot, person) =>
    sessionTables(snapshot).selectFrom('stories.session_card as c').innerJoin('stories.session as s', 's.id', 'c.session_id').select(['s.initiative_id as initiative', 's.on_day as day', 'c.words', 'c.tag']).where('c.author_id', '=', person).orderBy('s.on_day').orderBy('c.place').execute(),
  storyWordsITookOutside: async (snapshot, person) => outsideTables(snapshot).selectFrom('stories.outside_copy as x').innerJoin('stories.use as u', 'u.id', 'x.use_id')
    .select(['u.id as copy', 'u.story_id as story', 'u.at', 'x.kind as whatFor', 'x.title', 'x.readers', 'x.held_at as where', 'x.on_day as day', 'x.audience', 'x.channel']).where('u.used_by', '=', person).orderBy('u.at').execute(),
  whatISaidBecameOfStoryWords: async (snapshot, person) => outsideTables(snapshot).selectFrom('stories.outside_copy as x').select(['x.use_id as copy', 'x.answer', 'x.why', 'x.answered_at as at']).where('x.answered_by', '=', person).orderBy('x.answered_at').execute(),
  storiesIQuoted: async (snapshot, person) => tables(snapshot).selectFrom('stories.use').select(['story_id as story', 'place', 'at']).where('used_by', '=', person).orderBy('at').execute(),
}
