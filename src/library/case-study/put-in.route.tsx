/** Those who look after an initiative let the library lead to the case study that it published; when it goes off its page, it goes from here. */
import { type InLibrary, hosts, listOpenCaseStudies } from '#initiative/index.ts'
import type { ReactsTogether } from '#platform/activity.ts'
import { readPress } from '#platform/forms/read.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { by } from '../entry/entry-routes.tsx'
import { insertEntry, moveEntry } from '../entry/entry.queries.ts'
import { entryPath } from '../kind.ts'
import { findOfInitiative } from './case-study.queries.ts'
import { caseStudy } from './case-study.rules.ts'
import { PutInPart } from './put-in.view.tsx'
import { sayStudy } from './words/index.ts'

export const putIntoLibrary = route('/library/case-studies/of/:slug', hosts)

putIntoLibrary.post((c, { initiative }) =>
  write(c, readPress, async (trx) => {
    const [open] = await listOpenCaseStudies(trx, [initiative.id], c.now)
    if (open === undefined) throw new NotThere()
    const there = await findOfInitiative(trx, initiative.id)
    const content = { title: open.title, lead: '', initiative: initiative.id, ways: [], sectors: [], topics: [], partners: [], sections: {}, claims: [] }
    const slug = there?.slug ?? (await insertEntry(trx, caseStudy, content, by(c), 'ready'))
    if (there?.state === 'withdrawn') await moveEntry(trx, caseStudy, { id: there.id, version: there.version, to: 'ready', reviewed: false, note: sayStudy('back-note') }, by(c))
    return done(there === undefined ? entryPath('case-study', slug, '/edit') : entryPath('case-study', slug), sayStudy('put-in.done'))
  }, () => c.seeOther(`/initiatives/${initiative.slug}/case-study/agree`)))

/** On the page where hosts publish their case study. One query. */
export const inLibrary: InLibrary = async (c, { initiative }) => <PutInPart slug={initiative.slug} there={await findOfInitiative(c.database, initiative.id)} />

/** In the transaction in which an initiative takes its case study off, narrows who may see it, or goes. */
export const takeOutOfLibrary: ReactsTogether = async (trx, ids) => {
  const there = await findOfInitiative(trx, ids['initiative'] ?? '')
  if (there === undefined || (there.state !== 'published' && there.state !== 'ready')) return
  // What nobody published yet can't be taken out: it goes back to whoever handed it in.
  await moveEntry(trx, caseStudy, { id: there.id, version: there.version, to: there.state === 'published' ? 'withdrawn' : 'draft', reviewed: false, note: sayStudy('off-note') }, { person: undefined, at: new Date(), zone: DEFAULT_ZONE })
}
