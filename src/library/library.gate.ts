/** Who comes in where in the library. */
import { listHostedOpenly } from '#initiative/index.ts'
import type { Context } from '#platform/http/context.ts'
import type { Gate } from '#platform/http/routes.ts'
import { isEditor } from './editor/editor.queries.ts'
import { type Entry, findEntryFor } from './entry/entry.queries.ts'
import { type Standing, mayChange, mayRead } from './entry/entry.rules.ts'
import type { EntryKind, Kind } from './kind.ts'
import { say } from './words/index.ts'

export type Person = NonNullable<Context['person']>

/** Editors are named by administrators, who are editors too. No query for those who aren't signed in. */
export const isEditing = async (c: Context): Promise<boolean> => c.person !== undefined && (c.person.administrator || (await isEditor(c.database, c.person.id)))

/** Those who keep the library. */
export const editors: Gate<Readonly<{ person: Person }>> = async (c) => {
  if (c.person === undefined) return { closed: 'sign-in' }
  return (await isEditing(c)) ? { person: c.person } : { closed: 'forbidden', whoCan: say('who-can') }
}

/** `used`: groups say to everybody that they use it. */
export type AtEntry<Content> = Readonly<{ entry: Entry<Content>; who: Standing; used: boolean }>

/** Whoever made it, and those who look after the group in whose name it is. A query at most, and only for those who are signed in and where it is in a group's name. */
async function makes<Content>(c: Context, kind: EntryKind<Kind, Content>, { madeBy, content }: Entry<Content>): Promise<boolean> {
  if (c.person === undefined) return false
  const group = kind.groupOf?.(content)
  return madeBy === c.person.id || (group !== undefined && (await listHostedOpenly(c.database, c.person.id)).some(({ id }) => id === group))
}

async function findFor<Content>(c: Context, kind: EntryKind<Kind, Content>): Promise<AtEntry<Content> | undefined> {
  // At the address of its data, too.
  const found = await findEntryFor(c.database, kind, c.param('entry').replace(/\.json$/, ''), c.person?.id)
  return found === undefined ? undefined : { entry: found.entry, used: found.used, who: { editor: found.editor || c.person?.administrator === true, maker: await makes(c, kind, found.entry) } }
}

/** An entry (`:entry` in the path) that this visitor may read. What was taken out is there, too: its page says so to everybody. */
export const atEntry = <Content>(kind: EntryKind<Kind, Content>): Gate<AtEntry<Content>> => async (c) => {
  const here = await findFor(c, kind)
  return here !== undefined && (mayRead(here.entry.state, here.who) || here.entry.state === 'withdrawn') ? here : { closed: 'not-found' }
}

export type Keeping<Content> = AtEntry<Content> & Readonly<{ person: Person }>

/** The same for its makers and for editors: history, and the moves. */
export const keepingEntry = <Content>(kind: EntryKind<Kind, Content>): Gate<Keeping<Content>> => async (c) => {
  if (c.person === undefined) return { closed: 'sign-in' }
  const here = await findFor(c, kind)
  if (here === undefined || !mayRead(here.entry.state, here.who)) return { closed: 'not-found' }
  return here.who.editor || here.who.maker ? { ...here, person: c.person } : { closed: 'forbidden', whoCan: say('who-can') }
}

/** The same for those who may change what it says. */
export const changingEntry = <Content>(kind: EntryKind<Kind, Content>): Gate<Keeping<Content>> => async (c) => {
  const here = await keepingEntry(kind)(c)
  return 'closed' in here || mayChange(here.entry.state, here.who, kind) ? here : { closed: 'forbidden', whoCan: say('who-can') }
}

/** Those who may begin one of a kind. */
export const beginning = (kind: Pick<EntryKind<Kind, unknown>, 'byAnybody'>): Gate<Readonly<{ person: Person; editor: boolean }>> => async (c) => {
  if (c.person === undefined) return { closed: 'sign-in' }
  const editor = await isEditing(c)
  return editor || kind.byAnybody ? { person: c.person, editor } : { closed: 'forbidden', whoCan: say('who-can') }
}
