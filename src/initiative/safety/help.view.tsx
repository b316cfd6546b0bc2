import type { FC } from 'hono/jsx'
import { type Area, type AreaContact, AreaContacts } from '#network/index.ts'
import { Button, Form, SelectField } from '#platform/page/form.tsx'
import { Page } from '#platform/page/page.tsx'
import { LinkButton, Warning } from '#platform/page/parts.tsx'
import { ContactWays } from './contact-ways.tsx'
import type { WorryContact } from './safety.queries.ts'
import { saySafety } from './words/index.ts'

type Props = Readonly<{
  areas: readonly Area[]
  area: Area | undefined
  areaContacts: readonly AreaContact[]
  contacts: readonly (WorryContact & Readonly<{ title: string; slug: string }>)[]
  signedIn: boolean
}>

export const HelpPage: FC<Props> = ({ areas, area, areaContacts, contacts, signedIn }) => (
  <Page title={saySafety('help.title')} listed>
    <Warning><p>{saySafety('help.lead')}</p></Warning>
    <h2>{saySafety('help.emergency')}</h2>
    <p>{saySafety('help.emergency-text')}</p>
    {areas.length === 0 ? null : (
      <>
        <h2>{saySafety('help.area')}</h2>
        <Form method="get" action="/help">
          <SelectField name="area" label={saySafety('help.area-field')} empty={saySafety('help.area-none')} value={area?.id} choices={areas.map(({ id, name }) => [id, name] as const)} />
          <Button look="second">{saySafety('help.show')}</Button>
        </Form>
      </>
    )}
    <AreaContacts area={area} contacts={areaContacts} />
    <h2>{saySafety('help.contacts')}</h2>
    {contacts.length === 0 ? <p>{saySafety('help.contacts-none')}</p> : <p>{saySafety('help.contacts-text')}</p>}
    {contacts.map((one) => (
      <>
        <h3><a href={`/initiatives/${one.slug}`}>{one.title}</a></h3>
        <p>{one.name}</p>
        <ContactWays phone={one.phone} email={one.email} />
      </>
    ))}
    {signedIn ? null : <p><a href="/sign-in?next=/help">{saySafety('help.contacts-sign-in')}</a></p>}
    <h2>{saySafety('help.story')}</h2>
    <p>{saySafety('help.story-text')}</p>
    <p><a href="/stories/take-back">{saySafety('help.story-link')}</a></p>
    <h2>{saySafety('help.report')}</h2>
    <p>{saySafety('help.report-text')}</p>
    <p><LinkButton href="/report" look="second">{saySafety('help.report-button')}</LinkButton></p>
  </Page>
)
