import type { FC } from 'hono/jsx'
import { Page } from '#platform/page/page.tsx'
import { Card, Cards, Warning } from '#platform/page/parts.tsx'
import { sayShortDay } from '#platform/time.ts'
import { say } from '../words/index.ts'
import type { Area, AreaContact } from './area.queries.ts'

/** One contact: what for, who, and each way to reach them. */
const Contact: FC<{ contact: AreaContact }> = ({ contact: { kind, name, whatFor, phone, email, page, checkedOn } }) => (
  <Card title={say(`kinds.${kind}`)} level={3}>
    <p>
      <strong>{name}</strong>
      {phone === undefined ? null : <><br /><a href={`tel:${phone.replace(/[^+0-9]/g, '')}`}>{phone}</a></>}
      {email === undefined ? null : <><br /><a href={`mailto:${email}`}>{email}</a></>}
      {page === undefined ? null : <><br /><a href={page}>{say('contacts.page', { name })}</a></>}
    </p>
    {whatFor === undefined ? null : <p>{whatFor}</p>}
    <p class="card__quiet">{checkedOn === undefined ? say('contacts.unchecked') : say('contacts.checked', { day: sayShortDay(checkedOn) })}</p>
  </Card>
)

type Props = Readonly<{
  /** The area asked for; without one only what holds everywhere is shown. */
  area?: Area | undefined
  contacts: readonly AreaContact[]
}>

/** Whom to call: the area's own numbers, or a sentence that they are missing, and those that hold everywhere. */
export const AreaContacts: FC<Props> = ({ area, contacts }) => {
  const local = contacts.filter((one) => one.area === area?.id)
  const wider = contacts.filter((one) => one.area !== area?.id)
  return (
    <>
      {area === undefined ? null : <h2>{area.name}</h2>}
      {area !== undefined && local.length === 0 ? <Warning><p>{say('contacts.none-local', { area: area.name })}</p></Warning> : null}
      {local.length === 0 ? null : <Cards>{local.map((contact) => <Contact contact={contact} />)}</Cards>}
      {wider.length === 0 ? null : (
        <>
          <h2>{say('contacts.everywhere')}</h2>
          <Cards>{wider.map((contact) => <Contact contact={contact} />)}</Cards>
        </>
      )}
    </>
  )
}

export const AreaPage: FC<{ area: Area; contacts: readonly AreaContact[] }> = ({ area, contacts }) => (
  <Page title={say('area.title', { area: area.name })} lead={say('area.lead')} back={{ href: '/help', text: say('area.help') }} listed>
    <AreaContacts area={area} contacts={contacts} />
  </Page>
)
