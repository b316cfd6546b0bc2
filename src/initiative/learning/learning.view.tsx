import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, RadioField, TextArea, TickField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Card, Cards, DayText, Empty, Facts, Inset, LinkButton, Pages, Tag, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { dayOf } from '#platform/time.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { audiencesWithin } from '../initiative.policy.ts'
import type { PersonId } from '../tables.ts'
import { say } from '../words/index.ts'
import type { HideCode, NoteCode } from './learning.form.ts'
import type { About, Note } from './learning.queries.ts'
import { AGAIN } from './tables.ts'
import { sayLearning } from './words/index.ts'

const baseOf = ({ initiative }: Seen) => `/initiatives/${initiative.slug}`
const toList = (here: Seen) => ({ href: `${baseOf(here)}/learning`, text: sayLearning('title') })

type ListProps = Readonly<{ here: Seen; person: PersonId | undefined; notes: readonly Note[]; next: string | undefined; later: boolean }>

export const LearningPage: FC<ListProps> = ({ here, person, notes, next, later }) => {
  const base = baseOf(here)
  const write = here.membership === undefined ? null : <LinkButton href={`${base}/learning/new`}>{sayLearning('write.title')}</LinkButton>
  return (
    <InitiativePage here={here} title={sayLearning('title')} lead={sayLearning('lead')} back={{ href: base, text: say('parts.purpose') }}>
      {notes.length === 0 ? <Empty text={sayLearning('none')}>{write}</Empty> : <p>{write}</p>}
      <Cards>{notes.map((note) => (
        <Card quiet={<><Tag tone={note.again === 'yes' ? 'good' : 'plain'}>{sayLearning(`again.${note.again}`)}</Tag> <DayText day={dayOf(note.at, here.initiative.zone)} /></>} title={note.tried}>
          <NoteFacts here={here} note={note} />
          <NoteDoing here={here} person={person} note={note} beside />
        </Card>
      ))}</Cards>
      <Pages next={next === undefined ? undefined : `?after=${next}`} first={later ? `${base}/learning` : undefined} />
    </InitiativePage>
  )
}

type DoingProps = Readonly<{ here: Seen; person: PersonId | undefined; note: Note; beside?: boolean }>

/** That it is hidden, for those who still read it; and what this visitor can do with it. */
export const NoteDoing: FC<DoingProps> = ({ here, person, note, beside = false }) => {
  const at = `${baseOf(here)}/learning/${note.id}`
  const [mine, host] = [person !== undefined && note.writtenBy === person && here.membership !== undefined, here.membership?.host === true]
  return (
    <>
      {note.hidden === undefined ? null : <Inset><p>{note.hidden.reason === undefined ? sayLearning('hide.is') : sayLearning('hide.is-because', { reason: note.hidden.reason })}</p></Inset>}
      <ul class={`actions screen-only${beside ? ' actions--beside' : ''}`}>
        {mine ? <li><a href={`${at}/edit`}>{sayLearning('edit.link')}</a></li> : null}
        {here.membership !== undefined && note.version > 1 ? <li><a href={`${at}/history`}>{sayLearning('history.title')}</a></li> : null}
        {mine ? <li><a href={`${at}/take-back`}>{sayLearning('take-back.title')}</a></li> : null}
        {host && note.hidden === undefined ? <li><a href={`${at}/hide`}>{sayLearning('hide.title')}</a></li> : null}
        <li><a href={`/report?about=${encodeURIComponent(at)}`}>{sayLearning('report')}</a></li>
      </ul>
      {host && note.hidden !== undefined ? <Form action={`${at}/unhide`}><Button look="second">{sayLearning('hide.unhide')}</Button></Form> : null}
    </>
  )
}

/** What happened, why, and what it is about. */
export const NoteFacts: FC<Readonly<{ here: Seen; note: Note }>> = ({ here, note }) => (
  <Facts facts={[
    [sayLearning('happened'), <Words text={note.happened} />],
    [sayLearning(`because.${note.again}`), <Words text={note.because} />],
    [sayLearning('rests-on'), note.about.length === 0 ? undefined : <ul class="plain-list">{note.about.map(({ id, words }) => <li><a href={`${baseOf(here)}/items/${id}`}>{words}</a></li>)}</ul>],
    [sayLearning('seen-by'), here.membership === undefined ? undefined : say(`seen-by.${note.seenBy}`)],
  ]} />
)

type FieldsProps = Readonly<{ here: Seen; offered: readonly About[]; about: readonly string[]; note?: Note; isOpen: boolean }>

/** `isOpen`: what it is about is not folded away. */
export const NoteFields: FC<FieldsProps> = ({ here, offered, about, note, isOpen }) => {
  const audiences = audiencesWithin(here.initiative.openTo)
  return (
    <>
      <TextArea name="tried" label={sayLearning('write.tried')} rows={2} value={note?.tried} />
      <TextArea name="happened" label={sayLearning('write.happened')} hint={sayLearning('write.happened-hint')} rows={4} value={note?.happened} />
      <RadioField name="again" label={sayLearning('write.again')} choices={AGAIN.map((one) => [one, sayLearning(`again.${one}`)] as const)} value={note?.again} />
      <TextArea name="because" label={sayLearning('write.because')} rows={3} value={note?.because} />
      {offered.length === 0 ? null : (
        <details class="details" open={isOpen}>
          <summary>{sayLearning('write.about-more')}</summary>
          <div><TickField name="about" label={sayLearning('write.about')} choices={offered.map(({ id, words }) => [id, words] as const)} values={about} optional /></div>
        </details>
      )}
      <RadioField name="seenBy" label={sayLearning('write.seen-by')} hint={sayLearning('write.seen-by-hint')} choices={audiences.map((one) => [one, say(`seen-by.${one}`)] as const)} value={note?.seenBy ?? audiences.at(-1)} />
    </>
  )
}

type WriteProps = Readonly<{ here: Seen; offered: readonly About[]; about: string | undefined; typed: Typed; problems: readonly Problem<NoteCode>[] }>

export const WriteNotePage: FC<WriteProps> = ({ here, offered, about, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayLearning(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayLearning('write.title')} lead={sayLearning('write.lead')} back={toList(here)} problems={sentences} listed={false}>
      <Form typed={typed} problems={sentences}>
        <NoteFields here={here} offered={offered} about={about === undefined ? [] : [about]} isOpen={about !== undefined || typed['about'] !== undefined || problems.some(({ field }) => field === 'about')} />
        <Button>{sayLearning('write.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

export const TakeNoteBackPage: FC<Readonly<{ here: Seen; note: Note }>> = ({ here, note }) => (
  <InitiativePage here={here} title={sayLearning('take-back.title')} lead={sayLearning('take-back.lead')} back={toList(here)} listed={false}>
    <h2>{note.tried}</h2>
    <NoteFacts here={here} note={note} />
    <Form><Button look="warning">{sayLearning('take-back.button')}</Button></Form>
  </InitiativePage>
)

export const HideNotePage: FC<Readonly<{ here: Seen; note: Note; typed: Typed; problems: readonly Problem<HideCode>[] }>> = ({ here, note, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayLearning(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayLearning('hide.title')} lead={sayLearning('hide.lead')} back={toList(here)} problems={sentences} listed={false}>
      <h2>{note.tried}</h2>
      <Form typed={typed} problems={sentences}>
        <TextArea name="reason" label={sayLearning('hide.reason')} rows={2} />
        <Button look="warning">{sayLearning('hide.title')}</Button>
      </Form>
    </InitiativePage>
  )
}
