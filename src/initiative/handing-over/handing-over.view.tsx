import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, SelectField, TextArea, Tick } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, DayText, Empty, Facts, Inset, MomentText, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { OpenPromise } from '../closing/closing.queries.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { Purpose } from '../purpose/purpose.queries.ts'
import { PurposeText } from '../purpose/purpose.view.tsx'
import { ContactWays } from '../safety/contact-ways.tsx'
import type { MemberId, PersonId } from '../tables.ts'
import type { OfferCode } from './handing-over.form.ts'
import type { Around, GoingOn } from './handing-over.queries.ts'
import type { Offer } from './offer.queries.ts'
import { lastDayOf } from './offer.rules.ts'
import { say } from '../words/index.ts'
import { sayHandingOver } from './words/index.ts'

type Called = ReadonlyMap<PersonId, string>
type Props = Around & Readonly<{
  here: Seen; purpose: Purpose; goingOn: GoingOn; promises: readonly OpenPromise[]; candidates: readonly Readonly<{ member: MemberId; person: PersonId }>[]; 
  called: Called; typed: Typed; problems: readonly Problem<OfferCode>[]
}>

const nameIn = (called: Called, person: PersonId | null): string => (person === null ? undefined : called.get(person)) ?? sayHandingOver('somebody')

export const HandingOverPage: FC<Props> = (props) => {
  const { here, purpose, problems } = props
  const sentences = sentencesOf(problems, (code) => sayHandingOver(`problems.${code}`))
  const base = `/initiatives/${here.initiative.slug}`
  return (
    <InitiativePage here={here} title={sayHandingOver('title')} lead={sayHandingOver('lead')} back={{ href: base, text: say('parts.purpose') }} problems={sentences} listed={false}>
      <OfferPart {...props} sentences={sentences} />
      <h2>{sayHandingOver('purpose')}</h2>
      <PurposeText purpose={purpose} level="h3" />
      <GoingOnPart {...props} base={base} />
      <h2>{sayHandingOver('worries')}</h2>
      {purpose.contact === undefined ? <p>{sayHandingOver('no-contact')} <a href={`${base}/contact`}>{sayHandingOver('name-contact')}</a></p> : <><p>{purpose.contact.name}</p><ContactWays phone={purpose.contact.phone} email={purpose.contact.email} /></>}
      <h2>{sayHandingOver('settings')}</h2>
      <ul>
        <li><a href={`${base}/edit`}>{sayHandingOver('links.purpose')}</a></li>
        <li><a href={`${base}/joining`}>{sayHandingOver('links.joining')}</a></li>
        <li><a href={`${base}/invitations`}>{sayHandingOver('links.invitations')}</a></li>
        <li><a href={`${base}/learning`}>{sayHandingOver('links.learning')}</a></li>
        <li><a href={`${base}/whole`}>{sayHandingOver('links.whole')}</a></li>
      </ul>
      <LeftPart {...props} />
    </InitiativePage>
  )
}

const OfferPart: FC<Props & Readonly<{ sentences: readonly { field: string; sentence: string }[] }>> = ({ candidates, offers, called, before, here, typed, sentences }) => (
  <section>
    <h2>{sayHandingOver('offer.title')}</h2>
    {offers.map(({ id, to, at }) => (
      <Inset>
        <p>{sayHandingOver('offer.waits', { name: nameIn(called, to) })} (<MomentText at={new Date(at)} zone={here.initiative.zone} />)</p>
        <p class="hint">{sayHandingOver('offer.holds')} <DayText day={lastDayOf(new Date(at), here.initiative.zone)} />.</p>
        <Form action={`/initiatives/${here.initiative.slug}/handing-over/${id}/take-back`}><Button look="second">{sayHandingOver('offer.take-back', { name: nameIn(called, to) })}</Button></Form>
      </Inset>
    ))}
    {candidates.length === 0 ? <Empty text={sayHandingOver('offer.nobody')} /> : (
      <Form typed={typed} problems={sentences}>
        <SelectField name="to" label={sayHandingOver('offer.to')} hint={sayHandingOver('offer.to-hint')} empty={sayHandingOver('offer.choose')} choices={candidates.map(({ member, person }) => [member, nameIn(called, person)] as const)} />
        <TextArea name="words" label={sayHandingOver('offer.words')} rows={3} optional />
        <Tick name="stepsBack" label={sayHandingOver('offer.steps-back')} hint={sayHandingOver('offer.steps-back-hint')} />
        <Button>{sayHandingOver('offer.button')}</Button>
      </Form>
    )}
    {before.length === 0 ? null : (
      <>
        <h3>{sayHandingOver('before')}</h3>
        <ul>{before.map(({ from, to, steppedBack, at }) => (
          <li><MomentText at={new Date(at)} zone={here.initiative.zone} />: {sayHandingOver(steppedBack ? 'handed' : 'joined', { from: nameIn(called, from), to: nameIn(called, to) })}</li>
        ))}</ul>
      </>
    )}
  </section>
)

