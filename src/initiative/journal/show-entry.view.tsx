import type { FC } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { DayText, Inset, MomentText, Timeline, Warning, Words } from '#platform/page/parts.tsx'
import { Button, Form } from '#platform/page/form.tsx'
import { AboutList } from '../about/about.view.tsx'
import type { Thing } from '../about/about.queries.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { PersonId } from '../tables.ts'
import { say } from '../words/index.ts'
import { type AtEntry, type MemberAtEntry, entryPath, journalPath } from './journal.gate.ts'
import type { EntryVersion } from './journal.queries.ts'
import { ByWhom } from './list-journal.view.tsx'
import { sayJournal } from './words/index.ts'

type Called = ReadonlyMap<PersonId, string>
/** `told`: words of stories that stand below it. */
type Props = Readonly<{ here: AtEntry; about: readonly Thing[]; called: Called; told: JSX.Element | undefined; may: Readonly<{ edit: boolean; takeBack: boolean }> }>

export const ShowEntryPage: FC<Props> = ({ here, about, called, told, may }) => {
  const { entry, initiative, membership } = here
  const back = { href: journalPath(here), text: sayJournal('list.title') }
  if (entry.takenBack) return <InitiativePage here={here} title={sayJournal('taken-back.title')} back={back} listed={false}><p>{sayJournal('taken-back.text')}</p></InitiativePage>
  return (
    <InitiativePage here={here} title={entry.title} back={back} listed={initiative.openTo === 'public' && entry.seenBy === 'public' && entry.hidden === undefined}>
      {entry.hidden === undefined ? null : <Warning><p>{sayJournal('show.hidden', { reason: entry.hidden.reason ?? sayJournal('show.no-reason') })}</p></Warning>}
      <p class="soft"><DayText day={entry.day} />{membership === undefined ? null : <>{' · '}<ByWhom entry={entry} called={called} />{' · '}{say(`seen-by.${entry.seenBy}`)}</>}</p>
      <Words text={entry.words} />
      {told}
      {about.length === 0 ? null : <section><h2>{sayJournal('show.about')}</h2><AboutList base={`/initiatives/${initiative.slug}`} things={about} /></section>}
      <Doing here={here} may={may} />
    </InitiativePage>
  )
}

const Doing: FC<Pick<Props, 'here' | 'may'>> = ({ here, may }) => {
  const { entry, membership } = here
  const links = [
    ...(may.edit ? [['/edit', 'edit'] as const] : []), ...(membership !== undefined && entry.version > 1 ? [['/history', 'history'] as const] : []), ...(may.takeBack ? [['/take-back', 'take-back'] as const] : []),
    ...(membership?.host === true && entry.hidden === undefined ? [['/hide', 'hide'] as const] : []),
  ]
  return (
    <div class="screen-only">
      <ul class="actions">
        {links.map(([end, key]) => <li><a href={entryPath(here, entry.id, end)}>{sayJournal(`show.${key}`)}</a></li>)}
        <li><a href={`/report?about=${encodeURIComponent(entryPath(here, entry.id))}`}>{sayJournal('show.report')}</a></li>
      </ul>
      {membership?.host === true && entry.hidden !== undefined ? <Form action={entryPath(here, entry.id, '/unhide')}><Button look="second">{sayJournal('show.unhide')}</Button></Form> : null}
    </div>
  )
}

export const EntryHistoryPage: FC<Readonly<{ here: MemberAtEntry; versions: readonly EntryVersion[]; called: Called }>> = ({ here, versions, called }) => (
  <InitiativePage here={here} title={sayJournal('history.title')} listed={false} back={{ href: entryPath(here, here.entry.id), text: here.entry.title }}>
    <Timeline steps={versions.map((one) => ({
      when: <MomentText at={one.at} zone={here.initiative.zone} />,
      what: (
        <>
          <h2>{one.version === here.entry.version ? sayJournal('history.now') : sayJournal('history.version', { version: one.version })}</h2>
          <Inset><p><strong>{one.title}</strong></p><Words text={one.words} /></Inset>
          <p class="soft"><DayText day={one.day} />{' · '}{say(`seen-by.${one.seenBy}`)}{here.entry.byGroup ? <>{' · '}{sayJournal('history.by', { who: (one.by === undefined ? undefined : called.get(one.by)) ?? sayJournal('by.left') })}</> : null}</p>
        </>
      ),
    }))} />
  </InitiativePage>
)
