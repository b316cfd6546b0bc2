import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, DayField, Form, RadioField, TextArea, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { DayText, Facts, Inset, LinkButton, MomentText, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { ClosingFormCode, ReopenCode } from './closing.form.ts'
import type { Closed, Dropped, OpenPromise, OpenedAgain } from './closing.queries.ts'
import type { ClosingCode } from './closing.rules.ts'
import { CLOSINGS } from './tables.ts'
import { say } from '../words/index.ts'
import { sayClosing } from './words/index.ts'

export type ClosingCodes = ClosingCode | ClosingFormCode
export type ReopenCodes = ReopenCode | 'not-over'

const backTo = ({ initiative }: Seen) => ({ href: `/initiatives/${initiative.slug}`, text: say('parts.purpose') })

export const ClosePage: FC<Readonly<{ here: Seen; promises: readonly OpenPromise[]; typed: Typed; problems: readonly Problem<ClosingCodes>[] }>> = ({ here, promises, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayClosing(`problems.${code}`))
  const base = `/initiatives/${here.initiative.slug}`
  return (
    <InitiativePage here={here} title={sayClosing('close.title')} lead={sayClosing('close.lead')} back={backTo(here)} problems={sentences} listed={false}>
      <ul>
        <li>{sayClosing('close.nothing-new')}</li>
        <li>{sayClosing('close.still')}</li>
        <li><a href={`${base}/whole`}>{sayClosing('close.take-along')}</a></li>
      </ul>
      <Form typed={typed} problems={sentences}>
        <RadioField name="kind" label={sayClosing('close.kind')} choices={CLOSINGS.map((kind) => [kind, sayClosing(`kinds.${kind}`)] as const)} />
        <TextField name="carriedOnBy" label={sayClosing('close.carried-on-by')} hint={sayClosing('close.carried-on-by-hint')} optional />
        <TextArea name="words" label={sayClosing('close.words')} hint={sayClosing('close.words-hint')} rows={6} />
        {promises.length === 0 ? null : (
          <section>
            <h2>{sayClosing('close.promises', { count: promises.length })}</h2>
            <p>{sayClosing('close.promises-text')}</p>
            <ul>{promises.map(({ question, item, words, by }) => (
              <li><a href={question === undefined ? `${base}/agreements/${item}/reply` : `${base}/questions/${question}/reply`}>{words}</a><br /><span class="hint">{sayClosing('close.promised-by')} <DayText day={by} /></span></li>
            ))}</ul>
            <TextArea name="dropped" label={sayClosing('close.dropped')} hint={sayClosing('close.dropped-hint')} rows={3} />
          </section>
        )}
        <TextArea name="thanks" label={sayClosing('close.thanks')} rows={3} optional />
        <DayField name="until" label={sayClosing('close.until')} hint={sayClosing('close.until-hint')} optional />
        <Button look="warning">{sayClosing('close.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

export const EndedPage: FC<Readonly<{ here: Seen & Readonly<{ ended: Closed }>; dropped: readonly Dropped[]; again: readonly OpenedAgain[] }>> = ({ here, dropped, again }) => {
  const { ended, initiative, membership } = here
  return (
    <InitiativePage here={here} title={sayClosing('ended.title')} back={backTo(here)}>
      <Facts facts={[
        [sayClosing('ended.kind'), sayClosing(`kinds.${ended.kind}`)],
        [sayClosing('ended.carried-on-by'), ended.carriedOnBy],
        [sayClosing('ended.at'), <MomentText at={ended.at} zone={initiative.zone} />],
        [sayClosing('ended.until'), ended.readableUntil === undefined ? sayClosing('ended.no-end') : <><DayText day={ended.readableUntil} />. {sayClosing('ended.then')}</>],
      ]} />
      <h2>{sayClosing('ended.words')}</h2>
      <Words text={ended.words} />
      {ended.thanks === undefined ? null : <Inset><Words text={ended.thanks} /></Inset>}
      {dropped.length === 0 ? null : (
        <section>
          <h2>{sayClosing('ended.dropped')}</h2>
          <ul>{dropped.map(({ words, reason }) => <li>{words}<br /><span class="hint">{sayClosing('ended.because', { reason })}</span></li>)}</ul>
        </section>
      )}
      {again.length === 0 ? null : (
        <section>
          <h2>{sayClosing('ended.before')}</h2>
          <ul>{again.map(({ closedAt, reason, at }) => <li><MomentText at={closedAt} zone={initiative.zone} />: {sayClosing('ended.opened-again')} <MomentText at={at} zone={initiative.zone} />. {reason}</li>)}</ul>
        </section>
      )}
      <p><a href={`/initiatives/${initiative.slug}/thread`}>{sayClosing('ended.thread')}</a></p>
      {membership?.host === true ? <p><LinkButton href={`/initiatives/${initiative.slug}/reopen`} look="second">{sayClosing('reopen.title')}</LinkButton></p> : null}
    </InitiativePage>
  )
}

export const ReopenPage: FC<Readonly<{ here: Seen; typed: Typed; problems: readonly Problem<ReopenCodes>[] }>> = ({ here, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayClosing(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayClosing('reopen.title')} lead={sayClosing('reopen.lead')} back={backTo(here)} problems={sentences} listed={false}>
      <Form typed={typed} problems={sentences}>
        <TextArea name="reason" label={sayClosing('reopen.reason')} rows={3} />
        <Button>{sayClosing('reopen.title')}</Button>
      </Form>
    </InitiativePage>
  )
}
