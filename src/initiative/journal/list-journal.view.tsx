import type { FC } from 'hono/jsx'
import { Card, Cards, DayText, Empty, LinkButton, Pages, Tag, Words } from '#platform/page/parts.tsx'
import { sayMonth } from '#platform/time.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { PersonId } from '../tables.ts'
import { say } from '../words/index.ts'
import { entryPath, journalPath } from './journal.gate.ts'
import type { Entry } from './journal.queries.ts'
import { byMonth } from './journal.rules.ts'
import type { EntryId } from './tables.ts'
import { sayJournal } from './words/index.ts'

type Called = ReadonlyMap<PersonId, string>
type Props = Readonly<{ here: Seen; entries: readonly Entry[]; called: Called; next: EntryId | undefined; later: boolean }>

/** In a list one reads how an entry begins. */
const BEGINNING = 400
const beginningOf = (words: string): string => (words.length <= BEGINNING ? words : `${words.slice(0, words.lastIndexOf(' ', BEGINNING)).trimEnd() || words.slice(0, BEGINNING)} …`)

export const ListJournalPage: FC<Props> = ({ here, entries, called, next, later }) => {
  const path = journalPath(here)
  const open = here.initiative.openTo === 'public'
  return (
    <InitiativePage here={here} title={sayJournal('list.title')} lead={sayJournal('list.lead')} listed={open && !later} back={{ href: `/initiatives/${here.initiative.slug}`, text: say('parts.purpose') }}
      links={open ? [{ href: `${path}.atom`, type: 'application/atom+xml', title: sayJournal('feed.title', { title: here.initiative.title }) }] : []}>
      {here.membership === undefined ? null : <p class="buttons screen-only"><LinkButton href={`${path}/new`}>{sayJournal('list.new')}</LinkButton></p>}
      {entries.length === 0 ? <Empty text={sayJournal(here.membership === undefined ? 'list.empty' : 'list.empty-members')} /> : byMonth(entries).map((month) => (
        <section>
          <h2>{sayMonth(month.first)}</h2>
          <Cards>{month.entries.map((entry) => <EntryCard here={here} entry={entry} called={called} />)}</Cards>
        </section>
      ))}
      <Pages next={next === undefined ? undefined : `${path}?after=${next}`} first={later ? path : undefined} />
      {open ? <p class="screen-only"><a href={`${path}.atom`}>{sayJournal('list.follow')}</a></p> : null}
    </InitiativePage>
  )
}

const EntryCard: FC<Readonly<{ here: Seen; entry: Entry; called: Called }>> = ({ here, entry, called }) => (
  <Card level={3} title={entry.title} href={entryPath(here, entry.id)} quiet={<><DayText day={entry.day} />{here.membership === undefined ? null : <>{' · '}<ByWhom entry={entry} called={called} />{' · '}{say(`seen-by.${entry.seenBy}`)}</>}{entry.hidden === undefined ? null : <>{' '}<Tag tone="gone">{sayJournal('hidden')}</Tag></>}</>}>
    <Words text={beginningOf(entry.words)} />
  </Card>
)

/** For members only. */
export const ByWhom: FC<Readonly<{ entry: Pick<Entry, 'byGroup' | 'writtenBy'>; called: Called }>> = ({ entry: { byGroup, writtenBy }, called }) =>
  <>{byGroup ? sayJournal('by.group') : (writtenBy === undefined ? undefined : called.get(writtenBy)) ?? sayJournal('by.left')}</>
