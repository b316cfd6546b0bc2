import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import { Buttons, Inset, LinkButton, Words } from '#platform/page/parts.tsx'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { say } from '../words/index.ts'
import type { OwnVoice } from './voice.queries.ts'
import { sayVoice } from './words/index.ts'

export const TakeBackPage: FC<Readonly<{ here: Seen; voice: OwnVoice }>> = ({ here, voice }) => {
  const heard = `/initiatives/${here.initiative.slug}/heard`
  return (
    <InitiativePage here={here} listed={false} title={sayVoice('take-back.title')} lead={sayVoice('take-back.text')} back={{ href: heard, text: say('heard') }}>
      <Inset><Words text={voice.words} /></Inset>
      <Form><Buttons><Button look="warning">{sayVoice('take-back.button')}</Button><LinkButton href={heard} look="second">{sayVoice('take-back.keep')}</LinkButton></Buttons></Form>
    </InitiativePage>
  )
}
