import type { FC } from 'hono/jsx'
import { InitiativePage, type PersonId, type SeenByMember } from '#initiative/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextField, TickField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Card, Cards, DayText, Empty, Inset, LinkButton, Pages, Tag } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { dayOf, sayShortDay } from '#platform/time.ts'
import type { RoundFormCode } from './coding.form.ts'
import type { SeenCounts, SeenPlace } from './coder-sees.queries.ts'
import { type CoderSees, MOST_STORIES, type NamingCode, USUAL_STORIES } from './coding.rules.ts'
import { roundPath, roundsPath, settlePath, storyPath } from './round-path.ts'
import type { AtRound, Coding } from './round.gate.ts'
import type { Round } from './round.queries.ts'
import { sayCoding } from './words/index.ts'

type Called = ReadonlyMap<PersonId, string>
export type NamingProblem = 'no-codes' | 'no-stories'

export const nameOf = (called: Called, person: PersonId | undefined): string => (person === undefined ? undefined : called.get(person)) ?? sayCoding('somebody')
const titleOf = ({ initiative }: Pick<SeenByMember, 'initiative'>, { madeAt }: Round) => sayCoding('round.title', { day: sayShortDay(dayOf(madeAt, initiative.zone)) })

type RoundsProps = Readonly<{ here: SeenByMember; rounds: readonly Round[]; called: Called; more: boolean; paged: boolean }>

export const RoundsPage: FC<RoundsProps> = ({ here, rounds, called, more, paged }) => (
  <InitiativePage here={here} title={sayCoding('rounds.title')} lead={sayCoding('rounds.lead')} back={{ href: `/initiatives/${here.initiative.slug}/code-book`, text: sayCoding('rounds.book') }} listed={false}>
    {here.membership.host ? <Buttons><LinkButton href={`${roundsPath(here)}/new`}>{sayCoding('rounds.new')}</LinkButton></Buttons> : null}
    {rounds.length === 0 ? <Empty text={sayCoding('rounds.none')} /> : (
      <Cards>{rounds.map((round) => (
        <Card title={titleOf(here, round)} href={roundPath(here, round.id)} quiet={sayCoding('round.by', { number: round.bookNumber, who: round.coders.map(({ person }) => nameOf(called, person)).join(', ') })} />
      ))}</Cards>
    )}
    <Pages next={more ? `${roundsPath(here)}?after=${rounds.at(-1)?.id ?? ''}` : undefined} first={paged ? roundsPath(here) : undefined} />
  </InitiativePage>
)

type NewProps = Readonly<{
  here: SeenByMember; people: readonly Readonly<{ person: PersonId; name: string; as: readonly string[] }>[]; codes: number; typed: Typed
  problems: readonly Problem<RoundFormCode | NamingCode | NamingProblem>[]
}>

