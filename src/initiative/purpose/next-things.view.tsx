import type { FC } from 'hono/jsx'
import { Inset, LinkButton, SpanText } from '#platform/page/parts.tsx'
import type { Zone } from '#platform/time.ts'
import { sayPurpose } from './words/index.ts'

/** The next meeting, the questions that can be answered now, and, for a host, how many people wait to be let in and how many reports to be read. */
export type Next = Readonly<{
  meeting: Readonly<{ id: string; title: string; beginsAt: Date; endsAt: Date }> | undefined
  questions: readonly Readonly<{ id: string; words: string }>[]
  toLetIn: number
  reports: number
}>

/** What a member can do now: one main thing, then what waits for them. A host who is alone begins by inviting. */
export const NextThings: FC<{ base: string; zone: Zone; next: Next; host: boolean; noStandpoint: boolean; alone: boolean }> = ({ base, zone, next, host, noStandpoint, alone }) => (
  <>
    <h2>{sayPurpose('next.title')}</h2>
    {next.toLetIn === 0 ? null : <Inset><p><a href={`${base}/people/waiting`}>{sayPurpose('next.to-let-in', { count: next.toLetIn })}</a></p></Inset>}
    {next.reports === 0 ? null : <Inset><p><a href={`${base}/reports`}>{sayPurpose('next.reports', { count: next.reports })}</a></p></Inset>}
    {host && alone ? (
      <>
        <p>{sayPurpose('next.alone')}</p>
        <p class="buttons"><LinkButton href={`${base}/invitations`}>{sayPurpose('next.invite')}</LinkButton> <LinkButton href={`${base}/voices/new`} look="second">{sayPurpose('next.say')}</LinkButton></p>
      </>
    ) : <p><LinkButton href={`${base}/voices/new`}>{sayPurpose('next.say')}</LinkButton></p>}
    {next.questions.length === 0 ? null : (
      <>
        <h3>{sayPurpose('next.questions')}</h3>
        <ul>{next.questions.map(({ id, words }) => <li><a href={`${base}/questions/${id}`}>{words}</a></li>)}</ul>
      </>
    )}
    {next.meeting === undefined ? null : (
      <>
        <h3>{sayPurpose('next.meeting')}</h3>
        <p><a href={`${base}/meetings/${next.meeting.id}`}>{next.meeting.title}</a><br /><SpanText from={next.meeting.beginsAt} to={next.meeting.endsAt} zone={zone} /></p>
      </>
    )}
    <ul class="actions">
      {noStandpoint ? <li><a href={`${base}/standpoints`}>{sayPurpose('next.standpoint')}</a></li> : null}
      <li><a href={`${base}/voices/paste`}>{sayPurpose('next.paste')}</a></li>
      <li><a href={`${base}/agreements/new`}>{sayPurpose('next.agree')}</a></li>
      <li><a href={`${base}/heard`}>{sayPurpose('next.look')}</a></li>
      {host && !alone ? <li><a href={`${base}/invitations`}>{sayPurpose('next.invite')}</a></li> : null}
    </ul>
  </>
)
