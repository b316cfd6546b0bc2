/** Whoever may see an initiative reads its case study, once it is published; programs read the same. */
import { z } from 'zod'
import { listCalled } from '#people/index.ts'
import { NO_QUERY, jsonRoute } from '#platform/http/data-route.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { type Seen, whoMaySee } from '../initiative.gate.ts'
import type { ListTold } from '../told/told.slot.ts'
import { bandOf, BANDS } from '../membership/room.rules.ts'
import { namePlaces } from '../purpose/places.ts'
import { loadPurpose } from '../purpose/purpose.queries.ts'
import { DESIGNS } from '../happened/tables.ts'
import { openToAllReaders } from './case-study.rules.ts'
import { findEdition } from './edition.queries.ts'
import { type Readable, readableOf } from './readable.rules.ts'
import { listSentences, namedIn } from './sentence.queries.ts'
import { CaseStudyPage, NoCaseStudyPage } from './show-case-study.view.tsx'
import { SECTIONS } from './tables.ts'
import { sayCase } from './words/index.ts'

/** @param listTold words of stories that stand in its sections, given by those who keep stories */
export const showCaseStudyWith = (listTold: ListTold) => route('/initiatives/:slug/case-study', whoMaySee).get(async (c, here) => {
  const { initiative, membership } = here
  const published = await loadPublished(c, here)
  if (published === undefined) return c.page(<NoCaseStudyPage here={here} />)
  const [purpose, told] = await Promise.all([loadPurpose(c.database, initiative.id), listTold(c, here, { place: 'case-study', readers: initiative.openTo, until: published.edition.at })])
  const people = membership === undefined ? [] : published.edition.consents.flatMap(({ person }) => person ?? [])
  const [places, called] = await Promise.all([namePlaces(c.database, purpose), listCalled(c.database, people)])
  return c.page(<CaseStudyPage here={here} purpose={purpose} area={places.area} partners={places.partners} sentences={published.sentences} told={told} publishedAt={published.at}
    band={bandOf(published.edition.consents.length)} names={[...called.values()]} origin={c.site.publicUrl.origin} />)
})

async function loadPublished(c: Context, { initiative }: Pick<Seen, 'initiative'>) {
  const edition = await findEdition(c.database, initiative.id, 'public')
  if (edition?.publishedAt === undefined) return undefined
  const written = await listSentences(c.database, { edition: edition.id }, openToAllReaders(initiative.openTo))
  const sentences = readableOf(written, await listCalled(c.database, namedIn(written)))
  return { edition, at: edition.publishedAt, sentences }
}

const claim = z.object({ words: z.string(), design: z.enum(DESIGNS), people: z.int(), period: z.string(), limits: z.string() })
const sentence = z.object({
  kind: z.enum(['rests', 'own', 'quote', 'taken-back']), words: z.string().nullable(), said_by: z.string().nullable(), rests_on: z.url().nullable(), claim: claim.nullable(),
})
const caseStudy = z.object({
  title: z.string(), published: z.iso.datetime().nullable(), agreed_by: z.enum(BANDS).nullable(), page: z.url(),
  sections: z.array(z.object({ section: z.enum(SECTIONS), sentences: z.array(sentence) })),
})

const jsonOf = (one: Readable, base: string): z.input<typeof sentence> => ({
  kind: one.kind, words: one.kind === 'taken-back' ? null : one.words, said_by: one.by ?? null,
  rests_on: one.source === undefined ? null : `${base}/${one.source.path}`, claim: one.claim ?? null,
})

export const caseStudyJson = jsonRoute('/initiatives/:slug/case-study.json', whoMaySee, {
  operation: 'getCaseStudy', says: () => ({ title: sayCase('api.title'), text: sayCase('api.text') }), query: NO_QUERY, answer: caseStudy, pages: ['/initiatives/:slug/case-study'],
}, async (c, here) => {
  const published = await loadPublished(c, here)
  const base = `${c.site.publicUrl.origin}/initiatives/${here.initiative.slug}`
  return {
    title: here.initiative.title, published: published?.at.toISOString() ?? null, agreed_by: published === undefined ? null : bandOf(published.edition.consents.length), page: `${base}/case-study`,
    sections: published === undefined ? [] : SECTIONS.map((section) => ({ section, sentences: published.sentences.filter((one) => one.section === section).map((one) => jsonOf(one, base)) })),
  }
})
