import type { FC } from 'hono/jsx'
import { type Typed, versionTyped } from '#platform/forms/read.ts'
import { Button, DayField, Form, RadioField, SelectField, TextArea, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Details, Inset, Warning, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { type Day, dayOf, sayShortDay } from '#platform/time.ts'
import type { Thing } from '../about/about.queries.ts'
import { AboutFields, aboutProblem, isAboutCode } from '../about/about.view.tsx'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { audiencesWithin } from '../initiative.policy.ts'
import type { Meeting } from '../meeting/meeting.queries.ts'
import { say } from '../words/index.ts'
import { type JournalCode, LONGEST_ENTRY } from './journal.form.ts'
import { type MemberAtEntry, entryPath, journalPath } from './journal.gate.ts'
import type { EntryDraft } from './journal.queries.ts'
import { sayJournal } from './words/index.ts'

/** What a meeting gave an entry to begin with. `fromNotes`: words that only those who take part have read. */
export type FirstDraft = Omit<EntryDraft, 'seenBy'> & Readonly<{ fromNotes: boolean; about: Thing }>
type Problems = readonly Problem<JournalCode>[]

const sentencesFor = (problems: Problems) => sentencesOf(problems, (code) => (isAboutCode(code) ? aboutProblem(code) : sayJournal(`problems.${code}`)))

type FieldsProps = Readonly<{ here: SeenByMember; entry: Readonly<{ [Field in keyof EntryDraft]?: EntryDraft[Field] | undefined }>; offered: readonly Thing[]; about: readonly Thing[]; problems: Problems }>

const Fields: FC<FieldsProps> = ({ here, entry, offered, about, problems }) => (
  <>
    <TextField name="title" label={sayJournal('fields.title')} value={entry.title} />
    <DayField name="day" label={sayJournal('fields.day')} value={entry.day} />
    <TextArea name="words" label={sayJournal('fields.words')} hint={sayJournal('fields.words-hint')} rows={10} most={LONGEST_ENTRY} value={entry.words} />
    <RadioField name="seenBy" label={sayJournal('fields.seen-by')} choices={audiencesWithin(here.initiative.openTo).map((one) => [one, say(`seen-by.${one}`)] as const)} value={entry.seenBy} />
    <AboutFields offered={offered} chosen={about} problems={problems} />
  </>
)

type NewProps = Readonly<{ here: SeenByMember; offered: readonly Thing[]; meetings: readonly Meeting[]; draft: FirstDraft | undefined; today: Day; typed: Typed; problems: Problems }>

export const NewEntryPage: FC<NewProps> = ({ here, offered, meetings, draft, today, typed, problems }) => {
  const sentences = sentencesFor(problems)
  return (
    <InitiativePage here={here} title={sayJournal('new.title')} back={{ href: journalPath(here), text: sayJournal('list.title') }} listed={false} problems={sentences}>
      {meetings.length === 0 || draft !== undefined ? null : (
        <Details summary={sayJournal('new.meeting')}><Form method="get">
          <SelectField name="meeting" label={sayJournal('new.which')} hint={sayJournal('new.meeting-hint')} choices={meetings.map(({ id, title, beginsAt }) => [id, sayJournal('new.meeting-choice', { title, day: sayShortDay(dayOf(beginsAt, here.initiative.zone)) })] as const)} />
          <Button look="second">{sayJournal('new.draft')}</Button>
        </Form></Details>
      )}
      {draft === undefined ? null : <Inset><p>{sayJournal(draft.fromNotes ? 'new.from-notes' : 'new.from-meeting')}</p></Inset>}
      <Form action={journalPath(here) + '/new'} typed={typed} problems={sentences}>
        <Fields here={here} entry={{ day: today, ...draft, seenBy: draft?.fromNotes === true ? 'members' : undefined }} offered={offered} about={draft === undefined ? [] : [draft.about]} problems={problems} />
        <RadioField name="by" label={sayJournal('fields.by')} hint={sayJournal('fields.by-hint')} choices={[['me', sayJournal('fields.by-me')], ['group', sayJournal('fields.by-group')]]} value="me" />
        <Button>{sayJournal('new.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

type EditProps = Readonly<{
  here: MemberAtEntry; offered: readonly Thing[]; about: readonly Thing[]; typed?: Typed; problems?: Problems
  /** Somebody was faster: what is there now stands above what was typed. */
  outdated?: boolean
}>

export const EditEntryPage: FC<EditProps> = ({ here, offered, about, typed, problems = [], outdated = false }) => {
  const { entry } = here
  const sentences = sentencesFor(problems)
  return (
    <InitiativePage here={here} title={sayJournal('edit.title')} back={{ href: entryPath(here, entry.id), text: entry.title }} listed={false} problems={sentences}>
      {outdated ? <><Warning><p>{sayJournal('edit.outdated')}</p></Warning><Inset><p><strong>{entry.title}</strong></p><Words text={entry.words} /></Inset><p>{sayJournal('edit.yours')}</p></> : null}
      <Form typed={typed} problems={sentences} version={outdated ? entry.version : versionTyped(typed) ?? entry.version}>
        <Fields here={here} entry={entry} offered={offered} about={about} problems={problems} />
        <Button>{sayJournal('edit.button')}</Button>
      </Form>
    </InitiativePage>
  )
}
