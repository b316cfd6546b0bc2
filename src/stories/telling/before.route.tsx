/** Somebody reads what will happen with a story before they tell it, and chooses where and how. */
import { listInitiativesById, listOwnInitiatives, members } from '#initiative/index.ts'
import { findArea, listAreaContacts } from '#network/index.ts'
import { readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, route, signedIn } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { record } from '#platform/activity.ts'
import type { DraftId } from '../tables.ts'
import { BeforePage, ChooseGroupPage } from './before.view.tsx'
import { deleteDraft, listDrafts } from './draft.queries.ts'
import { sayTelling } from './words/index.ts'

/** More groups than anybody takes part in. */
const MOST_GROUPS = 100

export const newStory = route('/stories/new', signedIn)

newStory.get(async (c, { person }) => {
  const groups = (await listOwnInitiatives(c.database, person.id, MOST_GROUPS)).filter(({ closed }) => !closed)
  const [only] = groups
  return only !== undefined && groups.length === 1 ? c.seeOther(`/initiatives/${only.slug}/stories/new`) : c.page(<ChooseGroupPage groups={groups} />)
})

export const beforeTelling = route('/initiatives/:slug/stories/new', members)

beforeTelling.get(async (c, here) => {
  const area = (await listInitiativesById(c.database, [here.initiative.id])).get(here.initiative.id)?.area
  const [found, contacts] = await Promise.all([area === undefined ? undefined : findArea(c.database, area), listAreaContacts(c.database, area)])
  return c.page(<BeforePage here={here} area={found} contacts={contacts} />)
})

const ownDraft: Gate<{ draft: DraftId }> = async (c: Context) => {
  if (c.person === undefined) return { closed: 'sign-in' }
  const id = readId<'story-draft'>(c.param('draft'))
  const draft = (await listDrafts(c.database, c.person.id)).find((one) => one.id === id)
  return draft === undefined ? { closed: 'not-found' } : { draft: draft.id }
}

export const throwDraftAway = route('/stories/drafts/:draft/throw-away', ownDraft)

throwDraftAway.post((c, { draft }) =>
  write(c, readPress, async (trx) => {
    await deleteDraft(trx, draft)
    await record(trx, { kind: 'story-draft-thrown-away', ids: { draft } })
    return done('/stories', sayTelling('tell.thrown-away'))
  }, () => c.seeOther('/stories')))
