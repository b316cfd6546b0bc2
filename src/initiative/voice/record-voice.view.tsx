import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, Hidden, RadioField, SelectField, TextArea, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import { audiencesWithin } from '../initiative.policy.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { standpointName } from '../standpoint-name.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { Audience, Channel, StandpointId } from '../tables.ts'
import { say } from '../words/index.ts'
import type { CalledMember } from './members.queries.ts'
import { OccasionPart, occasionQuery } from './occasion.view.tsx'
import type { Occasion } from './occasion.queries.ts'
import { sayVoice } from './words/index.ts'
import { LONGEST_VOICE, type VoiceFormCode } from './record-voice.form.ts'
import type { VoiceCode } from './voice.rules.ts'

export type Code = VoiceFormCode | VoiceCode
type Props = Readonly<{
  here: SeenByMember
  standpoints: readonly Standpoint[]
  /** What this member has said they are here as: the likeliest comes first. */
  mine: readonly StandpointId[]
  occasion: Occasion
  /** Who takes part, where it is entered for somebody else. */
  others: readonly CalledMember[] | undefined
  typed?: Typed
  problems?: readonly Problem<Code>[]
}>

export const RecordVoicePage: FC<Props> = ({ here, standpoints, mine, occasion, others, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayVoice(`problems.${code}`))
  const base = `/initiatives/${here.initiative.slug}`
  const forOthers = others !== undefined
  return (
    <InitiativePage here={here} listed={false} title={sayVoice(forOthers ? 'record.title-for' : 'record.title')} back={{ href: `${base}/heard`, text: say('heard') }} problems={sentences}>
      <Form typed={typed} problems={sentences}>
        <OccasionPart occasion={occasion} />
        {others === undefined ? null : <ForWhom others={others.filter((one) => one.id !== here.membership.memberId)} />}
        <TextArea name="words" label={sayVoice(forOthers ? 'record.what-for' : 'record.what')} hint={sayVoice(forOthers ? 'record.what-for-hint' : 'record.what-hint')} rows={5} most={LONGEST_VOICE} />
        <StandpointField standpoints={standpoints} label={sayVoice(forOthers ? 'record.standpoint-for' : 'record.standpoint')} value={!forOthers && mine.length === 1 ? mine[0] : undefined} />
        {forOthers || occasion.meeting !== undefined ? <ChannelField ways={occasion.meeting?.ways} /> : null}
        <SeenByField openTo={here.initiative.openTo} hint={forOthers ? sayVoice('record.seen-by-for-hint') : undefined} />
        <Button>{sayVoice(forOthers ? 'record.button-for' : 'record.button')}</Button>
      </Form>
      {forOthers ? null : <p><a href={`${base}/voices/new${occasionQuery(occasion, { for: 'somebody' })}`}>{sayVoice('record.for-somebody')}</a></p>}
      {forOthers ? null : <p><a href={`${base}/stories/new`}>{sayVoice('record.story')}</a></p>}
      <p><a href={`${base}/voices/paste${occasionQuery(occasion)}`}>{sayVoice('record.paste')}</a></p>
    </InitiativePage>
  )
}

const ForWhom: FC<{ others: readonly CalledMember[] }> = ({ others }) => (
  <>
    <Hidden name="for" value="somebody" />
    <SelectField name="member" label={sayVoice('record.member')} hint={sayVoice('record.member-hint')} empty={sayVoice('record.member-none')}
      choices={others.map(({ id, called }) => [id, called] as const)} />
    <TextField name="called" label={sayVoice('record.called')} hint={sayVoice('record.called-hint')} optional />
  </>
)

export const StandpointField: FC<{ standpoints: readonly Standpoint[]; label: string; value?: StandpointId | undefined }> = ({ standpoints, label, value }) => (
  <SelectField name="standpoint" label={label} hint={sayVoice('record.standpoint-hint')} empty={sayVoice('record.standpoint-none')} value={value}
    choices={standpoints.map((one) => [one.id, standpointName(one)] as const)} />
)

/** How it reached us: the ways of the meeting where there is one. */
export const ChannelField: FC<{ ways: readonly Exclude<Channel, 'site' | 'import'>[] | undefined }> = ({ ways }) => {
  const offered = ways === undefined || ways.length === 0 ? (['room', 'phone', 'video', 'post'] as const) : ways
  return <SelectField name="channel" label={sayVoice('record.channel')} value={offered[0]} choices={offered.map((way) => [way, sayVoice(`channels.${way}`)] as const)} />
}

/** Who may see it; nothing to choose where the initiative is for its members only. */
export const SeenByField: FC<{ openTo: Audience; value?: Audience; hint?: string | undefined }> = ({ openTo, value = 'members', hint }) => {
  const choices = audiencesWithin(openTo)
  return choices.length === 1 ? <Hidden name="seenBy" value="members" />
    : <RadioField name="seenBy" label={sayVoice('record.seen-by')} hint={hint} value={value} choices={choices.map((audience) => [audience, say(`seen-by.${audience}`)] as const)} />
}
