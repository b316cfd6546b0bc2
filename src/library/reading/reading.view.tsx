import type { FC } from 'hono/jsx'
import { AUDIENCES, type Audience, InitiativePage, type Listed, type PersonId, type Seen, type SeenByMember, audiencesWithin } from '#initiative/index.ts'
import { type Typed, versionTyped } from '#platform/forms/read.ts'
import { Button, Form, RadioField, TextArea } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Card, Cards, DayText, Details, Empty, Inset, LinkButton, Pages, Tag, Warning, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { dayOf } from '#platform/time.ts'
import type { Titled } from '../entry/entry.queries.ts'
import { type Kind, entryPath } from '../kind.ts'
import { ReplacedBy } from '../resource/resource.view.tsx'
import { sayResource } from '../resource/words/index.ts'
import { say } from '../words/index.ts'
import { LONGEST_SAID, type ReadingCode } from './reading.form.ts'
import type { Reading, Useful } from './reading.queries.ts'
import type { ReadingId } from './tables.ts'
import type { Suggestion } from './useful.rules.ts'
import { sayReading } from './words/index.ts'

const listPath = ({ initiative }: Pick<Seen, 'initiative'>, end = '') => `/initiatives/${initiative.slug}/reading${end}`

type ReadingProps = Readonly<{
  here: Seen; person: PersonId | undefined; readings: readonly Reading[]; next: ReadingId | undefined; later: boolean; suggestions: readonly Suggestion[]; useful: readonly Useful[]
  /** What the group put together itself. */
  collections: readonly Titled[]
}>

/** What a group reads, and what could be useful to it now. */
export const ReadingPage: FC<ReadingProps> = ({ here, person, readings, next, later, suggestions, useful, collections }) => (
  <InitiativePage here={here} title={sayReading('title')} lead={sayReading('lead')}>
    <section aria-labelledby="list">
      <h2 id="list">{sayReading('list')}</h2>
      {readings.length === 0 ? <Empty text={sayReading(here.membership === undefined ? 'none-outside' : 'none')} /> : <Cards>{readings.map((one) => <OneReading here={here} person={person} reading={one} />)}</Cards>}
      <Pages next={next === undefined ? undefined : `${listPath(here)}?after=${next}`} first={later ? listPath(here) : undefined} />
    </section>
    {collections.length === 0 ? null : (
      <section aria-labelledby="collections">
        <h2 id="collections">{sayReading('collections')}</h2>
        <ul>{collections.map(({ kind, slug, title }) => <li><a href={entryPath(kind, slug)}>{title}</a></li>)}</ul>
      </section>
    )}
    {later ? null : <UsefulNow suggestions={suggestions} useful={useful} />}
    <p><LinkButton href="/library" look="second">{sayReading('find')}</LinkButton></p>
  </InitiativePage>
)

const OneReading: FC<Readonly<{ here: Seen; person: PersonId | undefined; reading: Reading }>> = ({ here, person, reading }) => {
  const { membership } = here
  const keeps = membership !== undefined && here.initiative.over === undefined && (membership.host || reading.addedBy === person)
  return (
    <Card title={reading.title} href={entryPath(reading.kind, reading.slug)} level={3}
      quiet={<>{say(`kinds.${reading.kind}.one`)} · {sayReading('on-list-since')} <DayText day={dayOf(reading.at, here.initiative.zone)} />{membership === undefined ? null : <> · {sayReading(`seen-by.${reading.seenBy}`)}</>}</>}>
      {reading.said === '' ? null : <Words text={reading.said} />}
      <ReplacedBy newer={reading.newer} />
      {keeps ? <ul class="links"><li><a href={listPath(here, `/${reading.id}/edit`)}>{sayReading('change.link')}<span class="visually-hidden">: {reading.title}</span></a></li><li><a href={listPath(here, `/${reading.id}/take-off`)}>{sayReading('take-off.link')}<span class="visually-hidden">: {reading.title}</span></a></li></ul> : null}
    </Card>
  )
}

const becauseInWords = ({ because, helps }: Suggestion): string => sayReading(`useful.because.${because}`, { step: helps.field === 'steps' ? sayResource(`step.${helps.value}`) : '' })

/** What the library holds for where a group stands, each with why. */
const UsefulNow: FC<Readonly<{ suggestions: readonly Suggestion[]; useful: readonly Useful[] }>> = ({ suggestions, useful }) => (
  <section aria-labelledby="useful">
    <h2 id="useful">{sayReading('useful.title')}</h2>
    <p>{sayReading('useful.lead')}</p>
    {useful.length === 0 ? <Empty text={sayReading('useful.none')} /> : suggestions.map((one, place) => {
      const found = useful.filter((resource) => resource.place === place)
      return found.length === 0 ? null : (
        <>
          <h3>{becauseInWords(one)}</h3>
          <ul>{found.map(({ slug, title, annotation }) => <li><a href={entryPath('resource', slug)}>{title}</a>{annotation === '' ? null : <><br /><span class="hint">{firstSentence(annotation)}</span></>}</li>)}</ul>
        </>
      )
    })}
    <Details summary={sayReading('useful.rules')}><p>{sayReading('useful.says')}</p></Details>
  </section>
)

