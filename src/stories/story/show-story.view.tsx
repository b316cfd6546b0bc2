import type { FC } from 'hono/jsx'
import type { InitiativeId, PersonId } from '#initiative/index.ts'
import { ownFactorPath } from '#people/index.ts'
import { Button, Form } from '#platform/page/form.tsx'
import { Page } from '#platform/page/page.tsx'
import { Inset, LinkButton, MomentText, Tag } from '#platform/page/parts.tsx'
import { DEFAULT_ZONE, dayOf, sayMoment, sayShortDay } from '#platform/time.ts'
import type { Given } from '../consent/consent.queries.ts'
import { CutWaits } from '../cut/cut-waits.view.tsx'
import { sayCut } from '../cut/words/index.ts'
import { ConsentList } from '../consent/consents.view.tsx'
import { OutsidePart } from '../outside/where-outside.view.tsx'
import { StoryWords } from '../sealed/opened-words.tsx'
import type { ContentNote } from '../telling/telling.rules.ts'
import type { Use } from '../use/use.queries.ts'
import { needOf, shownOf } from '../use/use.rules.ts'
import { usePath } from '../use/use-path.ts'
import { say } from '../words/index.ts'
import type { Opened } from './opened-version.ts'
import type { AtStory } from './story.gate.ts'
import type { Opening, Version, Story } from './story.queries.ts'
import { sayStory } from './words/index.ts'

type Called = ReadonlyMap<PersonId, string>
type Initiatives = ReadonlyMap<InitiativeId, Readonly<{ slug: string; title: string; openTo: 'members' | 'site' | 'public'; zone: string }>>
type Props = Readonly<{
  here: AtStory
  /** The newest version's words, for whoever may read them. */
  latest: Opened | undefined
  /** Whether they may read it once they have shown that it is them. */
  asks: boolean
  /** A cut that waits for its teller. */
  cut: Story['cut']
  versions: readonly Version[]; consents: readonly Given[]; uses: readonly Use[]; openings: readonly Opening[]; initiatives: Initiatives; called: Called; now: Date
}>

export const NotesLine: FC<{ notes: readonly ContentNote[] }> = ({ notes }) =>
  notes.length === 0 ? null : <p class="soft">{sayStory('show.notes', { notes: notes.map((note) => say(`notes.${note}`).toLowerCase()).join(', ') })}</p>

export const ShowStoryPage: FC<Props> = (props) => {
  const { here: { story, role }, versions, consents, uses, initiatives, called, now } = props
  const zone = initiatives.get(story.initiative)?.zone ?? DEFAULT_ZONE
  const at = `/stories/${story.id}`
  const isApproved = versions[0]?.approvedAt !== undefined
  const hasApproved = versions.some(({ approvedAt }) => approvedAt !== undefined)
  const onPages = uses.filter(({ place }) => place !== 'outside')
  return (
    <Page title={say('story-of', { day: sayShortDay(dayOf(story.toldAt, zone)) })} lead={sayStory(role === 'teller' ? 'show.lead' : 'show.lead-supporter')} back={{ href: '/stories', text: say('my-stories') }}>
      {consents.every(({ endedAt, endsAt }) => endedAt !== undefined || endsAt <= now) ? null : (
        <Form action={`${at}/take-back`}><Button look="warning">{sayStory('show.back-everywhere')}</Button><p class="hint">{sayStory(role === 'teller' ? 'show.back-everywhere-hint' : 'show.back-everywhere-hint-supporter')}</p></Form>
      )}
      {props.cut === undefined ? null : <CutWaits story={story} cut={props.cut.id} who={props.called.get(props.cut.editor)} />}
      <WordsPart {...props} isApproved={isApproved} hasApproved={hasApproved} />
      <section>
        <h2>{sayStory(role === 'teller' ? 'show.agreed' : 'show.agreed-supporter')}</h2>
        {consents.length === 0 ? <p>{sayStory('show.agreed-none')}</p> : <ConsentList consents={consents} at={at} zone={zone} now={now} mayRenew={role === 'teller' && !story.under16} />}
        {role === 'teller' && hasApproved ? <p><LinkButton href={`${at}/consents/new`} look="second">{sayStory('show.agree')}</LinkButton></p> : null}
      </section>
      <section>
        <h2>{sayStory('show.uses')}</h2>
        {onPages.length === 0 ? <p>{sayStory('show.uses-none')}</p> : <ul>{onPages.map((use) => <UseLine use={use} {...props} />)}</ul>}
      </section>
      <OutsidePart uses={uses} consents={consents} deleted={story.deleted} initiatives={initiatives} called={called} now={now} />
      {role === 'teller' ? <><OpeningsPart {...props} zone={zone} /><TellerPart {...props} zone={zone} /></> : null}
    </Page>
  )
}

