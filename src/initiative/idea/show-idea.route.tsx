/** Reads an idea: what it is, whose it is, what it answers and what came of it. */
import { listCalled } from '#people/index.ts'
import { route } from '#platform/http/routes.ts'
import { listItemPictures } from '../item-picture/item-picture.queries.ts'
import { namesFor } from '../trying/names.ts'
import { listAround } from '../trying/sources.queries.ts'
import { membersAtTried, whoMaySeeTried } from '../trying/tried.gate.ts'
import { HistoryPage } from '../trying/tried-parts.view.tsx'
import { listVersions } from '../trying/tried.queries.ts'
import { ShowIdeaPage } from './show-idea.view.tsx'
import { IdeaFacts } from './write-idea.view.tsx'
import { sayIdea } from './words/index.ts'

export const showIdea = route('/initiatives/:slug/ideas/:item', whoMaySeeTried('idea')).get(async (c, here) => {
  const { id } = here.item
  const [around, called, pictures] = await Promise.all([listAround(c.database, here, id), namesFor(c.database, here), listItemPictures(c.database, [id], c.person?.id)])
  return c.page(<ShowIdeaPage here={here} around={around} called={called} pictures={pictures.get(id) ?? []} />)
})

/** What an idea said before it was changed: for those who take part. */
export const showIdeaHistory = route('/initiatives/:slug/ideas/:item/history', membersAtTried('idea')).get(async (c, here) => {
  const versions = await listVersions(c.database, 'idea', here.item.id)
  const called = await listCalled(c.database, versions.flatMap(({ recordedBy }) => recordedBy ?? []))
  return c.page(<HistoryPage here={here} kind="idea" title={sayIdea('title')} versions={versions} called={called} show={(says) => <IdeaFacts says={says} />} />)
})
