/** Reads a test: what was tested, who took part, how it went, what was learned, and what people answered. */
import { listCalled } from '#people/index.ts'
import { route } from '#platform/http/routes.ts'
import { listItemPictures } from '../item-picture/item-picture.queries.ts'
import { namesFor } from '../trying/names.ts'
import { listAround } from '../trying/sources.queries.ts'
import { membersAtTried, whoMaySeeTried } from '../trying/tried.gate.ts'
import { HistoryPage } from '../trying/tried-parts.view.tsx'
import { listVersions } from '../trying/tried.queries.ts'
import { listQuestions } from './sheet.queries.ts'
import { ShowTrialPage } from './show-trial.view.tsx'
import { TrialFactList } from './write-trial.view.tsx'
import { sayTrial } from './words/index.ts'

export const showTrial = route('/initiatives/:slug/tests/:item', whoMaySeeTried('test')).get(async (c, here) => {
  const { id } = here.item
  const [around, called, questions, pictures] = await Promise.all([
    listAround(c.database, here, id), namesFor(c.database, here), listQuestions(c.database, id, { written: here.membership !== undefined }), listItemPictures(c.database, [id], c.person?.id),
  ])
  return c.page(<ShowTrialPage here={here} around={around} called={called} questions={questions} pictures={pictures.get(id) ?? []} />)
})

/** What was written of a test before it was changed: for those who take part. */
export const showTrialHistory = route('/initiatives/:slug/tests/:item/history', membersAtTried('test')).get(async (c, here) => {
  const versions = await listVersions(c.database, 'test', here.item.id)
  const called = await listCalled(c.database, versions.flatMap(({ recordedBy }) => recordedBy ?? []))
  return c.page(<HistoryPage here={here} kind="test" title={sayTrial('title')} versions={versions} called={called} show={(says) => <TrialFactList says={says} />} />)
})
