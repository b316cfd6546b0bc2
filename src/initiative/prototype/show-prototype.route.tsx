/** Reads a prototype: what it is, who made it, of which ideas, and how its tests went. */
import { listCalled } from '#people/index.ts'
import { route } from '#platform/http/routes.ts'
import { listItemPictures } from '../item-picture/item-picture.queries.ts'
import { namesFor } from '../trying/names.ts'
import { listAround } from '../trying/sources.queries.ts'
import { membersAtTried, whoMaySeeTried } from '../trying/tried.gate.ts'
import { HistoryPage } from '../trying/tried-parts.view.tsx'
import { listVersions } from '../trying/tried.queries.ts'
import { ShowPrototypePage } from './show-prototype.view.tsx'
import { PrototypeFactList } from './write-prototype.view.tsx'
import { sayPrototype } from './words/index.ts'

export const showPrototype = route('/initiatives/:slug/prototypes/:item', whoMaySeeTried('prototype')).get(async (c, here) => {
  const { id } = here.item
  const [around, called, pictures] = await Promise.all([listAround(c.database, here, id), namesFor(c.database, here), listItemPictures(c.database, [id], c.person?.id)])
  return c.page(<ShowPrototypePage here={here} around={around} called={called} pictures={pictures.get(id) ?? []} />)
})

/** What a prototype said before it was changed: for those who take part. */
export const showPrototypeHistory = route('/initiatives/:slug/prototypes/:item/history', membersAtTried('prototype')).get(async (c, here) => {
  const versions = await listVersions(c.database, 'prototype', here.item.id)
  const called = await listCalled(c.database, versions.flatMap(({ recordedBy }) => recordedBy ?? []))
  return c.page(<HistoryPage here={here} kind="prototype" title={sayPrototype('title')} versions={versions} called={called} show={(says) => <PrototypeFactList says={says} />} />)
})
