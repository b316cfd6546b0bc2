import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, LinkButton } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { say } from '../words/index.ts'
import { sayVoice } from './words/index.ts'

type Props = Readonly<{ here: SeenByMember; count: number; problems?: readonly Problem<'nothing-left'>[] }>

export const TakePasteBackPage: FC<Props> = ({ here, count, problems = [] }) => {
  const heard = `/initiatives/${here.initiative.slug}/heard`
  return (
    <InitiativePage here={here} listed={false} title={sayVoice('paste.take-back.title')} lead={sayVoice('paste.take-back.text', { count })} back={{ href: heard, text: say('heard') }}
      problems={sentencesOf(problems, (code) => sayVoice(`problems.${code}`))}>
      {count === 0 ? null : <Form><Buttons><Button look="warning">{sayVoice('paste.take-back.button')}</Button><LinkButton href={heard} look="second">{sayVoice('take-back.keep')}</LinkButton></Buttons></Form>}
    </InitiativePage>
  )
}
