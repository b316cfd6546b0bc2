import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { ContactCode } from './safety.form.ts'
import type { WorryContact } from './safety.queries.ts'
import { say } from '../words/index.ts'
import { saySafety } from './words/index.ts'

export const ContactPage: FC<{ here: Seen; contact: WorryContact | undefined; typed?: Typed; problems?: readonly Problem<ContactCode>[] }> = ({ here, contact, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => saySafety(`problems.${code}`))
  return (
    <InitiativePage here={here} title={saySafety('contact.title')} lead={saySafety('contact.lead')} back={{ href: `/initiatives/${here.initiative.slug}`, text: say('parts.purpose') }} problems={sentences} listed={false}>
      <Form typed={typed} problems={sentences}>
        <TextField name="name" label={saySafety('contact.name')} hint={saySafety('contact.name-hint')} value={contact?.name} autocomplete="off" />
        <TextField name="phone" label={saySafety('contact.phone')} value={contact?.phone ?? undefined} type="tel" optional autocomplete="off" width={20} />
        <TextField name="email" label={saySafety('contact.email')} value={contact?.email ?? undefined} type="email" optional autocomplete="off" />
        <Button>{saySafety('contact.button')}</Button>
      </Form>
    </InitiativePage>
  )
}
