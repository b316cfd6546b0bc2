/** Case studies: what was done together, how, and what came of it. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { type EntryForm, entryRoutesWith } from '../entry/entry-routes.tsx'
import { type Titled, listTitlesOf } from '../entry/entry.queries.ts'
import { leadToEntry } from '../entry/lead-to-entry.route.ts'
import { MOST_TOPICS } from '../topic/topic.form.tsx'
import { caseStudies } from './case-studies.route.tsx'
import { CaseStudyFields } from './case-study.fields.tsx'
import { type CaseStudyCode, readCaseStudy } from './case-study.form.ts'
import { type CaseStudy, caseStudy } from './case-study.rules.ts'
import { putIntoLibrary } from './put-in.route.tsx'
import { showCaseStudy } from './show-case-study.route.tsx'
import { sayStudy } from './words/index.ts'

const caseStudyForm: EntryForm<CaseStudy, CaseStudyCode, Readonly<{ topics: readonly Titled[] }>> = {
  kind: caseStudy, read: readCaseStudy, Fields: CaseStudyFields,
  given: async (c) => ({ topics: await listTitlesOf(c.database, 'topic', MOST_TOPICS) }),
  // Whose it leads to stays, and with it that no words of theirs stand here.
  keep: (content, { initiative }) => (initiative === undefined ? content : { ...content, initiative, sections: {}, claims: [] }),
  titles: () => ({ new: sayStudy('new'), edit: sayStudy('edit'), lead: sayStudy('edit-lead') }),
  problem: (code) => sayStudy(`problems.${code}`),
}

export const caseStudyRoutes: readonly AnyRoute[] = [leadToEntry, caseStudies, putIntoLibrary, ...entryRoutesWith(caseStudyForm), showCaseStudy]
