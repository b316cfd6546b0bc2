/** Anybody reads a case study that was written here, or is led to the one that an initiative published. */
import { type OpenCaseStudy, listOpenCaseStudies } from '#initiative/index.ts'
import type { Context } from '#platform/http/context.ts'
import { readId } from '#platform/ids.ts'
import { listToldInLibrary } from '#stories/index.ts'
import { MOST_STANDING, collectionsPart } from '../collection/standing.part.tsx'
import { listAround } from '../entry/around.queries.ts'
import { WithdrawnPage, readEntryWith } from '../entry/read-entry.tsx'
import type { AtEntry } from '../library.gate.ts'
import { type CaseStudy, caseStudy } from './case-study.rules.ts'
import { CaseStudyPage } from './show-case-study.view.tsx'

export const showCaseStudy = readEntryWith(caseStudy, showPage).kept('library', 'found')

async function showPage(c: Context, here: AtEntry<CaseStudy>): Promise<Response> {
  const { entry, who } = here
  const { initiative } = entry.content
  const open = await findOpen(c, initiative)
  // What its group took off is gone here at the same moment.
  if (initiative !== undefined && open === undefined && !who.editor && !who.maker) return c.page(<WithdrawnPage kind="case-study" />, 410)
  const [around, told] = await Promise.all([listAround(c.database, { ...entry, kind: 'case-study' }, { collected: MOST_STANDING }), initiative === undefined ? listToldInLibrary(c, entry.id) : undefined])
  // Words of stories come and go as those who told them wish: where any stand, the page is made anew for everybody.
  if (told !== undefined) c.frame.onlyNow = true
  return c.page(<CaseStudyPage here={here} open={open} topics={around.at('topic')} collections={collectionsPart('case-study', here, around.from('collected'))} told={told} />)
}

async function findOpen(c: Context, initiative: string | undefined): Promise<OpenCaseStudy | undefined> {
  const id = readId<'initiative'>(initiative)
  return id === undefined ? undefined : (await listOpenCaseStudies(c.database, [id], c.now))[0]
}