const WordsPart: FC<Props & Readonly<{ isApproved: boolean; hasApproved: boolean }>> = ({ here: { story, role }, latest, asks, called, isApproved, hasApproved }) => (
  <section>
    <h2>{sayStory('show.words')}</h2>
    {story.takenDown === undefined ? null : (
      <p>{sayStory('show.taken-down', {
        who: (story.takenDown.by === undefined ? undefined : called.get(story.takenDown.by)) ?? sayStory('show.somebody'), how: sayStory(`show.hows.${story.takenDown.how}`),
        readBack: sayStory(story.takenDown.readBack ? 'show.read-back' : 'show.not-read-back'),
      })}</p>
    )}
    {latest === undefined ? asks ? <AsksFirst path={`/stories/${story.id}`} /> : <p>{sayStory('show.words-closed')}</p> : (
      <>
        <NotesLine notes={latest.notes} />
        <div class="statement"><StoryWords words={latest.words} /></div>
      </>
    )}
    {role === 'teller' && latest !== undefined && !isApproved ? (
      <Inset>
        <p>{sayStory(hasApproved ? 'show.is-it-right-again' : 'show.is-it-right')}</p>
        <Form action={`/stories/${story.id}/approve`} version={latest.number}><Button>{sayStory('show.approve')}</Button></Form>
      </Inset>
    ) : null}
    {role === 'teller' ? <p><a href={`/stories/${story.id}/edit`}>{sayStory('show.edit')}</a></p> : null}
  </section>
)

const AsksFirst: FC<{ path: string }> = ({ path }) => (
  <Inset>
    <p>{sayStory('show.asks-first')}</p>
    <p><LinkButton href={ownFactorPath(path)} look="second">{sayStory('show.prove')}</LinkButton></p>
  </Inset>
)

/** As the page shows it that it stands on, or did. */
const UseLine: FC<Pick<Props, 'initiatives' | 'consents' | 'now' | 'here'> & Readonly<{ use: Use }>> = ({ use, initiatives, consents, now, here: { story } }) => {
  const on = initiatives.get(use.initiative)
  const consent = consents.find(({ id }) => id === use.consent)
  const shown = on === undefined || consent === undefined ? 'taken-back' : shownOf(consent, needOf(use.number, use.place === 'library' ? 'public' : on.openTo), { now, deleted: story.deleted })
  return (
    <li>
      <a href={usePath(on?.slug ?? '', use)}>{use.place === 'library' ? sayStory('show.use-in-library', { title: on?.title ?? '' }) : sayStory('show.use', { place: sayStory(`show.places.${use.place}`), title: on?.title ?? '' })}</a>
      {', '}{sayStory('show.use-since', { day: sayShortDay(dayOf(use.at, on?.zone ?? DEFAULT_ZONE)) })}{' '}
      <Tag tone={shown === 'words' ? 'good' : shown === 'taken-back' || shown === 'over' ? 'gone' : 'waiting'}>{sayStory(`show.shown.${shown}`)}</Tag>
    </li>
  )
}

/** Who opened the whole of it, and for what. Of those who code it, only how many until all are done: they read apart from each other. */
const OpeningsPart: FC<Pick<Props, 'openings' | 'called'> & Readonly<{ zone: string }>> = ({ openings, called, zone }) => {
  const going = openings.filter((one) => one.going)
  const [latest] = going
  return (
    <section>
      <h2>{sayStory('show.openings')}</h2>
      {openings.length === 0 ? <p>{sayStory('show.openings-none')}</p> : (
        <ul>
          {latest === undefined ? null : <li>{sayStory('show.opened.coding-now', { count: new Set(going.map(({ person }) => person)).size, day: sayShortDay(dayOf(latest.at, zone)) })}</li>}
          {openings.filter((one) => !one.going).map(({ person, number, at, why }) => (
            <li>{sayStory(`show.opened.${why}`, { who: (person === undefined ? undefined : called.get(person)) ?? sayStory('show.somebody'), number, at: sayMoment(at, zone) })}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

const TellerPart: FC<Pick<Props, 'here' | 'versions' | 'called'> & Readonly<{ zone: string }>> = ({ here: { story }, versions, called, zone }) => {
  const at = `/stories/${story.id}`
  const helper = story.supporter === undefined ? undefined : called.get(story.supporter.person)
  return (
    <>
      <section>
        <h2>{sayStory('show.versions')}</h2>
        <ul>{versions.map(({ number, madeAt, approvedAt }) => (
          <li>{sayStory('show.version', { number })}, <MomentText at={madeAt} zone={zone} />{' '}<Tag tone={approvedAt === undefined ? 'waiting' : 'good'}>{sayStory(approvedAt === undefined ? 'show.version-waits' : 'show.version-approved')}</Tag></li>
        ))}</ul>
        {versions.length < 2 ? null : <p><a href={`${at}/compare`}>{sayCut('versions.link')}</a></p>}
      </section>
      <section>
        <h2>{sayStory('show.supporter')}</h2>
        <p>{helper === undefined ? sayStory('show.supporter-none') : sayStory(story.supporter?.reads === true ? 'show.supporter-is' : 'show.supporter-is-not-reading', { who: helper })}</p>
        <p><a href={`${at}/supporter`}>{sayStory(helper === undefined ? 'show.supporter-name' : 'show.supporter-change')}</a></p>
      </section>
      <ul class="actions">
        <li><a href={`${at}/copy`}>{sayStory('show.copy')}</a></li>
        <li><a href={`${at}/delete`}>{sayStory('show.delete')}</a></li>
      </ul>
    </>
  )
}
