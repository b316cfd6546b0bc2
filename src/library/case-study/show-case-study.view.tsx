import type { Child, FC } from 'hono/jsx'
import { type Claim, ClaimPart, type OpenCaseStudy, SECTIONS, type Section, isPrinciple, sayCase, sayPrinciple } from '#initiative/index.ts'
import { Page } from '#platform/page/page.tsx'
import { Facts, LinkButton, Warning, Words } from '#platform/page/parts.tsx'
import { DEFAULT_ZONE, dayOf, sayDay } from '#platform/time.ts'
import type { Titled } from '../entry/entry.queries.ts'
import { EntryDoing, EntryFoot } from '../entry/entry.view.tsx'
import { entryPath } from '../kind.ts'
import type { AtEntry } from '../library.gate.ts'
import { sayResource } from '../resource/words/index.ts'
import { ShareEntry } from '../sharing/share-entry.tsx'
import { describeCaseStudy } from '../sharing/describe-others.rules.ts'
import { toldOf } from '../sharing/shared.ts'
import { say } from '../words/index.ts'
import { type CaseStudy, caseStudy } from './case-study.rules.ts'
import { sayStudy } from './words/index.ts'

/** `open`: the case study of an initiative that this one leads to, where everybody reads it now. */
type Props = Readonly<{ here: AtEntry<CaseStudy>; open: OpenCaseStudy | undefined; topics: readonly Titled[]; collections: Child | undefined; told: Child | undefined }>

export const CaseStudyPage: FC<Props> = ({ here, open, topics, collections, told }) => {
  const { entry } = here
  const { lead, initiative, sections, claims } = entry.content
  return (
    <Page title={entry.title} part={say('kinds.case-study.one')} lead={lead === '' ? undefined : lead} back={{ href: '/library/case-studies', text: sayStudy('page.back') }} {...(initiative === undefined || open !== undefined ? toldOf(caseStudy, describeCaseStudy, entry, new Map(topics.map(({ slug, title }) => [slug, title]))) : {})}>
      <EntryDoing kind={caseStudy} here={here} />
      {initiative === undefined ? null : <Elsewhere open={open} />}
      <About content={entry.content} topics={topics} />
      {initiative === undefined ? <Sections sections={sections} claims={claims} /> : null}
      {told === undefined ? null : <section><h2>{sayStudy('page.quotes')}</h2><p class="hint">{sayStudy('page.quotes-hint')}</p>{told}</section>}
      {collections}
      <ShareEntry kind="case-study" entry={entry} />
      <EntryFoot kind="case-study" entry={entry} />
    </Page>
  )
}

const Elsewhere: FC<{ open: OpenCaseStudy | undefined }> = ({ open }) => (open === undefined ? <Warning><p>{sayStudy('page.away')}</p></Warning> : (
  <>
    <p>{sayStudy('page.points')}</p>
    <p><LinkButton href={`/initiatives/${open.slug}/case-study`}>{sayStudy('page.read')}</LinkButton></p>
    <p class="hint">{sayStudy('page.published', { day: sayDay(dayOf(open.publishedAt, DEFAULT_ZONE)) })}</p>
  </>
))

const listPath = (name: 'way' | 'sector', value: string) => `/library/case-studies?${name}=${value}`

/** Each leads to what else there is of it. */
const Links: FC<{ links: readonly (readonly [href: string, text: string])[] }> = ({ links }) => <ul class="plain-list">{links.map(([href, text]) => <li><a href={href}>{text}</a></li>)}</ul>
const linksOrNone = (links: readonly (readonly [href: string, text: string])[]) => (links.length === 0 ? undefined : <Links links={links} />)

const About: FC<Readonly<{ content: CaseStudy; topics: readonly Titled[] }>> = ({ content: { ways, sectors, place, partners, when }, topics }) => (
  <Facts facts={[
    [sayStudy('place'), place], [sayStudy('partners'), partners.length === 0 ? undefined : <ul class="plain-list">{partners.map((one) => <li>{one}</li>)}</ul>], [sayStudy('when'), when],
    [sayResource('ways'), linksOrNone(ways.map((way) => [listPath('way', way), sayResource(`way.${way}`)]))],
    [sayResource('sectors'), linksOrNone(sectors.map((sector) => [listPath('sector', sector), sayResource(`sector.${sector}`)]))],
    [sayStudy('topics'), linksOrNone(topics.map(({ slug, title }) => [entryPath('topic', slug), title]))],
  ]} />
)

const PRINCIPLES = SECTIONS.filter(isPrinciple)

/** In the order in which they are read. What is empty says so. */
const Sections: FC<Pick<CaseStudy, 'sections' | 'claims'>> = ({ sections, claims }) => (
  <>
    {SECTIONS.filter((section) => !isPrinciple(section) || section === PRINCIPLES[0]).map((section) => isPrinciple(section) ? <Principles sections={sections} /> : (
      <section>
        <h2>{sayCase(`sections.${section}`)}</h2>
        {sections[section] === undefined ? <p class="soft">{sayCase('page.empty')}</p> : <Words text={sections[section]} />}
        {section === 'changed' ? <Claims claims={claims} /> : null}
      </section>
    ))}
  </>
)

const Principles: FC<Pick<CaseStudy, 'sections'>> = ({ sections }) => {
  const without = PRINCIPLES.filter((one) => sections[one] === undefined)
  return (
    <section>
      <h2>{sayCase('page.principles')}</h2>
      {PRINCIPLES.map((one) => <Principle section={one} text={sections[one]} />)}
      {without.length === 0 ? null : <p class="soft">{sayCase('page.not-joined', { principles: without.map((one) => `“${sayCase(`sections.${one}`)}”`).join(', ') })}</p>}
    </section>
  )
}

const Principle: FC<Readonly<{ section: Section; text: string | undefined }>> = ({ section, text }) => (text === undefined ? null : <><h3>{sayCase(`sections.${section}`)}</h3><p class="hint">{sayPrinciple(section)}</p><Words text={text} /></>)

/** A figure never without how it was found (I-23). */
const Claims: FC<{ claims: readonly Claim[] }> = ({ claims }) => <>{claims.map((claim) => <div class="inset"><ClaimPart claim={claim} /></div>)}</>
