import type { FC } from 'hono/jsx'
import { explained } from '#platform/page/explained.tsx'
import { DayText, Empty, Facts, LinkButton, Tag, Words } from '#platform/page/parts.tsx'
import { dayOf, sayDay } from '#platform/time.ts'
import { sayHappened } from '../happened/words/index.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { Told } from '../told/told.slot.ts'
import type { Band } from '../membership/room.rules.ts'
import type { Purpose } from '../purpose/purpose.queries.ts'
import { isPrinciple } from './case-study.rules.ts'
import { type NumberedSource, type Readable, sourcesOf } from './readable.rules.ts'
import { SECTIONS, type Section } from './tables.ts'
import { sayCase } from './words/index.ts'

const PRINCIPLES = SECTIONS.filter(isPrinciple)

/** Before anything is published. */
export const NoCaseStudyPage: FC<{ here: Seen }> = ({ here }) => (
  <InitiativePage here={here} title={sayCase('title')} lead={sayCase('page.lead')} listed={false}>
    <Empty text={sayCase(here.membership === undefined ? 'page.none' : 'page.none-members')}>
      {here.membership === undefined ? null : <p><LinkButton href={`/initiatives/${here.initiative.slug}/case-study/draft`}>{sayCase('page.draft')}</LinkButton></p>}
    </Empty>
  </InitiativePage>
)

type Props = Readonly<{
  here: Seen; purpose: Purpose; area: Readonly<{ id: string; name: string }> | undefined; partners: readonly string[]
  sentences: readonly Readable[]; told: Told; publishedAt: Date; band: Band; names: readonly string[]; origin: string
}>

export const CaseStudyPage: FC<Props> = ({ here, purpose, area, partners, sentences, told, publishedAt, band, names, origin }) => {
  const { initiative, membership } = here
  const base = `/initiatives/${initiative.slug}`
  const day = sayDay(dayOf(publishedAt, initiative.zone))
  return (
    <InitiativePage here={here} title={sayCase('title-of', { title: initiative.title })} part={undefined} lead={sayCase('page.lead')}>
      <section>
        <h2>{sayCase('page.about')}</h2>
        <Words text={purpose.purpose} />
        <Facts facts={[
          [sayCase('page.area'), area?.name], [sayCase('page.partners'), partners.length === 0 ? undefined : partners.join(', ')],
          [sayCase('page.starts'), purpose.starts === undefined ? undefined : <DayText day={purpose.starts} />], [sayCase('page.ends'), purpose.ends === undefined ? undefined : <DayText day={purpose.ends} />],
        ]} />
      </section>
      <Sections sentences={sentences} told={told} />
      <Sources sources={sourcesOf(sentences)} base={base} origin={origin} />
      <p>{membership === undefined || names.length === 0 ? sayCase('page.agreed', { day, band: sayCase(`band.${band}`) }) : sayCase('page.agreed-members', { day, names: names.join(', ') })}</p>
      <ul class="actions screen-only">
        {membership === undefined ? null : <li><a href={`${base}/case-study/draft`}>{sayCase('page.draft')}</a></li>}
        <li><a href={base}>{sayCase('page.purpose')}</a></li>
        <li><a href={`${base}/thread`}>{sayCase('page.thread')}</a></li>
        <li><a href={`${base}/export`}>{sayCase('page.export')}</a></li>
        <li><a href={`${base}/case-study.json`}>{sayCase('page.json')}</a></li>
        <li><a href={`/report?about=${encodeURIComponent(`${base}/case-study`)}`}>{sayCase('page.report')}</a></li>
      </ul>
    </InitiativePage>
  )
}

