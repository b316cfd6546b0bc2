import type { FC } from 'hono/jsx'
import { InitiativePage, type SeenByMember, type ToldSpot } from '#initiative/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, SelectField, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Card, Cards, LinkButton, Pages, Warning } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { dayOf, lastDayOf, sayShortDay } from '#platform/time.ts'
import type { Given } from '../consent/consent.queries.ts'
import { ToAskLine } from '../consent/ask-in-person.view.tsx'
import { MayLine } from '../consent/consents.view.tsx'
import { stateOf } from '../consent/consent.rules.ts'
import { StoryWords } from '../sealed/opened-words.tsx'
import { NotesLine } from '../story/show-story.view.tsx'
import type { Opened } from '../story/opened-version.ts'
import { sayCut } from '../cut/words/index.ts'
import { sayStory } from '../story/words/index.ts'
import { sayOutside } from '../outside/words/index.ts'
import type { AtOpenStory } from './open-story.gate.ts'
import type { OpenStory } from './open-story.queries.ts'
import type { LibrarySpot } from './library-spots.slot.ts'
import { LONGEST_QUOTE, type QuoteFormCode } from './quote.form.ts'
import type { Use } from './use.queries.ts'
import { usePath } from './use-path.ts'
import { MOST_ON_PAGE } from './use.rules.ts'
import { sayUse } from './words/index.ts'

const partPath = ({ initiative }: Pick<SeenByMember, 'initiative'>) => `/initiatives/${initiative.slug}/stories`

/** `wanted`: the agreement at which a story shall be quoted, carried along until it is. */
type Wanted = Readonly<{ wanted: string | undefined }>
const carried = (wanted: string | undefined) => (wanted === undefined ? '' : `?for=${wanted}`)

export const GroupStoriesPage: FC<Readonly<{ here: SeenByMember; open: readonly OpenStory[]; more: boolean; paged: boolean; unanswered: number; toAsk: number }> & Wanted> = ({ here, open, more, paged, unanswered, toAsk, wanted }) => (
  <InitiativePage here={here} title={sayUse('list.title')} lead={sayUse('list.lead')} listed={false}>
    <Buttons>
      <LinkButton href={`${partPath(here)}/new`}>{sayUse('list.tell')}</LinkButton>
      <LinkButton href="/stories" look="second">{sayUse('list.mine')}</LinkButton>
    </Buttons>
    <p>{sayUse('list.common-lead')} <a href={`/initiatives/${here.initiative.slug}/code-book`}>{sayUse('list.code-book')}</a></p>
    <p>{sayUse('list.sessions-lead')} <a href={`/initiatives/${here.initiative.slug}/story-sessions`}>{sayUse('list.sessions')}</a></p>
    {here.membership.host ? (
      <section>
        {toAsk === 0 ? null : <ToAskLine count={toAsk} at={`${partPath(here)}/to-ask`} />}
        <h2>{sayUse('list.open')}</h2>
        {open.length === 0 && !paged ? <p>{sayUse('list.none')}</p> : (
          <>
            <p>{sayUse('list.open-lead')}</p>
            <Cards>{open.map(({ id, toldAt, endsAt }) => (
              <Card title={sayUse('list.story', { day: sayShortDay(dayOf(toldAt, here.initiative.zone)) })} href={`${partPath(here)}/${id}${carried(wanted)}`} level={3}
                quiet={sayUse('list.until', { day: sayShortDay(lastDayOf(endsAt, here.initiative.zone)) })} />
            ))}</Cards>
            <Pages next={more ? `${partPath(here)}?after=${open.at(-1)?.id ?? ''}${wanted === undefined ? '' : `&for=${wanted}`}` : undefined} first={paged ? `${partPath(here)}${carried(wanted)}` : undefined} />
          </>
        )}
        <h2>{sayOutside('group.title')}</h2>
        {unanswered === 0 ? null : <Warning><p>{sayOutside('group.waiting', { count: unanswered })}</p></Warning>}
        <p><a href={`${partPath(here)}/outside`}>{sayOutside('group.all')}</a></p>
      </section>
    ) : null}
  </InitiativePage>
)

