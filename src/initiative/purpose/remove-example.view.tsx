import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import { Warning } from '#platform/page/parts.tsx'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { say } from '../words/index.ts'
import { sayPurpose } from './words/index.ts'

export const RemoveExamplePage: FC<{ here: Seen }> = ({ here }) => {
  const base = `/initiatives/${here.initiative.slug}`
  return (
    <InitiativePage here={here} title={sayPurpose('remove.title')} back={{ href: base, text: say('parts.purpose') }}>
      <Warning><p>{sayPurpose('remove.text')}</p></Warning>
      <Form>
        <Button look="warning" name="sure" value="yes">{sayPurpose('remove.button')}</Button>
      </Form>
      <p><a href={base}>{sayPurpose('remove.keep')}</a></p>
    </InitiativePage>
  )
}
