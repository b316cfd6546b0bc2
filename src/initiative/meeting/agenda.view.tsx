import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, SelectField, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Empty } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { PersonId } from '../tables.ts'
import { DIRECTIONS } from './agenda.rules.ts'
import type { MeetingSeenByMember } from './meeting.gate.ts'
import { mayRecord } from './meeting.policy.ts'
import type { AgendaItem } from './meeting.queries.ts'
import { sayMeeting } from './words/index.ts'

export type AgendaCode = 'agenda-missing' | 'agenda-too-long' | 'agenda-full' | 'move-missing'
export type AgendaProps = Readonly<{
  here: MeetingSeenByMember
  called: ReadonlyMap<PersonId, string>
  /** The other members by id and name, for those who may write down who proposed something. */
  others: readonly (readonly [id: string, name: string])[]
  typed?: Typed
  problems?: readonly Problem<AgendaCode>[]
}>

/** One thing to talk about; who proposed it is for members. */
export const AgendaLine: FC<{ item: AgendaItem; called: ReadonlyMap<PersonId, string> | undefined }> = ({ item, called }) => {
  const proposer = item.person === null ? undefined : called?.get(item.person)
  return <>{item.words}{proposer === undefined ? null : <> <span class="soft">{sayMeeting('agenda.by', { name: proposer })}</span></>}</>
}

export const AgendaPage: FC<AgendaProps> = ({ here, called, others, typed, problems = [] }) => {
  const { initiative, meeting, membership } = here
  const path = `/initiatives/${initiative.slug}/meetings/${meeting.id}`
  const sentences = sentencesOf(problems, (code) => sayMeeting(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayMeeting('agenda.title')} lead={meeting.title} back={{ href: path, text: meeting.title }} problems={sentences} listed={false}>
      {meeting.agenda.length === 0 ? <Empty text={sayMeeting('agenda.none')} /> : (
        <ol>
          {meeting.agenda.map((item, index) => (
            <li>
              <AgendaLine item={item} called={called} />
              {mayRecord(meeting, membership) ? <Move action={`${path}/agenda/${item.id}/move`} words={item.words} up={index > 0} down={index < meeting.agenda.length - 1} /> : null}
              {item.proposedBy === membership.memberId || mayRecord(meeting, membership) ? (
                <Form action={`${path}/agenda/${item.id}/remove`}><Button look="link">{sayMeeting('agenda.remove')}<span class="visually-hidden">: {item.words}</span></Button></Form>
              ) : null}
            </li>
          ))}
        </ol>
      )}
      <h2>{sayMeeting('agenda.propose')}</h2>
      <Form typed={typed} problems={sentences}>
        <TextField name="words" label={sayMeeting('agenda.what')} hint={sayMeeting('agenda.what-hint')} />
        {others.length === 0 ? null : (
          <SelectField name="by" label={sayMeeting('agenda.who')} value="me" choices={[['me', sayMeeting('agenda.me')], ...others, ['nobody', sayMeeting('agenda.nobody')]]} />
        )}
        <Button>{sayMeeting('agenda.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

/** One place up or down. */
const Move: FC<Readonly<{ action: string; words: string; up: boolean; down: boolean }>> = ({ action, words, up, down }) => (
  <Form action={action}>
    {DIRECTIONS.filter((to) => ({ up, down })[to]).map((to) => (
      <Button look="link" name="to" value={to}>{sayMeeting(`agenda.move.${to}`)}<span class="visually-hidden">: {words}</span></Button>
    ))}
  </Form>
)
