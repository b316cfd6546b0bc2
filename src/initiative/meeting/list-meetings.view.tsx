import type { FC } from 'hono/jsx'
import { Buttons, Card, Cards, Empty, LinkButton, Pages, SpanText, Tag } from '#platform/page/parts.tsx'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { maySeeWhere } from './meeting.policy.ts'
import type { Meeting } from './meeting.queries.ts'
import { sayMeeting } from './words/index.ts'

type Props = Readonly<{
  here: Seen
  coming: readonly Meeting[]
  /** A page of those gone by, and whether there are more. */
  past: readonly Meeting[]
  more: boolean
  /** Whether this is the first page, which also shows what is to come. */
  first: boolean
}>

export const ListMeetingsPage: FC<Props> = ({ here, coming, past, more, first }) => {
  const { initiative, membership } = here
  const path = `/initiatives/${initiative.slug}/meetings`
  const last = past.at(-1)
  return (
    <InitiativePage here={here} title={sayMeeting('list.title')} links={[{ href: `/initiatives/${initiative.slug}/calendar.ics`, type: 'text/calendar', title: sayMeeting('list.title') }]}>
      {membership?.host === true ? <Buttons><LinkButton href={`${path}/new`}>{sayMeeting('call.title')}</LinkButton></Buttons> : null}
      {first ? (
        <section aria-labelledby="coming">
          <h2 id="coming">{sayMeeting('list.coming')}</h2>
          {coming.length === 0
            ? <Empty text={sayMeeting(membership?.host === true ? 'list.none-host' : 'list.none')} />
            : <Cards>{coming.map((meeting) => <MeetingCard here={here} meeting={meeting} />)}</Cards>}
        </section>
      ) : null}
      {past.length === 0 ? null : (
        <section aria-labelledby="past">
          <h2 id="past">{sayMeeting('list.past')}</h2>
          <Cards>{past.map((meeting) => <MeetingCard here={here} meeting={meeting} />)}</Cards>
        </section>
      )}
      <Pages first={first ? undefined : path} next={more && last !== undefined ? `${path}?before=${last.beginsAt.getTime()}-${last.id}` : undefined} />
      <p><a href={membership === undefined ? `/initiatives/${initiative.slug}/calendar.ics` : `${path}/calendar`}>{sayMeeting('calendar.link')}</a></p>
    </InitiativePage>
  )
}

const MeetingCard: FC<{ here: Seen; meeting: Meeting }> = ({ here: { initiative, membership }, meeting }) => (
  <Card title={meeting.title} href={`/initiatives/${initiative.slug}/meetings/${meeting.id}`} level={3}
    quiet={<SpanText from={meeting.beginsAt} to={meeting.endsAt} zone={initiative.zone} />}>
    {meeting.cancelled === undefined ? null : <p><Tag tone="gone">{sayMeeting('list.cancelled')}</Tag></p>}
    {meeting.cancelled === undefined && meeting.place !== undefined && maySeeWhere(meeting, membership) ? <p>{meeting.place}</p> : null}
  </Card>
)
