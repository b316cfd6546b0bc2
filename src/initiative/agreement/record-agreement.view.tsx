import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, DayField, Form, Hidden, RadioField, SelectField, TextArea, TickField } from '#platform/page/form.tsx'
import { Buttons, Details, Inset } from '#platform/page/parts.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import { type Day, type Zone, dayOf, sayShortDay } from '#platform/time.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { IssueId } from '../local-issue/tables.ts'
import type { Meeting } from '../meeting/index.ts'
import { type RoomChoices, WhatAndWho } from './agreement-fields.view.tsx'
import type { AgreementFormCode } from './agreement.form.ts'
import type { AgreementCode, PromiseCode } from './agreement.rules.ts'
import { AboutAndCard } from './card-fields.view.tsx'
import type { Draft } from './draft.queries.ts'
import type { Source } from './rests-on.queries.ts'
import { sayAgreement } from './words/index.ts'

export type Code = AgreementFormCode | AgreementCode | PromiseCode | 'draft-too-long' | 'draft-waiting'
type Props = Readonly<{
  here: Seen
  today: Day
  meeting: Meeting | undefined
  /** Where it may have been agreed, while nobody has said at which meeting. */
  meetings: readonly Meeting[]
  room: RoomChoices
  sources: readonly Source[]
  /** The issue whose solution was agreed, where somebody came from one. */
  issue: IssueId | undefined
  /** What they kept and have not recorded yet. */
  draft: Draft | undefined
  /** What somebody came from to say that it led to this. */
  ticked: readonly string[]
  typed: Typed
  problems: readonly Problem<Code>[]
}>

export const RecordAgreementPage: FC<Props> = ({ here, today, meeting, meetings, room, sources, issue, draft, ticked, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayAgreement(`problems.${code}`))
  const { slug, zone } = here.initiative
  const back = meeting === undefined ? { href: `/initiatives/${slug}/agreed`, text: sayAgreement('show.back') } : { href: `/initiatives/${slug}/meetings/${meeting.id}`, text: meeting.title }
  // A meeting can stand in the calendar for later: what was agreed was agreed by now.
  const held = meeting === undefined ? today : dayOf(meeting.beginsAt, zone)
  const fromDraft = typed['fromDraft'] !== undefined
  const fresh = problems.length === 0 && !fromDraft
  return (
    <InitiativePage here={here} title={sayAgreement('record.title')} back={back} listed={false} problems={sentences}>
      {draft === undefined || fromDraft ? null : <Waiting draft={draft} zone={zone} path={`/initiatives/${slug}/agreements/new`} />}
      {fromDraft ? <Inset><p>{sayAgreement('draft.shown')}</p></Inset> : null}
      {meeting === undefined && fresh ? <AtWhichMeeting meetings={meetings} zone={zone} path={`/initiatives/${slug}/agreements/new`} ticked={ticked} issue={issue} /> : null}
      <Form typed={typed} problems={sentences}>
        {meeting === undefined ? null : <Hidden name="meeting" value={meeting.id} />}
        {issue === undefined ? null : <Hidden name="issue" value={issue} />}
        {fromDraft ? <Hidden name="fromDraft" value="yes" /> : null}
        <WhatAndWho room={room} agreedOn={held < today ? held : today} />
        <DayField name="replyBy" label={sayAgreement('record.reply-by')} hint={sayAgreement('record.reply-by-hint')} />
        <RadioField name="disagreed" label={sayAgreement('record.disagreed')} choices={[['no', sayAgreement('record.no')], ['yes', sayAgreement('record.yes')]]} />
        <div class="when-disagreed">
          <TextArea name="dissent" label={sayAgreement('record.dissent')} hint={sayAgreement('record.dissent-hint')} rows={3} />
          <SelectField name="dissenter" label={sayAgreement('record.dissenter')} hint={sayAgreement('record.dissenter-hint')} empty={sayAgreement('record.nobody-named')} optional
            choices={room.people.map(({ member, name }) => [member, name] as const)} />
        </div>
        <RestsOn sources={sources} ticked={ticked} />
        <AboutAndCard people={room.people} typed={typed} />
        <Buttons>
          <Button>{sayAgreement('record.button')}</Button>
          <Button look="second" name="keep" value="yes">{sayAgreement('draft.keep')}</Button>
        </Buttons>
      </Form>
      {fromDraft ? <Form action={`/initiatives/${slug}/agreements/draft/discard`}><Button look="warning">{sayAgreement('draft.discard')}</Button></Form> : null}
    </InitiativePage>
  )
}

const Waiting: FC<Readonly<{ draft: Draft; zone: Zone; path: string }>> = ({ draft, zone, path }) => (
  <Inset>
    <p>{sayAgreement('draft.waiting', { day: sayShortDay(dayOf(draft.at, zone)) })}</p>
    <p><a href={`${path}?draft=yes`}>{sayAgreement('draft.go-on')}</a></p>
  </Inset>
)

/** From a meeting, its day and who came are filled in. */
const AtWhichMeeting: FC<Pick<Props, 'meetings' | 'ticked' | 'issue'> & Readonly<{ zone: Zone; path: string }>> = ({ meetings, ticked, issue, zone, path }) =>
  meetings.length === 0 ? null : (
    <Inset>
      <p>{sayAgreement('record.at-meeting')}</p>
      <ul class="actions">
        {meetings.map(({ id, title, beginsAt }) => <li><a href={`${path}?${new URLSearchParams({ meeting: id, ...(ticked.length === 0 ? {} : { rests: ticked.join(',') }), ...(issue === undefined ? {} : { issue }) }).toString()}`}>{sayAgreement('record.meeting-of', { title, day: sayShortDay(dayOf(beginsAt, zone)) })}</a></li>)}
      </ul>
    </Inset>
  )

/** More than this would stand between a typist and the button. */
const FEW_SOURCES = 12

const RestsOn: FC<Pick<Props, 'sources' | 'ticked'>> = ({ sources, ticked }) => {
  if (sources.length === 0) return null
  const field = (
    <TickField name="restsOn" label={sayAgreement('record.rests-on')} hint={sayAgreement('record.rests-on-hint')} optional
      choices={sources.map(({ id, words }) => [id, words] as const)} values={ticked} />
  )
  return sources.length <= FEW_SOURCES ? field : <Details summary={sayAgreement('record.rests-on')}>{field}</Details>
}
