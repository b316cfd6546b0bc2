import type { FC } from 'hono/jsx'
import { type Typed, versionTyped } from '#platform/forms/read.ts'
import { Button, DayField, Form, RadioField, TextField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Inset } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { CONTACT_KINDS } from '../tables.ts'
import { say } from '../words/index.ts'
import { AreaContacts } from './area-contacts.view.tsx'
import type { ContactFormCode } from './area.form.ts'
import type { Area, AreaContact } from './area.queries.ts'

type Props = Readonly<{
  area: Area
  /** What is there already, where it is changed. */
  contact?: AreaContact | undefined
  /** Somebody else changed it meanwhile. */
  outdated?: boolean
  typed?: Typed
  problems?: readonly Problem<ContactFormCode>[]
}>

export const EditContactPage: FC<Props> = ({ area, contact, outdated = false, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => say(`problems.${code}`))
  const path = `/admin/areas/${area.id}`
  return (
    <Page title={say(contact === undefined ? 'contact.new-title' : 'contact.edit-title', { area: area.name })} problems={sentences}
      back={{ href: path, text: say('admin.contacts-title', { area: area.name }) }}>
      {outdated && contact !== undefined ? (
        <Inset>
          <p>{say('contact.outdated')}</p>
          <AreaContacts area={area} contacts={[contact]} />
          <p>{say('contact.outdated-yours')}</p>
        </Inset>
      ) : null}
      <Form typed={typed} problems={sentences} version={outdated ? contact?.version : versionTyped(typed) ?? contact?.version}>
        <RadioField name="kind" label={say('contact.kind')} value={contact?.kind} choices={CONTACT_KINDS.map((kind) => [kind, say(`kinds.${kind}`)] as const)} />
        <TextField name="name" label={say('contact.name')} hint={say('contact.name-hint')} value={contact?.name} />
        <TextField name="phone" label={say('contact.phone')} value={contact?.phone} type="tel" width={20} optional />
        <TextField name="whatFor" label={say('contact.what-for')} hint={say('contact.what-for-hint')} value={contact?.whatFor} optional />
        <TextField name="email" label={say('contact.email')} value={contact?.email} type="email" optional />
        <TextField name="page" label={say('contact.page')} hint={say('contact.page-hint')} value={contact?.page} type="url" optional />
        <DayField name="checkedOn" label={say('contact.checked-on')} value={contact?.checkedOn} optional />
        <Button>{say('contact.save')}</Button>
      </Form>
      {contact === undefined ? null : (
        <Form action={`${path}/contacts/${contact.id}/remove`}><Button look="warning">{say('contact.remove')}</Button></Form>
      )}
    </Page>
  )
}
