import type { FC } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Typed, versionTyped } from '#platform/forms/read.ts'
import type { Id } from '#platform/ids.ts'
import { Button, DayField, Form, RadioField, TextArea } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Buttons, DayText, Details, Facts, Inset, MomentText, Pages, Tag, Timeline, Warning, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { type EntryKind, type Kind, entryPath } from '../kind.ts'
import type { AtEntry, Keeping } from '../library.gate.ts'
import { say } from '../words/index.ts'
import { type Difference, differencesOf } from './difference.rules.ts'
import type { ChangingCode, MoveFormCode } from './entry.form.ts'
import { type Move, REVIEW_MONTHS, type State, mayChange, movesOpenTo, saysWhy } from './entry.rules.ts'
import type { EntryForm } from './entry-routes.tsx'
import type { EntryVersion } from './entry-version.queries.ts'
import { wordDifference } from './word-difference.rules.ts'

const TONES = { draft: 'plain', ready: 'waiting', published: 'good', withdrawn: 'gone' } as const

const backTo = <Content,>(kind: EntryKind<Kind, Content>, { entry }: AtEntry<Content>) => ({ href: entryPath(kind.kind, entry.slug), text: entry.title })

type EditProps<Content, Code extends string, Given> = Readonly<{
  form: EntryForm<Content, Code, Given>; given: Given
  /** Undefined where it is a new one. */
  here: Keeping<Content> | undefined
  typed?: Typed; problems?: readonly Problem<Code | ChangingCode>[]
  /** It was changed meanwhile: what it says now stands above what was typed. */
  outdated?: boolean
}>

/** Begins an entry, or changes what it says. */
export function EditEntryPage<Content, Code extends string, Given>({ form, given, here, typed = {}, problems = [], outdated = false }: EditProps<Content, Code, Given>): JSX.Element {
  const { Fields, kind } = form
  const sentences = sentencesOf(problems, (code) => (code === 'note-too-long' ? say('problems.note-too-long') : form.problem(code)))
  const entry = here?.entry
  return (
    <Page title={here === undefined ? form.titles().new : form.titles().edit} part={say('title')} lead={form.titles().lead} problems={sentences}
      back={here === undefined ? { href: '/library', text: say('title') } : backTo(kind, here)}>
      {outdated && entry !== undefined ? <><Warning><p>{say('edit.outdated')}</p></Warning><Inset><Lines kind={kind} content={entry.content} /></Inset><p>{say('edit.yours')}</p></> : null}
      <Form typed={typed} problems={sentences} version={outdated ? entry?.version : versionTyped(typed) ?? entry?.version}>
        <Fields content={entry?.content} given={given} />
        {here === undefined ? null : <TextArea name="note" label={say('edit.note')} hint={say('edit.note-hint')} rows={2} optional />}
        <Button>{say(here === undefined ? 'edit.begin' : 'edit.save')}</Button>
      </Form>
    </Page>
  )
}

/** All that an entry says, by name. */
const Lines = <Content,>({ kind, content }: { kind: EntryKind<Kind, Content>; content: Content }) => <Facts facts={kind.lines(content).map(([name, words]) => [name, words === '' ? undefined : <Words text={words} />])} />

/** For those who keep an entry, on its page: in which state it is, and what they may do. Nothing for anybody else. */
export function EntryDoing<Content>({ kind, here }: { kind: EntryKind<Kind, Content>; here: AtEntry<Content> }): JSX.Element {
  const { entry, who } = here
  if (!who.editor && !who.maker) return <></>
  const open = movesOpenTo(entry.state, who)
  return (
    <aside class="keeping" aria-label={say('keeping')}>
      <p><Tag tone={TONES[entry.state]}>{say(`states.${entry.state}`)}</Tag></p>
      <ul class="actions">
        {mayChange(entry.state, who, kind) ? <li><a href={entryPath(kind.kind, entry.slug, '/edit')}>{say('edit.link')}</a></li> : null}
        <li><a href={entryPath(kind.kind, entry.slug, '/history')}>{say('history.link')}</a></li>
        {open.some(saysWhy) ? <li><a href={entryPath(kind.kind, entry.slug, '/move')}>{say(entry.state === 'published' ? 'move.link-published' : 'move.link')}</a></li> : null}
      </ul>
      <Buttons>{open.filter((move) => !saysWhy(move)).map((move) => <MoveButton kind={kind} here={here} move={move} />)}</Buttons>
    </aside>
  )
}

const MoveButton = <Content,>({ kind, here: { entry }, move }: { kind: EntryKind<Kind, Content>; here: AtEntry<Content>; move: Move }) => (
  <Form action={entryPath(kind.kind, entry.slug, '/move')} version={entry.version}>
    <input type="hidden" name="move" value={move} />
    <Button look={move === 'publish' || move === 'hand-in' ? 'main' : 'second'}>{say(`move.${move}`)}</Button>
  </Form>
)

type MoveProps<Content> = Readonly<{ kind: EntryKind<Kind, Content>; here: Keeping<Content>; typed?: Typed; problems?: readonly Problem<MoveFormCode>[]; outdated?: boolean }>