/** The sections in their order; the principles stand together before what changed. */
export const Sections: FC<{ sentences: readonly Readable[]; told: Told }> = ({ sentences, told }) => {
  const of = (section: Section) => sentences.filter((one) => one.section === section)
  return (
    <>
      {SECTIONS.filter((section) => !isPrinciple(section) || section === PRINCIPLES[0]).map((section) => isPrinciple(section) ? (
        <section>
          <h2>{sayCase('page.principles')}</h2>
          {PRINCIPLES.filter((principle) => of(principle).length > 0).map((principle) => <><h3>{sayCase(`sections.${principle}`)}</h3><p class="hint">{sayPrinciple(principle)}</p><SentenceList sentences={of(principle)} /></>)}
          <NotJoined principles={PRINCIPLES.filter((principle) => of(principle).length === 0)} />
        </section>
      ) : <section><h2>{sayCase(`sections.${section}`)}</h2>{told.has(section) && of(section).length === 0 ? null : <SentenceList sentences={of(section)} />}{told.get(section)}</section>)}
    </>
  )
}

/** Said as plainly as what was done. */
const NotJoined: FC<{ principles: readonly Section[] }> = ({ principles }) =>
  principles.length === 0 ? null : <p class="soft">{sayCase('page.not-joined', { principles: principles.map((principle) => `“${sayCase(`sections.${principle}`)}”`).join(', ') })}</p>

const SAYS = { 'principle-assets': 'principle-says.principle-assets', 'principle-work': 'principle-says.principle-work', 'principle-give-take': 'principle-says.principle-give-take', 'principle-networks': 'principle-says.principle-networks' } as const
const hasSaying = (section: Section): section is keyof typeof SAYS => section in SAYS

/** What a principle means, in a sentence; nothing for what is no principle. */
export const sayPrinciple = (section: Section): string => (hasSaying(section) ? sayCase(SAYS[section]) : '')

const SentenceList: FC<{ sentences: readonly Readable[] }> = ({ sentences }) =>
  sentences.length === 0 ? <p class="soft">{sayCase('page.empty')}</p> : <>{sentences.map((one) => <SentenceText sentence={one} />)}</>

/** One sentence with its way to what it rests on; a figure never without how it was found (I-23). */
export const SentenceText: FC<{ sentence: Readable }> = ({ sentence: { kind, words, source, claim, by } }) => {
  if (kind === 'taken-back') return <p><Tag tone="gone">{sayCase('page.taken-back')}</Tag></p>
  if (kind === 'quote') return <blockquote class="case-quote"><Words text={words} quoted /><p class="hint"><Speaker source={source} by={by} /></p></blockquote>
  return (
    <div class="case-sentence">
      <p>{explained(words)} {source === undefined ? <Tag>{sayCase('page.own')}</Tag> : <SourceLink source={source} />}</p>
      {claim === undefined ? null : <Facts facts={[
        [sayHappened('claim.design'), sayHappened(`claim.designs.${claim.design}`)], [sayHappened('claim.people'), String(claim.people)],
        [sayHappened('claim.period'), claim.period], [sayHappened('claim.limits'), claim.limits],
      ]} />}
    </div>
  )
}

/** Nobody is led to what is seen nowhere else. */
const Speaker: FC<Pick<Readable, 'source' | 'by'>> = ({ source, by }) => {
  if (source === undefined) return <>{by === undefined ? sayCase('page.quote-asked') : sayCase('page.quote-asked-named', { called: by })}</>
  const { number } = source
  return <a class="case-source" href={`#rests-${number}`}>{by === undefined ? sayCase('page.quote', { number }) : sayCase('page.quote-named', { called: by, number })}</a>
}

const SourceLink: FC<{ source: NumberedSource }> = ({ source }) => (
  <a class="case-source" href={`#rests-${source.number}`}>{sayCase('page.rests', { kind: sayCase(`kinds.${source.kind}`), number: source.number })}</a>
)

/** On paper their addresses can be read. */
const Sources: FC<{ sources: readonly NumberedSource[]; base: string; origin: string }> = ({ sources, base, origin }) => sources.length === 0 ? null : (
  <section>
    <h2>{sayCase('page.rests-on')}</h2>
    <p class="screen-only">{sayCase('page.rests-on-lead')}</p>
    <ol class="case-sources">
      {sources.map(({ number, kind, words, path }) => (
        <li id={`rests-${number}`}>{sayCase(`kinds.${kind}`)}: <a href={`${base}/${path}`}>{words}</a><span class="print-only hint">{`${origin}${base}/${path}`}</span></li>
      ))}
    </ol>
  </section>
)