const GoingOnPart: FC<Props & Readonly<{ base: string }>> = ({ here, goingOn, promises, base }) => (
  <>
    <h2>{sayHandingOver('now')}</h2>
    <Facts facts={[
      [sayHandingOver('members'), <a href={`${base}/people`}>{sayHandingOver('people', { count: goingOn.members })}</a>],
      [sayHandingOver('waiting'), <a href={`${base}/people`}>{sayHandingOver('people', { count: goingOn.waiting })}</a>],
      [sayHandingOver('reports'), <a href={`${base}/reports`}>{sayHandingOver('number', { n: goingOn.reports })}</a>],
    ]} />
    <h3>{sayHandingOver('promises')}</h3>
    {promises.length === 0 ? <p>{sayHandingOver('no-promises')}</p> : (
      <ul>{promises.map(({ question, item, words, by }) => <li><a href={question === undefined ? `${base}/agreements/${item}` : `${base}/questions/${question}`}>{words}</a><br /><span class="hint">{sayHandingOver('by')} <DayText day={by} /></span></li>)}</ul>
    )}
    <h3>{sayHandingOver('actions')}</h3>
    {goingOn.actions.length === 0 ? <p>{sayHandingOver('no-actions')}</p> : (
      <ul>{goingOn.actions.map(({ words, by, path }) => <li><a href={base + path}>{words}</a>{by === null ? null : <><br /><span class="hint">{sayHandingOver('by')} <DayText day={by} /></span></>}</li>)}</ul>
    )}
    <h3>{sayHandingOver('coming')}</h3>
    {goingOn.meetings.length + goingOn.questions.length === 0 ? <p>{sayHandingOver('no-coming')}</p> : (
      <ul>
        {goingOn.meetings.map(({ id, words, at }) => <li><a href={`${base}/meetings/${id}`}>{words}</a><br /><span class="hint"><MomentText at={new Date(at)} zone={here.initiative.zone} /></span></li>)}
        {goingOn.questions.map(({ id, words, until }) => <li><a href={`${base}/questions/${id}`}>{words}</a>{until === null ? null : <><br /><span class="hint">{sayHandingOver('until')} <DayText day={until} /></span></>}</li>)}
      </ul>
    )}
  </>
)

const LeftPart: FC<Props> = ({ leaving, called }) => leaving.length === 0 ? null : (
  <section>
    <h2>{sayHandingOver('left.title')}</h2>
    <p>{sayHandingOver('left.text')}</p>
    {leaving.map(({ person, wentWell, wasHard, forOthers, onDay }) => (
      <Facts facts={[
        [sayHandingOver('left.who'), <>{nameIn(called, person)}, <DayText day={onDay} /></>],
        [sayHandingOver('left.went-well'), wentWell === null ? undefined : <Words text={wentWell} />],
        [sayHandingOver('left.was-hard'), wasHard === null ? undefined : <Words text={wasHard} />],
        [sayHandingOver('left.for-others'), forOthers === null ? undefined : <Words text={forOthers} />],
      ]} />
    ))}
  </section>
)

export const AnswerOfferPage: FC<Readonly<{ here: Seen & Readonly<{ offer: Offer }>; from: string; isMissing: boolean }>> = ({ here, from, isMissing }) => (
  <InitiativePage here={here} title={sayHandingOver('answer.title')} lead={sayHandingOver('answer.lead', { from, title: here.initiative.title })} listed={false}
    problems={isMissing ? [{ field: '', sentence: sayHandingOver('problems.answer-missing') }] : []}>
    {here.offer.words === undefined ? null : <Inset><Words text={here.offer.words} /></Inset>}
    <p>{sayHandingOver(here.offer.stepsBack ? 'answer.they-go' : 'answer.they-stay', { from })}</p>
    <p>{sayHandingOver('answer.what')}</p>
    <Form>
      <Buttons>
        <Button name="answer" value="yes">{sayHandingOver('answer.yes')}</Button>
        <Button look="second" name="answer" value="no">{sayHandingOver('answer.no')}</Button>
      </Buttons>
    </Form>
  </InitiativePage>
)
