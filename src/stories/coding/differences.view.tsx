import type { FC } from 'hono/jsx'
import { InitiativePage, type PersonId } from '#initiative/index.ts'
import { Button, Form, Hidden } from '#platform/page/form.tsx'
import { Buttons, Card, Cards, Empty, Facts, LinkButton, Pages, Tag } from '#platform/page/parts.tsx'
import type { Code } from '../code-book/code-book.rules.ts'
import type { CodeId } from '../code-book/tables.ts'
import type { SeenCounts } from './coder-sees.queries.ts'
import { compare, isAlike } from './coding.rules.ts'
import { roundPath, settlePath } from './round-path.ts'
import type { Coding } from './round.gate.ts'
import type { RoundStory } from './round.queries.ts'
import { SettledDay, nameOf } from './round.view.tsx'
import { sayCoding } from './words/index.ts'

type Called = ReadonlyMap<PersonId, string>
type Props = Readonly<{ here: Coding; show: 'compare' | 'settled'; counts: SeenCounts; stories: readonly RoundStory[]; codes: readonly Code[]; called: Called; more: boolean; paged: boolean }>

export const DifferencesPage: FC<Props> = (props) => {
  const { here, show, counts, stories, more, paged } = props
  const at = `${roundPath(here, here.round.id)}/differences`
  const [first, next] = show === 'settled' ? [`${at}?show=settled`, `${at}?show=settled&after=`] : [at, `${at}?after=`]
  const waiting = counts.waiting + counts['to-code']
  return (
    <InitiativePage here={here} title={sayCoding('differences.title')} lead={sayCoding('differences.lead')} back={{ href: roundPath(here, here.round.id), text: sayCoding('round.stories') }} listed={false}>
      {waiting === 0 ? null : <p>{sayCoding('differences.waiting', { count: waiting })}</p>}
      <h2>{sayCoding(`differences.showing.${show}`, { count: counts[show] })}</h2>
      <p>{show === 'settled' ? <a href={at}>{sayCoding('differences.look.compare', { count: counts.compare })}</a> : counts.settled === 0 ? null : <a href={`${at}?show=settled`}>{sayCoding('differences.look.settled', { count: counts.settled })}</a>}</p>
      {stories.length === 0 ? <Empty text={sayCoding(counts.settled + counts.compare === 0 ? 'differences.none' : show === 'settled' ? 'differences.none-settled' : 'differences.all-settled')} /> : (
        <Cards>{stories.map((story) => <OneStory {...props} story={story} />)}</Cards>
      )}
      <Pages next={more ? `${next}${stories.at(-1)?.place ?? 0}` : undefined} first={paged ? first : undefined} />
    </InitiativePage>
  )
}

/** The names of some codes. */
export const namesOf = (codes: readonly Code[], ids: readonly CodeId[]): string => codes.filter(({ id }) => ids.includes(id)).map(({ name }) => name).join('; ')

/** What all ticked, and what each ticked beside that. */
export const Ticked: FC<Pick<Props, 'here' | 'codes' | 'called'> & Readonly<{ story: RoundStory }>> = ({ here, codes, called, story }) => {
  const { all, beside } = compare(story)
  const nothing = [...story.codings.values()].every((ticked) => ticked.length === 0)
  return (
    <Facts facts={[
      [sayCoding('differences.all'), nothing ? sayCoding('differences.nothing') : all.length === 0 ? sayCoding('differences.no-code') : namesOf(codes, all)],
      ...(isAlike(story) ? [] : here.round.coders.flatMap(({ id, person }) => {
        const ticked = beside.get(id)
        return ticked === undefined ? [] : [[nameOf(called, person), ticked.length > 0 ? namesOf(codes, ticked) : sayCoding(all.length === 0 ? 'differences.nothing' : 'differences.nothing-more')] as const]
      })),
    ]} />
  )
}

/** What it was settled as. */
export const Settled: FC<Pick<Props, 'here' | 'codes' | 'called'> & Readonly<{ story: RoundStory }>> = ({ here, codes, called, story: { settling } }) => settling === undefined ? null : (
  <p>{sayCoding('differences.settled', { who: nameOf(called, settling.by) })} <strong>{settling.codes.length === 0 ? sayCoding('differences.nothing') : namesOf(codes, settling.codes)}</strong>{', '}<SettledDay here={here} at={settling.at} /></p>
)

const OneStory: FC<Props & Readonly<{ story: RoundStory }>> = ({ here, story, codes, called }) => {
  const alike = isAlike(story)
  const path = settlePath(here, here.round.id, story.place)
  const named = sayCoding('story.title', { place: story.place })
  return (
    <Card title={named} href={path} level={3} quiet={<Tag tone={alike ? 'good' : 'waiting'}>{sayCoding(alike ? 'differences.alike' : 'differences.differ')}</Tag>}>
      <Ticked here={here} codes={codes} called={called} story={story} />
      <Settled here={here} codes={codes} called={called} story={story} />
      <Buttons>
        {story.settling === undefined && alike ? <AsTicked path={path} story={story} named={named} /> : null}
        <LinkButton href={path} look="second">{sayCoding(story.settling === undefined ? 'differences.open' : 'differences.again')}<span class="visually-hidden">: {named}</span></LinkButton>
      </Buttons>
    </Card>
  )
}

/** Where all ticked the same, one press settles it so. */
const AsTicked: FC<Readonly<{ path: string; story: RoundStory; named: string }>> = ({ path, story, named }) => {
  const { all } = compare(story)
  return (
    <Form action={path}>
      {all.length === 0 ? <Hidden name="none" value="yes" /> : all.map((code) => <Hidden name="codes" value={code} />)}
      <Button>{sayCoding('differences.as-ticked')}<span class="visually-hidden">: {named}</span></Button>
    </Form>
  )
}
