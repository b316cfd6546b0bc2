import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Inset } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { Standpoint } from '../standpoint.queries.ts'
import { say } from '../words/index.ts'
import type { Occasion } from './occasion.queries.ts'
import { OccasionPart } from './occasion.view.tsx'
import type { PasteFormCode } from './paste-voices.form.ts'
import { ChannelField, SeenByField, StandpointField } from './record-voice.view.tsx'
import type { VoiceCode } from './voice.rules.ts'
import { sayVoice } from './words/index.ts'

export type Code = PasteFormCode | VoiceCode
type Props = Readonly<{
  here: SeenByMember
  standpoints: readonly Standpoint[]
  occasion: Occasion
  typed?: Typed
  problems?: readonly Problem<Code>[]
  /** The notes as they would be recorded, where somebody wants to look first. */
  notes?: readonly string[]
}>

export const PasteVoicesPage: FC<Props> = ({ here, standpoints, occasion, typed, problems = [], notes }) => {
  const sentences = sentencesOf(problems, (code) => sayVoice(`problems.${code}`))
  return (
    <InitiativePage here={here} listed={false} title={sayVoice('paste.title')} lead={sayVoice('paste.lead')} back={{ href: `/initiatives/${here.initiative.slug}/heard`, text: say('heard') }} problems={sentences}>
      {notes === undefined ? null : <Preview notes={notes} />}
      <Form typed={typed} problems={sentences}>
        <OccasionPart occasion={occasion} />
        <TextArea name="list" label={sayVoice('paste.list')} hint={sayVoice('paste.list-hint')} rows={12} />
        <StandpointField standpoints={standpoints} label={sayVoice('paste.standpoint')} />
        <ChannelField ways={occasion.meeting?.ways} />
        <SeenByField openTo={here.initiative.openTo} hint={sayVoice('record.seen-by-for-hint')} />
        <Buttons><Button>{sayVoice('paste.button')}</Button><Button look="second" name="look" value="yes">{sayVoice('paste.look')}</Button></Buttons>
      </Form>
    </InitiativePage>
  )
}

const Preview: FC<{ notes: readonly string[] }> = ({ notes }) => (
  <Inset>
    <h2>{sayVoice('paste.preview', { count: notes.length })}</h2>
    <p role="status">{sayVoice('paste.preview-text')}</p>
    <ol>{notes.map((note) => <li>{note}</li>)}</ol>
  </Inset>
)
