import type { FC } from 'hono/jsx'
import { type Typed, versionTyped } from '#platform/forms/read.ts'
import { Button, Form, SelectField, TextField, Tick } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Inset } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { standpointName } from '../standpoint-name.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { PersonId } from '../tables.ts'
import type { MeetingSeenByMember } from './meeting.gate.ts'
import { MOST_ROWS, type WhoCameFormCode } from './record-who-came.form.ts'
import { WAYS, type Way } from './tables.ts'
import { type WhoCameCode, theirs } from './who-came.rules.ts'
import { WhoCameList } from './who-came.view.tsx'
import type { MayHaveCome, WhoCame } from './who-came.queries.ts'
import { sayMeeting } from './words/index.ts'

export type RecordWhoCameProps = Readonly<{
  here: MeetingSeenByMember
  members: readonly MayHaveCome[]
  /** Who was written down before. */
  before: WhoCame
  standpoints: readonly Standpoint[]
  called: ReadonlyMap<PersonId, string>
  typed?: Typed
  problems?: readonly Problem<WhoCameFormCode | WhoCameCode>[]
  outdated?: boolean
}>

const ways = () => WAYS.map((way) => [way, sayMeeting(`by.${way}`)] as const)

export const RecordWhoCamePage: FC<RecordWhoCameProps> = (props) => {
  const { here, members, before, called, typed, problems = [], outdated = false } = props
  const { initiative, meeting } = here
  const sentences = sentencesOf(problems, (code) => sayMeeting(`problems.${code}`))
  const usual: Way = meeting.ways.length === 1 && meeting.ways[0] !== undefined ? meeting.ways[0] : 'room'
  return (
    <InitiativePage here={here} title={sayMeeting('who-came.title')} lead={meeting.title} problems={sentences} listed={false}
      back={{ href: `/initiatives/${initiative.slug}/meetings/${meeting.id}`, text: meeting.title }}>
      {outdated ? <Inset><p>{sayMeeting('outdated.theirs')}</p><WhoCameList who={before} called={called} /><p>{sayMeeting('outdated.yours')}</p></Inset> : null}
      <p>{sayMeeting('who-came.who-sees')}</p>
      <Form typed={typed} problems={sentences} version={outdated ? before.version : versionTyped(typed) ?? before.version}>
        <h2>{sayMeeting('who-came.members')}</h2>
        {members.map((one) => <MemberRow {...props} one={one} name={called.get(one.person) ?? ''} usual={usual} />)}
        <h2>{sayMeeting('who-came.others')}</h2>
        <p class="hint">{sayMeeting('who-came.others-hint')}</p>
        <CompanyRows {...props} usual={usual} />
        <Button>{sayMeeting('who-came.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

/** One member: came or not, as what, and how. */
const MemberRow: FC<RecordWhoCameProps & Readonly<{ one: MayHaveCome; name: string; usual: Way }>> = ({ one, name, usual, before, standpoints, typed }) => {
  const { member } = one
  const written = before.members.find((presence) => presence.member === member)
  const mine = theirs(one, before)
  const choices = standpoints.filter(({ id }) => mine.includes(id)).map((standpoint) => [standpoint.id, standpointName(standpoint)] as const)
  return (
    <fieldset class="came">
      <legend class="visually-hidden">{name}</legend>
      <Tick name={`came-${member}`} label={name} ticked={typed === undefined && written !== undefined} />
      {choices.length === 0 ? null : (
        <SelectField name={`standpoint-${member}`} label={sayMeeting('who-came.as')} empty={sayMeeting('who-came.not-said')} choices={choices}
          value={written === undefined ? (one.standpoints.length === 1 ? one.standpoints[0] : undefined) : written.standpoint} />
      )}
      <SelectField name={`way-${member}`} label={sayMeeting('who-came.how')} choices={ways()} value={written?.way ?? usual} />
    </fieldset>
  )
}

/** People without names: as many rows as there are, and some more to fill in. */
const CompanyRows: FC<RecordWhoCameProps & Readonly<{ usual: Way }>> = ({ before, standpoints, typed, usual }) => {
  const inTyped = Object.keys(typed ?? {}).filter((name) => name.startsWith('people-')).length
  const rows = Math.min(MOST_ROWS, Math.max(before.company.length + 2, inTyped, 3))
  return (
    <>
      {Array.from({ length: rows }, (_, row) => {
        const written = before.company[row]
        return (
          <fieldset class="came">
            <legend class="visually-hidden">{sayMeeting('who-came.row', { row: row + 1 })}</legend>
            <TextField name={`people-${row}`} label={sayMeeting('who-came.people')} inputmode="numeric" width={4} value={written === undefined ? undefined : String(written.people)} />
            <SelectField name={`company-standpoint-${row}`} label={sayMeeting('who-came.as')} empty={sayMeeting('who-came.not-said')} value={written?.standpoint}
              choices={standpoints.map((standpoint) => [standpoint.id, standpointName(standpoint)] as const)} />
            <SelectField name={`company-way-${row}`} label={sayMeeting('who-came.how')} choices={ways()} value={written?.way ?? usual} />
          </fieldset>
        )
      })}
    </>
  )
}