const dayOfStory = ({ initiative, open }: AtOpenStory) => sayShortDay(dayOf(open.toldAt, initiative.zone))

type ReadProps = Readonly<{ here: AtOpenStory; version: Opened; consents: readonly Given[]; uses: readonly Use[]; now: Date }> & Wanted

export const ReadStoryPage: FC<ReadProps> = ({ here, version, consents, uses, wanted, now }) => {
  const { open, initiative } = here
  return (
    <InitiativePage here={here} title={sayUse('read.title', { day: dayOfStory(here) })} lead={sayUse('read.lead')} back={{ href: partPath(here), text: sayUse('list.title') }} listed={false}>
      <NotesLine notes={version.notes} />
      {open.shownAs === undefined ? null : <p>{sayUse('read.told-by', { who: open.shownAs })}</p>}
      <div class="statement screen-only"><StoryWords words={version.words} /></div>
      <p class="hint">{sayUse('read.quote-hint')}</p>
      <p><LinkButton href={`${partPath(here)}/${open.id}/quote${carried(wanted)}`}>{sayUse('read.quote')}</LinkButton></p>
      <p><a href={`${partPath(here)}/${open.id}/outside`}>{sayOutside('take.link')}</a></p>
      <p><a href={`${partPath(here)}/${open.id}/cut`}>{sayCut('propose.link')}</a></p>
      <h2>{sayUse('read.may')}</h2>
      <ul>{consents.filter((one) => stateOf(one, now) === 'current').map((consent) => <li><MayLine consent={consent} zone={initiative.zone} /></li>)}</ul>
      {uses.length === 0 ? null : (
        <section>
          <h2>{sayStory('show.uses')}</h2>
          <Cards>{uses.map((use) => (
            <Card level={3} title={sayStory(`show.places.${use.place}`)} href={usePath(initiative.slug, use, 'case-study/draft')}>
              <blockquote class="case-quote"><StoryWords words={version.words} excerpt={use.excerpt} /></blockquote>
              <Form action={`${partPath(here)}/uses/${use.id}/take-off`}><Button look="second">{sayUse('quoted.take-off')}</Button></Form>
            </Card>
          ))}</Cards>
        </section>
      )}
    </InitiativePage>
  )
}

export type QuoteCode = QuoteFormCode | 'not-in-story' | 'not-agreed' | 'page-full'
type QuoteProps = Readonly<{ here: AtOpenStory; version: Opened; spots: readonly (ToldSpot | LibrarySpot)[]; typed: Typed; problems: readonly Problem<QuoteCode>[] }> & Wanted

export const QuotePage: FC<QuoteProps> = ({ here, version, spots, wanted, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayUse(`problems.${code}`, { most: MOST_ON_PAGE }))
  const { open } = here
  return (
    <InitiativePage here={here} title={sayUse('quote.title')} lead={sayUse('quote.lead')} back={{ href: `${partPath(here)}/${open.id}`, text: sayUse('read.title', { day: dayOfStory(here) }) }} problems={sentences} listed={false}>
      <Form typed={typed} problems={sentences}>
        <TextArea name="words" label={sayUse('quote.words')} rows={4} most={LONGEST_QUOTE} />
        <SelectField name="where" label={sayUse('quote.where')} empty={sayUse('quote.where-none')} choices={spots.map(({ place, anchor, title, day }) => [
          `${place} ${anchor}`, place === 'case-study' ? sayUse('quote.case-study', { section: title }) : sayUse(`quote.${place}`, { title, day: day === undefined ? '' : sayShortDay(day) }),
        ] as const)} value={wanted === undefined ? undefined : `agreement ${wanted}`} />
        <Button>{sayUse('quote.button')}</Button>
      </Form>
      <h2>{sayUse('quote.story')}</h2>
      <NotesLine notes={version.notes} />
      <div class="statement screen-only"><StoryWords words={version.words} /></div>
    </InitiativePage>
  )
}