/** Up to its first full stop. */
const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text

const SaidFields: FC<Readonly<{ said: string; seenBy: Audience | undefined; audiences: readonly Audience[] }>> = ({ said, seenBy, audiences }) => (
  <>
    <TextArea name="said" label={sayReading('use.said')} hint={sayReading('use.said-hint')} value={said} most={LONGEST_SAID} optional />
    <RadioField name="seenBy" label={sayReading('use.seen-by')} hint={sayReading('use.seen-by-hint')} choices={audiences.map((one) => [one, sayReading(`seen-by.${one}`)])} value={seenBy} />
  </>
)

type ChangeProps = Readonly<{ here: SeenByMember; reading: Reading; typed?: Typed; problems?: readonly Problem<ReadingCode>[]; outdated?: boolean }>

export const ChangeReadingPage: FC<ChangeProps> = ({ here, reading, typed = {}, problems = [], outdated = false }) => {
  const sentences = sentencesOf(problems, (code) => sayReading(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayReading('change.title')} lead={reading.title} back={{ href: listPath(here), text: sayReading('title') }} problems={sentences} listed={false}>
      {outdated ? <><Warning><p>{sayReading('change.outdated')}</p></Warning><Inset><Words text={reading.said} /><p><Tag>{sayReading(`seen-by.${reading.seenBy}`)}</Tag></p></Inset><p>{sayReading('change.yours')}</p></> : null}
      <Form typed={typed} problems={sentences} version={outdated ? reading.version : versionTyped(typed) ?? reading.version}>
        <SaidFields said={reading.said} seenBy={reading.seenBy} audiences={audiencesWithin(here.initiative.openTo)} />
        <Button>{sayReading('save')}</Button>
      </Form>
    </InitiativePage>
  )
}

export const TakeOffPage: FC<Readonly<{ here: SeenByMember; reading: Reading }>> = ({ here, reading }) => (
  <InitiativePage here={here} title={sayReading('take-off.title')} lead={sayReading('take-off.lead')} back={{ href: listPath(here), text: sayReading('title') }} listed={false}>
    <p><strong>{reading.title}</strong></p>
    {reading.said === '' ? null : <Inset><Words text={reading.said} /></Inset>}
    <Form><Button look="warning">{sayReading('take-off.button')}</Button></Form>
  </InitiativePage>
)

type UseProps = Readonly<{ kind: Kind; entry: Readonly<{ slug: string; title: string }>; groups: readonly Listed[]; typed: Typed; problems: readonly Problem<ReadingCode>[] }>

export const UsePage: FC<UseProps> = ({ kind, entry, groups, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayReading(`problems.${code}`))
  return (
    <Page title={sayReading('use.title')} part={say('title')} lead={sayReading('use.lead')} back={{ href: entryPath(kind, entry.slug), text: entry.title }} problems={sentences}>
      <p><strong>{entry.title}</strong></p>
      {groups.length === 0 ? <Empty text={sayReading('use.no-group')}><p><a href="/initiatives">{sayReading('use.groups')}</a></p></Empty> : (
        <Form typed={typed} problems={sentences}>
          <RadioField name="initiative" label={sayReading('use.group')} choices={groups.map(({ id, title }) => [id, title])} value={groups.length === 1 ? groups[0]?.id : undefined} />
          <SaidFields said="" seenBy="members" audiences={AUDIENCES} />
          <Button>{sayReading('use.button')}</Button>
        </Form>
      )}
    </Page>
  )
}

/** Which groups use an entry, and what they say of it: as far as they say so to everybody. */
export const UsedBy: FC<Readonly<{ uses: readonly Readonly<{ slug: string; title: string; said: string }>[] }>> = ({ uses }) => (
  <section aria-labelledby="used-by">
    <h2 id="used-by">{sayReading('used-by.title')}</h2>
    <p>{sayReading('used-by.lead')}</p>
    <Cards>{uses.map(({ slug, title, said }) => <Card title={title} href={`/initiatives/${slug}/reading`} level={3}>{said === '' ? null : <Words text={said} />}</Card>)}</Cards>
  </section>
)

/** The way from an entry to a group's list. */
export const UseLink: FC<Readonly<{ kind: Kind; slug: string }>> = ({ kind, slug }) => <p class="screen-only"><a href={entryPath(kind, slug, '/use')}>{sayReading('use.link')}</a></p>
