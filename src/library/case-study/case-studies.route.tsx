/** Anybody looks through what was done together, by way and kind of service. */
import { WAYS } from '#initiative/index.ts'
import { everybody, route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { listTitled } from '../entry/entry.queries.ts'
import { SECTORS } from '../resource/resource.rules.ts'
import { CaseStudiesPage } from './case-studies.view.tsx'
import { listCaseStudies } from './case-study.queries.ts'
import { onlyOpen } from './open-studies.ts'

/** As many as are read at a time. */
const A_PAGE = 20

export const caseStudies = route('/library/case-studies', everybody).kept('library', 'found').get(async (c) => {
  const [after, wanted] = [readId<'library-entry'>(c.query('after')), c.query('topic')]
  const [topic] = wanted === undefined ? [] : await listTitled(c.database, [{ kind: 'topic', slug: wanted }])
  const [way, sector] = [WAYS.find((one) => one === c.query('way')), SECTORS.find((one) => one === c.query('sector'))]
  const found = await listCaseStudies(c.database, { way, sector, topic: topic?.slug }, { after, most: A_PAGE + 1 })
  const page = found.slice(0, A_PAGE)
  const shown = await onlyOpen(c, page)
  return c.page(<CaseStudiesPage found={shown} next={found.length > A_PAGE ? page.at(-1)?.id : undefined} later={after !== undefined} chosen={{ way, sector, topic }} />)
})
