import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, RadioField, SelectField, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import { audiencesWithin } from '../initiative.policy.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { standpointName } from '../standpoint-name.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { StandpointId } from '../tables.ts'
import { say } from '../words/index.ts'
import { sayVoice } from './words/index.ts'
import type { VoiceFormCode } from './record-voice.form.ts'
import type { VoiceCode } from './voice.rules.ts'

export type Code = VoiceFormCode | VoiceCode
type Props = Readonly<{
  here: Seen
  standpoints: readonly Standpoint[]
  /** What this member has said they are here as: the likeliest comes first. */
  mine: readonly StandpointId[]
  typed?: Typed
  problems?: readonly Problem<Code>[]
}>

export const RecordVoicePage: FC<Props> = ({ here, standpoints, mine, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayVoice(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayVoice('record.title')} back={{ href: `/initiatives/${here.initiative.slug}/heard`, text: say('heard') }} problems={sentences}>
      <Form typed={typed} problems={sentences}>
        <TextArea name="words" label={sayVoice('record.what')} hint={sayVoice('record.what-hint')} rows={5} />
        <SelectField name="standpoint" label={sayVoice('record.standpoint')} hint={sayVoice('record.standpoint-hint')} empty={sayVoice('record.standpoint-none')}
          value={mine.length === 1 ? mine[0] : undefined} choices={standpoints.map((one) => [one.id, standpointName(one)] as const)} />
        <RadioField name="seenBy" label={sayVoice('record.seen-by')} value="members"
          choices={audiencesWithin(here.initiative.openTo).map((audience) => [audience, say(`seen-by.${audience}`)] as const)} />
        <Button>{sayVoice('record.button')}</Button>
      </Form>
    </InitiativePage>
  )
}
