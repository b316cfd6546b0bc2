/** A member writes a sentence of the case study, changes one, moves it, takes it out. */
import type { Typed } from '#platform/forms/read.ts'
import { readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { type Outdated, done, write } from '#platform/http/write.tsx'
import type { Database } from '#platform/database/database.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { readMove, readQuotation, readSentence } from './case-study.form.ts'
import { type AtSentence, membersAtSentence } from './case-study.gate.ts'
import { MOST_SENTENCES, type SentenceCode, openToAllReaders, sentenceProblems } from './case-study.rules.ts'
import { countSentences, deleteSentence, holdCaseStudy, insertSentences, listSentences, moveSentence, updateSentence } from './sentence.queries.ts'
import { QuotationPage, SentencePage } from './sentence.view.tsx'
import { listChoosable } from './source.queries.ts'
import { SECTIONS, type Section } from './tables.ts'
import { sayCase } from './words/index.ts'

const draftPath = (here: SeenByMember, section: Section) => `/initiatives/${here.initiative.slug}/case-study/draft#${section}`
const scopeOf = (c: Context, { initiative }: SeenByMember) => ({ initiative: initiative.id, open: openToAllReaders(initiative.openTo), now: c.now })

type Sent = Readonly<{ section: Section; words: string; source: string | undefined }>

/** What was sent, with what it rests on looked up again. */
async function check(database: Database, c: Context, here: SeenByMember, { section, words, source }: Sent) {
  const [found] = source === undefined ? [] : await listChoosable(database, scopeOf(c, here), source)
  if (source !== undefined && found === undefined) return refuse<SentenceCode>('source', 'source-unknown')
  const rests = found === undefined ? undefined : { design: found.design }
  const problems = sentenceProblems({ section, words, rests })
  return problems.length > 0 ? { kind: 'refused' as const, problems } : { kind: 'good' as const, source: found?.source }
}

export const newSentence = route('/initiatives/:slug/case-study/sentences/new', members)

newSentence.get((c, here) => showNew(c, here))

newSentence.post((c, here) =>
  write(c, readSentence, async (trx, value) => {
    const { initiative, person } = here
    await holdCaseStudy(trx, initiative.id, c.now)
    if ((await countSentences(trx, initiative.id)) >= MOST_SENTENCES) return refuse<SentenceCode>('', 'most-sentences')
    const checked = await check(trx, c, here, value)
    if (checked.kind === 'refused') return checked
    await insertSentences(trx, initiative.id, [{ section: value.section, source: checked.source, words: value.words }], { person: person.id, at: c.now })
    return done(draftPath(here, value.section), sayCase('sentence.added'))
  }, (typed, problems) => showNew(c, here, typed, problems)))

async function showNew(c: Context, here: SeenByMember, typed?: Typed, problems: readonly Problem<SentenceCode>[] = []) {
  const section = SECTIONS.find((one) => one === c.query('section'))
  return c.page(<SentencePage here={here} section={section} choices={await listChoosable(c.database, scopeOf(c, here))} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
}

export const changeSentence = route('/initiatives/:slug/case-study/sentences/:sentence', membersAtSentence)

changeSentence.get((c, here) => showChange(c, here, 200))

changeSentence.post((c, here) => (here.sentence.words === undefined ? changeQuotation(c, here) : changeWords(c, here)))

const changeWords = (c: Context, here: AtSentence) =>
  write(c, readSentence, async (trx, value) => {
    const checked = await check(trx, c, here, value)
    if (checked.kind === 'refused') return checked
    if (!(await updateSentence(trx, { id: here.sentence.id, version: value.version }, { ...value, source: checked.source, person: here.person.id }))) return outdated(c, here)
    return done(draftPath(here, value.section), sayCase('sentence.changed'))
  }, (typed, problems) => showChange(c, here, 422, typed, problems))

const changeQuotation = (c: Context, here: AtSentence) =>
  write(c, readQuotation, async (trx, { section, version }) => {
    const { rests } = here.sentence
    if (rests?.kind !== 'item') throw new NotThere()
    const to = { section, words: undefined, source: { kind: 'item', id: rests.id, version } as const, person: here.person.id }
    if (!(await updateSentence(trx, { id: here.sentence.id, version }, to))) return outdated(c, here)
    return done(draftPath(here, section), sayCase('sentence.changed'))
  }, (typed, problems) => showChange(c, here, 422, typed, problems))

const outdated = (c: Context, here: AtSentence): Outdated => ({
  kind: 'outdated',
  show: async (typed) => {
    const now = (await listSentences(c.database, { initiative: here.initiative.id }, openToAllReaders(here.initiative.openTo))).find((one) => one.id === here.sentence.id)
    if (now === undefined) throw new NotThere()
    return showChange(c, { ...here, sentence: now }, 409, typed)
  },
})

async function showChange(c: Context, here: AtSentence, status: 200 | 409 | 422, typed?: Typed, problems: readonly Problem<SentenceCode>[] = []) {
  if (here.sentence.words === undefined) return c.page(<QuotationPage here={here} sentence={here.sentence} typed={typed} problems={problems} />, status)
  const choices = await listChoosable(c.database, scopeOf(c, here))
  return c.page(<SentencePage here={here} sentence={here.sentence} section={here.sentence.section} choices={choices} typed={typed} problems={problems} outdated={status === 409} />, status)
}

export const move = route('/initiatives/:slug/case-study/sentences/:sentence/move', membersAtSentence)

move.post((c, here) =>
  write(c, readMove, async (trx, { way }) => {
    await holdCaseStudy(trx, here.initiative.id, c.now)
    await moveSentence(trx, here.initiative.id, here.sentence.id, way)
    return done(draftPath(here, here.sentence.section), sayCase('draft-page.moved'))
  }, () => showChange(c, here, 422)))

export const takeOut = route('/initiatives/:slug/case-study/sentences/:sentence/take-out', membersAtSentence)

takeOut.post((c, here) =>
  write(c, readPress, async (trx) => {
    await deleteSentence(trx, here.initiative.id, here.sentence)
    return done(draftPath(here, here.sentence.section), sayCase('sentence.taken-out'))
  }, () => showChange(c, here, 422)))
