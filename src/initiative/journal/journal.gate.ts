/** The gates of the journal's pages. */
import type { Context, SignedIn } from '#platform/http/context.ts'
import type { Closed, Gate } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { type Seen, type SeenByMember, hosts, members, whoMaySee } from '../initiative.gate.ts'
import { audiencesFor } from '../initiative.policy.ts'
import { findInitiative } from '../initiative.queries.ts'
import { type Entry, findEntry } from './journal.queries.ts'
import { mayEdit, mayTakeBack } from './journal.rules.ts'
import type { EntryId } from './tables.ts'
import { sayJournal } from './words/index.ts'

export type AtEntry = Seen & Readonly<{ entry: Entry }>
export type MemberAtEntry = SeenByMember & Readonly<{ entry: Entry }>

/** The entry that the address names. Hidden ones are there for the hosts and for whoever wrote them. */
const at = <Here extends Seen>(gate: Gate<Here>): Gate<Here & Readonly<{ entry: Entry }>> => async (c) => {
  const here: Here | Closed = await gate(c)
  if ('closed' in here) return here
  const entry = await entryNamed(c, here)
  if (entry === undefined || (entry.hidden !== undefined && here.membership?.host !== true && !isMine(c, entry))) return { closed: 'not-found' }
  return { ...here, entry }
}

async function entryNamed(c: Context, here: Seen): Promise<Entry | undefined> {
  const id = readId<'journal-entry'>(c.param('entry'))
  return id === undefined ? undefined : findEntry(c.database, here, c.person?.id, id)
}

const isMine = (c: Context, { writtenBy }: Entry): boolean => c.person !== undefined && writtenBy === c.person.id

/** Whose an entry is, for the rules. */
export const whoseIs = (c: Context, { membership, entry }: AtEntry) => ({ byGroup: entry.byGroup, mine: isMine(c, entry), member: membership !== undefined, host: membership?.host === true })

export const whoMaySeeEntry: Gate<AtEntry> = at(whoMaySee)
export const hostsAtEntry: Gate<MemberAtEntry> = at(hosts)

const there = <Here extends AtEntry>(gate: Gate<Here>): Gate<Here> => async (c) => {
  const here = await gate(c)
  return 'closed' in here || !here.entry.takenBack ? here : { closed: 'not-found' }
}

/** Those who take part, at an entry that was not taken back. */
export const membersAtEntry: Gate<MemberAtEntry> = there(at(members))

/** Whoever may change its words. */
export const editorsAtEntry: Gate<MemberAtEntry> = async (c) => {
  const here = await membersAtEntry(c)
  return 'closed' in here || mayEdit(whoseIs(c, here)) ? here : { closed: 'forbidden', whoCan: sayJournal('who-can.author') }
}

/** Whoever may take it back; its author also where they see the initiative no more. */
export const whoMayTakeBack: Gate<AtEntry & Readonly<{ person: SignedIn }>> = async (c) => {
  const { person } = c
  if (person === undefined) {
    const here = await whoMaySeeEntry(c)
    return 'closed' in here ? here : { closed: 'sign-in' }
  }
  const found = await findInitiative(c.database, c.param('slug'), person.id)
  if (found === undefined) return { closed: 'not-found' }
  const here = { ...found, sees: audiencesFor({ signedIn: true, membership: found.membership }), person }
  const entry = await entryNamed(c, here)
  if (entry !== undefined && !entry.takenBack && mayTakeBack(whoseIs(c, { ...here, entry }))) return { ...here, entry }
  return 'closed' in (await whoMaySeeEntry(c)) ? { closed: 'not-found' } : { closed: 'forbidden', whoCan: sayJournal('who-can.author') }
}

/** Where an entry's page is. */
export const entryPath = (here: Pick<Seen, 'initiative'>, entry: EntryId, end = '') => `/initiatives/${here.initiative.slug}/journal/${entry}${end}`
export const journalPath = (here: Pick<Seen, 'initiative'>) => `/initiatives/${here.initiative.slug}/journal`