export const NewRoundPage: FC<NewProps> = ({ here, people, codes, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayCoding(`problems.${code}`, { most: MOST_STORIES }))
  return (
    <InitiativePage here={here} title={sayCoding('new.title')} lead={sayCoding('new.lead')} back={{ href: roundsPath(here), text: sayCoding('rounds.title') }} problems={sentences} listed={false}>
      {codes === 0 ? <Inset><p>{sayCoding('problems.no-codes')} <a href={`/initiatives/${here.initiative.slug}/code-book`}>{sayCoding('rounds.book')}</a></p></Inset> : null}
      <Form typed={typed} problems={sentences}>
        <TickField name="coders" label={sayCoding('new.coders')} hint={sayCoding('new.coders-hint')} choices={people.map(({ person, name, as }) => [person, name, as.length === 0 ? sayCoding('new.as-nothing') : as.join(', ')] as const)} />
        <TextField name="most" label={sayCoding('new.most')} hint={sayCoding('new.most-hint', { most: MOST_STORIES })} value={String(USUAL_STORIES)} inputmode="numeric" width={4} />
        <Button>{sayCoding('new.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

/** What a coder has before them: how many stories are how, and a page of them. */
export type Mine = Readonly<{ counts: SeenCounts; stories: readonly SeenPlace[]; next: number | undefined; more: boolean; paged: boolean }>

export const RoundPage: FC<Readonly<{ here: AtRound; mine: Mine | undefined; called: Called }>> = ({ here, mine, called }) => {
  const { round, coder, initiative, membership } = here
  const at = roundPath(here, round.id)
  return (
    <InitiativePage here={here} title={titleOf(here, round)} lead={sayCoding('round.lead')} back={{ href: roundsPath(here), text: sayCoding('rounds.title') }} listed={false}>
      <p><a href={`/initiatives/${initiative.slug}/code-book/versions/${round.bookNumber}`}>{sayCoding('round.book', { number: round.bookNumber })}</a></p>
      <h2>{sayCoding('round.coders')}</h2>
      <ul>{round.coders.map(({ person, agreed }) => <li>{nameOf(called, person)} <Tag tone={agreed ? 'good' : 'waiting'}>{sayCoding(agreed ? 'round.has-agreed' : 'round.asked')}</Tag></li>)}</ul>
      {coder === undefined ? <p>{sayCoding('round.not-yours')}</p> : mine !== undefined ? <CoderPart here={{ ...here, coder }} mine={mine} /> : (
        <Inset>
          <p>{sayCoding('round.will-you')}</p>
          <Form action={`${at}/agree`}><Button>{sayCoding('round.agree')}</Button></Form>
        </Inset>
      )}
      {membership.host ? <Form action={`${at}/remove`}><Button look="link">{sayCoding('round.remove')}</Button><p class="hint">{sayCoding('round.remove-hint')}</p></Form> : null}
    </InitiativePage>
  )
}

const TONES: Readonly<Record<CoderSees, 'plain' | 'good' | 'waiting' | 'late' | 'gone'>> = { gone: 'gone', 'not-theirs': 'gone', 'to-code': 'plain', waiting: 'waiting', compare: 'waiting', settled: 'good' }

const CoderPart: FC<Readonly<{ here: Coding; mine: Mine }>> = ({ here, mine: { counts, stories, next, more, paged } }) => {
  const at = roundPath(here, here.round.id)
  const all = counts['to-code'] + counts.waiting + counts.compare + counts.settled
  return (
    <section>
      <h2>{sayCoding('round.stories')}</h2>
      <p>{sayCoding('round.how-far', { done: all - counts['to-code'], all })}{counts.compare === 0 ? '' : ` ${sayCoding('round.to-compare', { count: counts.compare })}`}</p>
      <Buttons>
        {next === undefined ? null : <LinkButton href={storyPath(here, here.round.id, next)}>{sayCoding('round.next')}</LinkButton>}
        <LinkButton href={`${at}/differences`} look={next === undefined ? 'main' : 'second'}>{sayCoding('differences.title')}</LinkButton>
        <LinkButton href={`${at}/agreement`} look="second">{sayCoding('agreement.title')}</LinkButton>
      </Buttons>
      {counts.gone === 0 ? null : <p>{sayCoding('round.gone', { count: counts.gone })}</p>}
      <ul class="rows">{stories.map(({ place, sees }) => (
        <li>
          {sees === 'to-code' || sees === 'waiting' ? <a href={storyPath(here, here.round.id, place)}>{sayCoding('story.title', { place })}</a> : <a href={settlePath(here, here.round.id, place)}>{sayCoding('story.title', { place })}</a>}{' '}
          <Tag tone={TONES[sees]}>{sayCoding(`sees.${sees}`)}</Tag>
        </li>
      ))}</ul>
      <Pages next={more ? `${at}?after=${stories.at(-1)?.place ?? 0}` : undefined} first={paged ? at : undefined} />
      <Form action={`${at}/stop`}><Button look="link">{sayCoding('round.stop')}</Button><p class="hint">{sayCoding('round.stop-hint')}</p></Form>
    </section>
  )
}

/** The day on which something was settled. */
export const SettledDay: FC<Readonly<{ here: Pick<SeenByMember, 'initiative'>; at: Date }>> = ({ here, at }) => <DayText day={dayOf(at, here.initiative.zone)} />
