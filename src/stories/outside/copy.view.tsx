import type { FC } from 'hono/jsx'
import type { PersonId } from '#initiative/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, RadioField, TextArea } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Facts, Inset, Warning, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { type Zone, dayOf, lastDayOf, sayDay } from '#platform/time.ts'
import { Quotation, type Quoted } from '../use/quotation.view.tsx'
import type { AtCopy } from './copy.gate.ts'
import { CopyTag } from './copy-line.view.tsx'
import type { OutsideCopy } from './copy.queries.ts'
import { type AnswerCode, OUTSIDE_ANSWERS, mayAnswer } from './outside.rules.ts'
import { type AnswerFormCode, LONGEST_WHY } from './take-out.form.ts'
import { sayOutside } from './words/index.ts'

export type AnswerPageCode = AnswerFormCode | AnswerCode
type Called = ReadonlyMap<PersonId, string>
type Props = Readonly<{
  here: AtCopy; title: string; slug: string; zone: Zone
  /** The words or the mark; not given to anybody but whoever took them. */
  quoted: Quoted | undefined
  called: Called; outdated: boolean; typed: Typed; problems: readonly Problem<AnswerPageCode>[]
}>

const nameOf = (called: Called, person: PersonId | undefined) => (person === undefined ? undefined : called.get(person)) ?? sayOutside('copy.somebody')

export const CopyPage: FC<Props> = ({ here, title, slug, zone, quoted, called, outdated, typed, problems }) => {
  const { copy, role, host } = here
  const sentences = sentencesOf(problems, (code) => sayOutside(`problems.${code}`))
  const back = host ? { href: `/initiatives/${slug}/stories/outside`, text: sayOutside('group.title') } : { href: '/stories/copies', text: sayOutside('mine.title') }
  return (
    <Page title={copy.title ?? sayOutside('copy.title-lost')} part={title} lead={sayOutside(copy.title === undefined ? 'copy.lost' : 'copy.lead')} back={back} problems={sentences}>
      {copy.held ? null : <Warning><p>{sayOutside(role === 'taker' && copy.answer !== 'deleted' ? 'copy.over' : 'copy.over-host')}</p></Warning>}
      <section>
        <h2>{sayOutside('copy.words')}</h2>
        {quoted === undefined ? <p>{sayOutside(role === 'taker' ? 'copy.no-host' : 'copy.no-words')}</p> : <Quotation quoted={quoted} />}
        {copy.held && copy.endsAt !== undefined ? <Inset><p><strong>{sayOutside('copy.until', { day: sayDay(lastDayOf(copy.endsAt, zone)) })}</strong></p></Inset> : null}
        {quoted?.words === undefined ? null : <div class="screen-only"><p class="hint">{sayOutside('copy.pass-on')}{quoted.onPaper ? <>{' '}{sayOutside('copy.print')}</> : null}</p></div>}
      </section>
      <CopyFactsList copy={copy} zone={zone} called={called} />
      <div class="screen-only">
        {outdated ? <Warning><p>{sayOutside('copy.outdated')}</p></Warning> : null}
        <Said copy={copy} zone={zone} called={called} />
        {mayAnswer(role, copy, copy.held) ? (
          <>
            {role === 'taker' && copy.askedAt !== undefined && copy.askedAgainAt !== undefined ? <p>{sayOutside('copy.again', { day: sayDay(dayOf(copy.askedAt, zone)) })}</p> : null}
            <Form typed={typed} problems={sentences} version={copy.version}>
              <RadioField name="answer" label={sayOutside('copy.answer')} choices={OUTSIDE_ANSWERS.map((one) => [one, sayOutside(`copy.answers.${one}`), sayOutside(`copy.answer-hints.${one}`)] as const)} />
              <TextArea name="why" label={sayOutside('copy.why')} hint={sayOutside('copy.why-hint')} rows={3} most={LONGEST_WHY} optional />
              <Button>{sayOutside('copy.answer-button')}</Button>
            </Form>
          </>
        ) : null}
      </div>
    </Page>
  )
}

const CopyFactsList: FC<Readonly<{ copy: OutsideCopy; zone: Zone; called: Called }>> = ({ copy, zone, called }) => (
  <Facts facts={[
    [sayOutside('copy.facts.kind'), sayOutside(`kinds.${copy.kind}`)], [sayOutside('copy.facts.readers'), copy.readers], [sayOutside('copy.facts.where'), copy.heldAt],
    [sayOutside('copy.facts.day'), sayDay(copy.day)], [sayOutside('copy.facts.channel'), sayOutside(`channels.${copy.channel}`)],
    [sayOutside('copy.facts.name'), !copy.held ? undefined : copy.shownAs === undefined ? sayOutside('copy.no-name') : sayOutside('copy.under-name', { name: copy.shownAs })],
    [sayOutside('copy.facts.taken'), sayOutside('copy.facts.taken-by', { day: sayDay(dayOf(copy.takenAt, zone)), who: nameOf(called, copy.takenBy) })],
  ]} />
)

const Said: FC<Readonly<{ copy: OutsideCopy; zone: Zone; called: Called }>> = ({ copy, zone, called }) =>
  copy.answer === undefined || copy.answeredAt === undefined ? null : (
    <>
      <p>{sayOutside('copy.said', { who: nameOf(called, copy.answeredBy), day: sayDay(dayOf(copy.answeredAt, zone)) })} <CopyTag copy={copy} held={copy.held} endsAt={copy.endsAt} zone={zone} /></p>
      {copy.why === undefined ? null : <Words text={copy.why} />}
    </>
  )
