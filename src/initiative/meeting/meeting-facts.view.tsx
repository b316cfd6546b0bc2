import type { FC } from 'hono/jsx'
import { Facts, SpanText, Words, safeHref } from '#platform/page/parts.tsx'
import type { Seen } from '../initiative.gate.ts'
import { maySeeWhere } from './meeting.policy.ts'
import type { Meeting } from './meeting.queries.ts'
import { sayMeeting } from './words/index.ts'

/** When, where, how to take part, and what makes it possible to. The place and the link only for those who may see them. */
export const MeetingFacts: FC<{ here: Pick<Seen, 'initiative' | 'membership'>; meeting: Meeting }> = ({ here, meeting }) => {
  const open = maySeeWhere(meeting, here.membership)
  const href = meeting.link === undefined ? undefined : safeHref(meeting.link)
  return (
    <Facts facts={[
      [sayMeeting('facts.when'), <SpanText from={meeting.beginsAt} to={meeting.endsAt} zone={here.initiative.zone} />],
      [sayMeeting('facts.place'), open && meeting.place !== undefined ? <Words text={meeting.place} /> : undefined],
      [sayMeeting('facts.link'), open && href !== undefined ? <a href={href}>{meeting.link}</a> : undefined],
      [sayMeeting('facts.where'), !open && (meeting.place !== undefined || meeting.link !== undefined) ? sayMeeting('facts.where-closed') : undefined],
      [sayMeeting('facts.ways'), meeting.ways.length === 0 ? undefined : <ul>{meeting.ways.map((way) => <li>{sayMeeting(`take-part.${way}`)}</li>)}</ul>],
      [sayMeeting('facts.access'), meeting.access.length === 0 && meeting.accessWords === undefined ? undefined : (
        <ul>
          {meeting.access.map((offer) => <li>{sayMeeting(`access.${offer}`)}</li>)}
          {meeting.accessWords === undefined ? null : <li>{meeting.accessWords}</li>}
        </ul>
      )],
    ]} />
  )
}
