/** The fields of a case study. */
import type { FC } from 'hono/jsx'
import { type Claim, DESIGNS, SECTIONS, type Section, WAYS, isPrinciple, sayCase, sayHappened, sayPrinciple } from '#initiative/index.ts'
import { RadioField, TextArea, TextField, TickField, useField } from '#platform/page/form.tsx'
import { Details, Inset } from '#platform/page/parts.tsx'
import type { Titled } from '../entry/entry.queries.ts'
import { SECTORS } from '../resource/resource.rules.ts'
import { sayResource } from '../resource/words/index.ts'
import { TopicTicks } from '../topic/topic-ticks.tsx'
import { type ClaimField, claimField, sectionField } from './case-study.form.ts'
import { type CaseStudy, LONGEST_LEAD, LONGEST_SECTION, MOST_CLAIMS } from './case-study.rules.ts'
import { sayStudy } from './words/index.ts'

type Props = Readonly<{ content: CaseStudy | undefined; given: Readonly<{ topics: readonly Titled[] }> }>

/** First what helps to find it, then what happened. One that an initiative published has only the first. */
export const CaseStudyFields: FC<Props> = ({ content, given }) => (
  <>
    {content?.initiative === undefined ? <h2>{sayStudy('form.what')}</h2> : <Inset><p>{sayStudy('form.points')}</p></Inset>}
    <TextField name="title" label={sayStudy('title')} hint={sayStudy('title-hint')} value={content?.title} />
    <TextArea name="lead" label={sayStudy('about')} hint={sayStudy('about-hint')} rows={4} most={LONGEST_LEAD} value={content?.lead} />
    <TextField name="place" label={sayStudy('place')} hint={sayStudy('place-hint')} value={content?.place} optional />
    <TextArea name="partners" label={sayStudy('partners')} hint={sayStudy('partners-hint')} rows={3} value={content?.partners.join('\n')} optional />
    <TextField name="when" label={sayStudy('when')} hint={sayStudy('when-hint')} value={content?.when} optional />
    <TickField name="ways" label={sayResource('ways')} choices={WAYS.map((way) => [way, sayResource(`way.${way}`)] as const)} values={content?.ways} optional />
    <TickField name="sectors" label={sayResource('sectors')} choices={SECTORS.map((sector) => [sector, sayResource(`sector.${sector}`)] as const)} values={content?.sectors} optional />
    <TopicTicks topics={given.topics} values={content?.topics} />
    {content?.initiative === undefined ? <Story content={content} /> : null}
  </>
)

const Story: FC<Pick<Props, 'content'>> = ({ content }) => (
  <>
    <h2>{sayStudy('form.story')}</h2>
    <p class="hint">{sayStudy('form.section-hint')}</p>
    {SECTIONS.filter((section) => section === 'starting' || section === 'together').map((section) => <SectionField section={section} content={content} />)}
    <h3>{sayStudy('form.principles')}</h3>
    <p class="hint">{sayStudy('form.principles-hint')}</p>
    {SECTIONS.filter(isPrinciple).map((section) => <SectionField section={section} content={content} hint={sayPrinciple(section)} rows={3} />)}
    <SectionField section="changed" content={content} hint={sayStudy('form.changed-hint')} />
    <h3>{sayStudy('form.claims')}</h3>
    <p class="hint">{sayStudy('form.claims-hint')}</p>
    <Claims claims={content?.claims ?? []} />
    {SECTIONS.filter((section) => section === 'challenges' || section === 'learning').map((section) => <SectionField section={section} content={content} />)}
  </>
)

const SectionField: FC<Readonly<{ section: Section; content: CaseStudy | undefined; hint?: string; rows?: number }>> = ({ section, content, hint, rows = 6 }) => (
  <TextArea name={sectionField(section)} label={sayCase(`sections.${section}`)} hint={hint} rows={rows} most={LONGEST_SECTION} value={content?.sections[section]} optional />
)

/** As many as there are or were typed, and room for one more. */
const Claims: FC<{ claims: readonly Claim[] }> = ({ claims }) => {
  const fields = Array.from({ length: MOST_CLAIMS }, (_, place) => (['claim', 'design', 'people', 'period', 'limits'] as const).map((field) => useField(claimField(place, field), undefined)))
  const typed = fields.findLastIndex((of) => of.some(({ value }) => value !== '')) + 1
  const wrong = fields.map((of) => of.some(({ problem }) => problem !== undefined))
  return <>{Array.from({ length: Math.min(MOST_CLAIMS, Math.max(claims.length, typed) + 1) }, (_, place) => <ClaimFields place={place} claim={claims[place]} open={claims[place] !== undefined || place < typed || wrong[place] === true} />)}</>
}

const ClaimFields: FC<Readonly<{ place: number; claim: Claim | undefined; open: boolean }>> = ({ place, claim, open }) => {
  const name = (field: ClaimField) => claimField(place, field)
  return (
    <Details summary={sayStudy('form.claim', { number: place + 1 })} open={open}>
      <TextArea name={name('claim')} label={sayStudy('form.claim-words')} rows={3} value={claim?.words} optional />
      <RadioField name={name('design')} label={sayHappened('claim.design')} value={claim?.design ?? ''} optional
        choices={[['', sayStudy('form.claim-none')] as const, ...DESIGNS.map((design) => [design, sayHappened(`claim.designs.${design}`), sayHappened(`claim.can-say.${design}`)] as const)]} />
      <TextField name={name('people')} label={sayStudy('form.people')} inputmode="numeric" width={5} value={claim === undefined ? undefined : String(claim.people)} optional />
      <TextField name={name('period')} label={sayStudy('form.period')} hint={sayStudy('form.period-hint')} value={claim?.period} optional />
      <TextArea name={name('limits')} label={sayStudy('form.limits')} hint={sayStudy('form.limits-hint')} rows={2} value={claim?.limits} optional />
    </Details>
  )
}