/** Brings an entry into another state, and says why. */
export function MovePage<Content>({ kind, here, typed = {}, problems = [], outdated = false }: MoveProps<Content>): JSX.Element {
  const sentences = sentencesOf(problems, (code) => say(`problems.${code}`))
  const open = movesOpenTo(here.entry.state, here.who)
  return (
    <Page title={say('move.title')} part={say('title')} back={backTo(kind, here)} problems={sentences}>
      {outdated ? <Warning><p>{say('move.outdated')}</p></Warning> : null}
      <p>{here.entry.title} <Tag tone={TONES[here.entry.state]}>{say(`states.${here.entry.state}`)}</Tag></p>
      {open.length === 0 ? <p>{say('move.none')}</p> : (
        <Form typed={typed} problems={sentences} version={here.entry.version}>
          <RadioField name="move" label={say('move.what')} choices={open.map((move) => [move, say(`move.${move}`)])} />
          <TextArea name="reason" label={say('move.reason')} hint={say('move.reason-hint')} rows={3} optional />
          {open.some((move) => move === 'publish' || move === 'reviewed') ? <DayField name="reviewBy" label={say('move.review-by')} hint={say('move.review-by-hint', { months: REVIEW_MONTHS })} optional /> : null}
          <Button>{say('move.button')}</Button>
        </Form>
      )}
    </Page>
  )
}

type HistoryProps<Content> = Readonly<{
  kind: EntryKind<Kind, Content>; here: Keeping<Content>
  /** One more than are shown, so that the last one shown has something to be compared with. */
  versions: readonly EntryVersion<Content>[]
  most: number; called: ReadonlyMap<Id<'person'>, string>
}>

/** What an entry said at each time, and what was changed, by whom and why. */
export function EntryHistoryPage<Content>({ kind, here, versions, most, called }: HistoryProps<Content>): JSX.Element {
  const shown = versions.slice(0, most)
  const path = entryPath(kind.kind, here.entry.slug, '/history')
  return (
    <Page title={say('history.title')} part={say('title')} back={backTo(kind, here)}>
      <Timeline steps={shown.map((one, index) => ({
        when: <MomentText at={one.at} zone={DEFAULT_ZONE} />,
        what: (
          <>
            <h2>{say('history.version', { version: one.version })} <Tag tone={TONES[one.state]}>{say(`states.${one.state}`)}</Tag></h2>
            <p>{one.changedBy === undefined ? say('history.by-program') : say('history.by', { name: called.get(one.changedBy) ?? say('history.somebody') })}</p>
            {one.note === undefined ? null : <Words text={one.note} />}
            <Changed kind={kind} before={versions[index + 1]} after={one} />
          </>
        ),
      }))} />
      <Pages next={versions.length > most ? `${path}?below=${shown.at(-1)?.version}` : undefined} first={versions[0] !== undefined && versions[0].version < here.entry.version ? path : undefined} />
    </Page>
  )
}

function Changed<Content>({ kind, before, after }: { kind: EntryKind<Kind, Content>; before: EntryVersion<Content> | undefined; after: EntryVersion<Content> }): JSX.Element {
  if (before === undefined) return <Details summary={say('history.all')}><Lines kind={kind} content={after.content} /></Details>
  const differences = differencesOf(kind, before.content, after.content)
  return differences.length === 0 ? <p>{say('history.same')}</p> : <Facts facts={differences.map((one) => [one.name, <Difference {...one} />])} />
}

/** What was taken out and put in, where it stands; by words for those who see no lines through them. */
const Difference: FC<Difference> = ({ before, after }) => (
  <p class="changed-words">
    {wordDifference(before, after).map(({ kind, text }) => (kind === 'same' ? text
      : kind === 'was' ? <><span class="visually-hidden"> {say('history.was')} </span><del>{text}</del></>
      : <><span class="visually-hidden"> {say('history.is')} </span><ins>{text}</ins></>))}
  </p>
)

type Reviewed = Readonly<{ reviewedOn: string | undefined; reviewBy: string | undefined }>

/** At the end of a page: when it was last looked at, and where readers say that something is the matter with it. */
export const EntryFoot: FC<Readonly<{ kind: Kind; entry: Reviewed & Readonly<{ slug: string; state: State }> }>> = ({ kind, entry }) => (
  <footer class="entry-foot">
    <LastReviewed entry={entry} />
    {entry.state === 'published' ? <p class="screen-only"><a href={entryPath(kind, entry.slug, '/report')}>{say('report')}</a></p> : null}
  </footer>
)

/** When somebody last read a page and found that it still holds, and when it is looked at again. */
const LastReviewed: FC<Readonly<{ entry: Reviewed }>> = ({ entry: { reviewedOn, reviewBy } }) => (
  <p class="hint">
    {reviewedOn === undefined ? say('reviewed.not-yet') : <>{say('reviewed.last')} <DayText day={reviewedOn} />.</>}
    {reviewBy === undefined ? null : <> {say('reviewed.next')} <DayText day={reviewBy} />.</>}
  </p>
)
