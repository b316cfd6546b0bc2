import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextArea } from '#platform/page/form.tsx'
import { Buttons, DayText, Facts, LinkButton, MomentText, Timeline, Words } from '#platform/page/parts.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { PersonId } from '../tables.ts'
import { type RoomChoices, WhatAndWho } from './agreement-fields.view.tsx'
import { type MemberAtAgreement, agreementPath } from './agreement.gate.ts'
import type { AgreementFormCode } from './agreement.form.ts'
import type { Agreement, AgreementVersion } from './agreement.queries.ts'
import type { AgreementCode } from './agreement.rules.ts'
import { AboutAndCard } from './card-fields.view.tsx'
import { CardShown } from './card.view.tsx'
import type { InRoom } from './room-and-dissent.queries.ts'
import { RoomList } from './room-list.view.tsx'
import { sayAgreement } from './words/index.ts'

export type Code = AgreementFormCode | AgreementCode
type Props = Readonly<{ here: MemberAtAgreement; room: RoomChoices; typed: Typed; problems: readonly Problem<Code>[] }>

const backTo = (here: MemberAtAgreement) => ({ href: agreementPath(here, here.agreement.id), text: sayAgreement('show.title') })

export const CorrectAgreementPage: FC<Props> = ({ here, room, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayAgreement(`problems.${code}`))
  const { agreement } = here
  return (
    <InitiativePage here={here} title={sayAgreement('correct.title')} lead={sayAgreement('correct.lead')} back={backTo(here)} listed={false} problems={sentences}>
      <Form typed={typed} problems={sentences} version={agreement.version}>
        <TextArea name="reason" label={sayAgreement('correct.reason')} rows={2} />
        <WhatAndWho room={room} facts={agreement} agreedOn={agreement.agreedOn} />
        <AboutAndCard facts={agreement} people={room.people} typed={typed} />
        <Button>{sayAgreement('correct.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

/** Somebody else was faster: theirs and ours. */
export const CorrectionOutdatedPage: FC<{ here: MemberAtAgreement; now: Agreement; typed: Typed }> = ({ here, now, typed }) => (
  <InitiativePage here={here} title={sayAgreement('correct.outdated-title')} lead={sayAgreement('correct.outdated-text')} listed={false}>
    <h2>{sayAgreement('correct.theirs')}</h2>
    <Words text={now.words} />
    <h2>{sayAgreement('correct.yours')}</h2>
    <Words text={typed['words']?.[0] ?? ''} />
    <Buttons><LinkButton href={agreementPath(here, now.id, '/correct')}>{sayAgreement('correct.again')}</LinkButton></Buttons>
  </InitiativePage>
)

/** Every version, the newest first. */
export const HistoryPage: FC<{ here: MemberAtAgreement; versions: readonly AgreementVersion[]; rooms: ReadonlyMap<number, readonly InRoom[]>; called: ReadonlyMap<PersonId, string> }> = ({ here, versions, rooms, called }) => (
  <InitiativePage here={here} title={sayAgreement('history.title')} back={backTo(here)} listed={false}>
    <Timeline steps={versions.map((one, index) => ({
      when: <MomentText at={one.at} zone={here.initiative.zone} />,
      what: (
        <>
          <h2>{index === 0 ? sayAgreement('history.now') : one.version === 1 ? sayAgreement('history.first') : sayAgreement('history.version', { version: one.version })}</h2>
          <Words text={one.words} />
          <Facts facts={[[sayAgreement('show.agreed-on'), <DayText day={one.agreedOn} />]]} />
          {one.card === undefined ? null : <CardShown card={one.card} called={called} />}
          <h3>{sayAgreement('show.who')}</h3>
          <RoomList room={rooms.get(one.version) ?? []} called={called} />
          <p class="soft">{sayAgreement('history.by', { who: (one.recordedBy === undefined ? undefined : called.get(one.recordedBy)) ?? sayAgreement('show.somebody') })}</p>
          {one.reason === undefined ? null : <p>{sayAgreement('history.reason', { reason: one.reason })}</p>}
        </>
      ),
    }))} />
  </InitiativePage>
)
