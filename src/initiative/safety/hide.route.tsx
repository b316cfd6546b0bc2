/** A host hides something with a reason; its author is told, reads it, and answers; a host shows it again. */
import { record } from '#platform/activity.ts'
import { readId } from '#platform/ids.ts'
import type { Context, SignedIn } from '#platform/http/context.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { refuse } from '#platform/problems.ts'
import { type Seen, type SeenByMember, hosts, whoMaySee } from '../initiative.gate.ts'
import { findInitiative } from '../initiative.queries.ts'
import { readSure } from '../membership/membership.form.ts'
import { type FoundItem, findItem } from '../thread/find-item.queries.ts'
import { HidePage, HiddenPage } from './hide.view.tsx'
import { readAnswer, readHide } from './safety.form.ts'
import { type Hidden, deleteHiding, findAuthor, findHidden, upsertHiding, upsertHidingAnswer } from './safety.queries.ts'
import { saySafety } from './words/index.ts'

/** An item of this very initiative, for a host. */
const anItem: Gate<SeenByMember & Readonly<{ item: FoundItem }>> = async (c) => {
  const here = await hosts(c)
  if ('closed' in here) return here
  const id = readId<'item'>(c.param('item'))
  const item = id === undefined ? undefined : await findItem(c.database, here, id)
  return item === undefined ? { closed: 'not-found' } : { ...here, item }
}

const hideFacts = ({ id, words, hidden }: FoundItem) => ({ id, words, reason: hidden?.reason })

export const hideItem = route('/initiatives/:slug/items/:item/hide', anItem)

hideItem.get((c, here) => c.page(<HidePage here={here} item={hideFacts(here.item)} />))

hideItem.post((c, here) =>
  write(c, readHide, async (trx, { reason }) => {
    const { initiative, item, person } = here
    if (item.takenBack) return refuse('', 'nothing-to-hide' as const)
    await upsertHiding(trx, item.id, reason, person.id)
    const author = await findAuthor(trx, item.id)
    await record(trx, { kind: 'item-hidden', ids: { initiative: initiative.id, item: item.id, ...(author === undefined ? {} : { person: author }) } })
    return done(`/initiatives/${initiative.slug}/items/${item.id}/hidden`, saySafety('hide.done'))
  }, (typed, problems) => c.page(<HidePage here={here} item={hideFacts(here.item)} typed={typed} problems={problems} />, 422)))

type HereHidden = Seen & Readonly<{ person: SignedIn; hidden: Hidden; own: boolean }>

/** Something hidden: its author comes in, also where they no longer take part, and so do the hosts. Nobody else learns that it is there. */
const somethingHidden: Gate<HereHidden> = async (c) => {
  const { person } = c
  const here = person === undefined ? await whoMaySee(c) : await findInitiative(c.database, c.param('slug'), person.id)
  if (here === undefined) return { closed: 'not-found' }
  if ('closed' in here) return here
  if (person === undefined) return { closed: 'sign-in' }
  const id = readId<'item'>(c.param('item'))
  const hidden = id === undefined ? undefined : await findHidden(c.database, here.initiative.id, id)
  if (hidden === undefined || (hidden.author !== person.id && here.membership?.host !== true)) return { closed: 'not-found' }
  return { initiative: here.initiative, membership: here.membership, sees: [], person, hidden, own: hidden.author === person.id }
}

export const hiddenItem = route('/initiatives/:slug/items/:item/hidden', somethingHidden)

hiddenItem.get((c, here) => c.page(<HiddenPage here={here} hidden={here.hidden} own={here.own} />))

hiddenItem.post((c, here) =>
  write(c, readAnswer, async (trx, { answer }) => {
    if (!here.own || here.hidden.setAside) return refuse('answer', 'not-author' as const)
    await upsertHidingAnswer(trx, here.hidden.id, answer)
    await record(trx, { kind: 'hiding-answered', ids: { initiative: here.initiative.id, item: here.hidden.id } })
    return done(`/initiatives/${here.initiative.slug}/items/${here.hidden.id}/hidden`, saySafety('hidden.done'))
  }, (typed, problems) => c.page(<HiddenPage here={here} hidden={here.hidden} own={here.own} typed={typed} problems={problems} />, 422)))

/** A hidden item, for a host. */
const hiddenForHost: Gate<SeenByMember & Readonly<{ hidden: Hidden }>> = async (c) => {
  const here = await hosts(c)
  if ('closed' in here) return here
  const id = readId<'item'>(c.param('item'))
  const hidden = id === undefined ? undefined : await findHidden(c.database, here.initiative.id, id)
  return hidden === undefined ? { closed: 'not-found' } : { ...here, hidden }
}

export const unhideItem = route('/initiatives/:slug/items/:item/unhide', hiddenForHost)

unhideItem.post((c: Context, here) =>
  write(c, readSure, async (trx) => {
    if (here.hidden.setAside) return refuse('', 'waits-for-author' as const)
    await deleteHiding(trx, here.hidden.id)
    await record(trx, { kind: 'item-unhidden', ids: { initiative: here.initiative.id, item: here.hidden.id } })
    return done(`/initiatives/${here.initiative.slug}/items/${here.hidden.id}`, saySafety('hide.unhidden'))
  }, (_, problems) => c.page(<HiddenPage here={here} hidden={here.hidden} own={false} problems={problems} />, 422)))
