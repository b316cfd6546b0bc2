import type { FC } from 'hono/jsx'
import { Inset, LinkButton, DayText, Facts, Words } from '#platform/page/parts.tsx'
import { AskedOf } from '../handing-over/offers.view.tsx'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { ContactWays } from '../safety/contact-ways.tsx'
import { BroughtInPart } from '../whole/brought-in.view.tsx'
import { HowWeWork, LookAfter } from './link-groups.view.tsx'
import { type Next, NextThings } from './next-things.view.tsx'
import type { Purpose } from './purpose.queries.ts'
import { topicName } from './topics.ts'
import { THERE, type There } from './what-is-there.ts'
import { sayPurpose } from './words/index.ts'

/** An area or an organisation. */
export type Named = Readonly<{ id: string; name: string }>

type Props = Readonly<{
  here: Seen
  signedIn: boolean
  purpose: Purpose
  area: Named | undefined
  partners: readonly string[]
  /** What the hosts are called; only members are told. */
  hostNames: readonly string[]
  /** Who brought it in from elsewhere; only members are told. */
  broughtBy: string | undefined
  /** Asked to take part, and not let in yet. */
  waiting: boolean
  /** What comes next; only members are asked to do it. */
  next: Next | undefined
  there: There
  /** Asked to look after it, and has not answered. */
  asked: boolean
  /** Takes part and has not said what they are here as. */
  noStandpoint: boolean
  mayRemoveExample: boolean
}>

export const PurposePage: FC<Props> = ({ here, signedIn, purpose, area, partners, hostNames, broughtBy, waiting, next, there, asked, noStandpoint, mayRemoveExample }) => {
  const { initiative, membership } = here
  const base = `/initiatives/${initiative.slug}`
  return (
    <InitiativePage here={here} title={initiative.title} part={undefined}>
      {asked ? <AskedOf base={base} title={initiative.title} /> : null}
      <h2>{sayPurpose('show.lead-in')}</h2>
      <PurposeText purpose={purpose} level="h3" />
      {membership === undefined || next === undefined
        ? <TakePart waiting={waiting} signedIn={signedIn} path={base} />
        : <NextThings base={base} zone={initiative.zone} next={next} host={membership.host} noStandpoint={noStandpoint} alone={there.alone} />}
      <WhatIsThere base={base} there={there} />
      <HowWeWork base={base} />
      <h2>{sayPurpose('show.facts')}</h2>
      <Facts facts={[
        [sayPurpose('show.area'), area === undefined ? undefined : <a href={`/areas/${area.id}`}>{area.name}</a>],
        [sayPurpose('show.topics'), purpose.topics.length === 0 ? undefined : purpose.topics.map(topicName).join(', ')],
        [sayPurpose('show.looking-for'), purpose.lookingFor],
        [sayPurpose('show.partners'), partners.length === 0 ? undefined : partners.join(', ')],
        [sayPurpose('show.starts'), purpose.starts === undefined ? undefined : <DayText day={purpose.starts} />],
        [sayPurpose('show.ends'), purpose.ends === undefined ? undefined : <DayText day={purpose.ends} />],
        [sayPurpose('show.looked-after'), purpose.byWhom],
        [sayPurpose('show.hosts'), hostNames.length === 0 ? undefined : hostNames.join(', ')],
        [sayPurpose('show.open-to'), sayPurpose(`open-to.${purpose.openTo}`)],
      ]} />
      {purpose.brought === undefined ? null : <BroughtInPart brought={purpose.brought} by={broughtBy} zone={initiative.zone} />}
      <Worries purpose={purpose} path={base} host={membership?.host === true} />
      <LookAfter here={here} mayRemoveExample={mayRemoveExample} />
    </InitiativePage>
  )
}

/** The way to what was found, tried and told so far; nothing where there is nothing yet. */
const WhatIsThere: FC<{ base: string; there: There }> = ({ base, there }) => (THERE.every((page) => !there[page]) ? null : (
  <>
    <h2>{sayPurpose('there.title')}</h2>
    <ul class="plain-list">{THERE.filter((page) => there[page]).map((page) => <li><a href={`${base}/${page}`}>{sayPurpose(`there.${page}`)}</a></li>)}</ul>
  </>
))

/** What it is for, what can change and what can't. */
export const PurposeText: FC<{ purpose: Pick<Purpose, 'purpose' | 'can' | 'cannot'>; level: 'h2' | 'h3' }> = ({ purpose, level: Heading }) => (
  <>
    <Words text={purpose.purpose} />
    <Heading>{sayPurpose('show.can')}</Heading>
    {purpose.can.length === 0 ? <p>{sayPurpose('show.not-said')}</p> : <ul>{purpose.can.map((what) => <li>{what}</li>)}</ul>}
    <Heading>{sayPurpose('show.cannot')}</Heading>
    {purpose.cannot.length === 0 ? <p>{sayPurpose('show.not-said')}</p> : (
      <ul>{purpose.cannot.map(({ what, why }) => <li>{what}<br /><span class="hint">{sayPurpose('show.cannot-because', { why })}</span></li>)}</ul>
    )}
  </>
)

const TakePart: FC<{ waiting: boolean; signedIn: boolean; path: string }> = ({ waiting, signedIn, path }) => (
  <>
    <h2>{sayPurpose('take-part.title')}</h2>
    {waiting ? <Inset><p>{sayPurpose('take-part.waiting')}</p></Inset> : (
      <>
        <p>{sayPurpose('take-part.how')}</p>
        <p><LinkButton href="/join">{sayPurpose('take-part.code')}</LinkButton></p>
        {signedIn ? null : <p><a href={`/sign-in?next=${encodeURIComponent(path)}`}>{sayPurpose('take-part.sign-in')}</a></p>}
      </>
    )}
  </>
)

const Worries: FC<{ purpose: Purpose; path: string; host: boolean }> = ({ purpose, path, host }) => (
  <>
    <h2>{sayPurpose('show.worries')}</h2>
    {purpose.contact === undefined ? <p>{sayPurpose('show.worries-none')}</p> : (
      <>
        <p>{sayPurpose('show.worries-contact', { name: purpose.contact.name })}</p>
        <ContactWays phone={purpose.contact.phone} email={purpose.contact.email} />
      </>
    )}
    <ul class="actions">
      <li><a href="/help">{sayPurpose('show.help')}</a></li>
      <li><a href={`/report?about=${encodeURIComponent(path)}`}>{sayPurpose('show.report')}</a></li>
      {host ? <li><a href={`${path}/contact`}>{sayPurpose('show.worries-name-it')}</a></li> : null}
    </ul>
  </>
)
