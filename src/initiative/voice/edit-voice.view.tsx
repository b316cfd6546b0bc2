import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Inset, Warning, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { Standpoint } from '../standpoint.queries.ts'
import { say } from '../words/index.ts'
import { LONGEST_VOICE } from './record-voice.form.ts'
import { type Code, SeenByField, StandpointField } from './record-voice.view.tsx'
import type { OwnVoice } from './voice.queries.ts'
import { sayVoice } from './words/index.ts'

type Props = Readonly<{
  here: SeenByMember & Readonly<{ voice: OwnVoice }>
  standpoints: readonly Standpoint[]
  typed?: Typed
  problems?: readonly Problem<Code>[]
  /** Somebody was faster: what is there now stands above what was typed. */
  outdated?: boolean
}>

export const EditVoicePage: FC<Props> = ({ here, standpoints, typed, problems = [], outdated = false }) => {
  const { voice, initiative, person } = here
  const sentences = sentencesOf(problems, (code) => sayVoice(`problems.${code}`))
  const base = `/initiatives/${initiative.slug}`
  return (
    <InitiativePage here={here} listed={false} title={sayVoice(voice.person === person.id ? 'edit.title' : 'edit.title-for')} lead={sayVoice('edit.lead')}
      back={{ href: `${base}/heard`, text: say('heard') }} problems={sentences}>
      {voice.setAside ? <><Warning>{sayVoice('edit.set-aside')}</Warning><p>{sayVoice('edit.set-aside-why')}</p></> : null}
      {outdated ? <><Warning>{sayVoice('edit.outdated')}</Warning><Inset><h2>{sayVoice('edit.outdated-now')}</h2><Words text={voice.words} /></Inset></> : null}
      <Form typed={typed} problems={sentences} version={voice.version}>
        <TextArea name="words" label={sayVoice('edit.what')} rows={5} value={voice.words} most={LONGEST_VOICE} />
        <StandpointField standpoints={standpoints} label={sayVoice('edit.standpoint')} value={voice.standpoint} />
        <SeenByField openTo={initiative.openTo} value={voice.seenBy} />
        <Button>{sayVoice('edit.button')}</Button>
      </Form>
      <p><a href={`${base}/items/${voice.id}/take-back`}>{sayVoice('edit.take-back')}</a></p>
    </InitiativePage>
  )
}
