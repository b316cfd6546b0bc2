import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Facts, Inset, LinkButton, MomentText, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { SureCode } from '../membership/membership.form.ts'
import type { ItemId } from '../tables.ts'
import type { AnswerCode, HideFormCode } from './safety.form.ts'
import type { Hidden } from './safety.queries.ts'
import { say } from '../words/index.ts'
import { saySafety } from './words/index.ts'

export type HideCode = HideFormCode | 'nothing-to-hide'
type HideProps = Readonly<{ here: Seen; item: Readonly<{ id: ItemId; words: string; reason: string | undefined }>; typed?: Typed; problems?: readonly Problem<HideCode>[] }>

export const HidePage: FC<HideProps> = ({ here, item, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => saySafety(`problems.${code}`))
  return (
    <InitiativePage here={here} title={saySafety('hide.title')} lead={saySafety('hide.lead')} back={{ href: `/initiatives/${here.initiative.slug}/heard`, text: say('heard') }} problems={sentences} listed={false}>
      <Inset><Words text={item.words} /></Inset>
      <Form typed={typed} problems={sentences}>
        <TextArea name="reason" label={saySafety('hide.reason')} hint={saySafety('hide.reason-hint')} value={item.reason} />
        <Button look="warning">{saySafety('hide.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

type HiddenProps = Readonly<{ here: Seen; hidden: Hidden; own: boolean; typed?: Typed; problems?: readonly Problem<AnswerCode | SureCode | 'not-author' | 'waits-for-author'>[] }>

/** What was hidden, why, and what its author answers; or that its author is asked to look. */
export const HiddenPage: FC<HiddenProps> = (props) => (props.hidden.setAside ? <SetAsidePage {...props} /> : <HiddenByHostPage {...props} />)

/** Changed after the backup that was restored: only its author is shown the earlier words, where they change them. */
const SetAsidePage: FC<HiddenProps> = ({ here, hidden, own, problems = [] }) => {
  const path = `/initiatives/${here.initiative.slug}/items/${hidden.id}`
  return (
    <InitiativePage here={here} title={saySafety(own ? 'aside.title-author' : 'aside.title')} lead={saySafety(own ? 'aside.lead-author' : 'aside.lead-host')} listed={false} problems={sentencesOf(problems, () => saySafety('problems.waits-for-author'))}
      back={own ? { href: '/me/notices', text: saySafety('notices.title') } : { href: `/initiatives/${here.initiative.slug}/heard`, text: say('heard') }}>
      <Facts facts={[[saySafety('hidden.since'), <MomentText at={hidden.at} zone={here.initiative.zone} />]]} />
      {own && here.membership !== undefined ? <Buttons><LinkButton href={`${path}/edit`}>{saySafety('aside.look')}</LinkButton></Buttons> : null}
      {own ? <p><a href={`${path}/take-back`}>{saySafety('aside.take-back')}</a></p> : null}
    </InitiativePage>
  )
}

const HiddenByHostPage: FC<HiddenProps> = ({ here, hidden, own, typed, problems = [] }) => {
  const path = `/initiatives/${here.initiative.slug}/items/${hidden.id}`
  const sentences = sentencesOf(problems, (code) => (code === 'sure-missing' ? saySafety('hidden.unhide') : saySafety(`problems.${code}`)))
  const host = here.membership?.host === true
  return (
    <InitiativePage here={here} title={saySafety('hidden.title')} lead={saySafety(own ? 'hidden.lead-author' : 'hidden.lead-host')} problems={sentences} listed={false}
      back={own ? { href: '/me/notices', text: saySafety('notices.title') } : { href: `/initiatives/${here.initiative.slug}/heard`, text: say('heard') }}>
      <Inset><Words text={hidden.words} /></Inset>
      <Facts facts={[
        [saySafety('hidden.reason'), hidden.reason ?? saySafety('hidden.no-reason')],
        [saySafety('hidden.since'), <MomentText at={hidden.at} zone={here.initiative.zone} />],
        [saySafety('hidden.answer'), own ? undefined : hidden.answer],
      ]} />
      {own ? (
        <Form typed={typed} problems={sentences}>
          <TextArea name="answer" label={saySafety('hidden.answer-label')} hint={saySafety('hidden.answer-hint')} value={hidden.answer} />
          <Button>{saySafety('hidden.button')}</Button>
        </Form>
      ) : null}
      {host ? (
        <>
          <Form action={`${path}/unhide`}><Button look="second" name="sure" value="yes">{saySafety('hidden.unhide')}</Button></Form>
          <p><a href={`${path}/hide`}>{saySafety('hidden.edit-reason')}</a></p>
        </>
      ) : null}
    </InitiativePage>
  )
}
