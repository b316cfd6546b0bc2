/** One item, as far as somebody may see it. */
import { sql } from 'kysely'
import { listCalled } from '#people/index.ts'
import { builtOnce } from '#platform/database/built-once.ts'
import type { Database } from '#platform/database/database.ts'
import type { Seen } from '../initiative.gate.ts'
import { type IssueAbout, issuesAbout } from '../local-issue/issues-about.queries.ts'
import type { Audience, Channel, InitiativeId, ItemId, ItemKind, PersonId, StandpointId } from '../tables.ts'
import { tagsOf } from '../tag/tag.queries.ts'
import type { Tag } from '../tag/tag.ts'
import { themeTables } from '../theme/tables.ts'

/** Who contributed an item: for those who take part, and for nobody else. */
export type Contributor = Readonly<{
  person: PersonId | undefined
  /** What they are called; undefined where that is not known, or they are no longer here. */
  called: string | undefined
  standpoint: Readonly<{ id: StandpointId; key: string | null; words: string | null }> | undefined
  /** The name of somebody without an account, as the group calls them. */
  saidBy: string | undefined
  enteredBy: PersonId | undefined
  enteredByCalled: string | undefined
  channel: Channel
  /** Whether the person for whom it was entered has said that it is what they said. */
  confirmed: boolean
}>

export type Successor = Readonly<{ id: ItemId; name: string }>
/** Merged into this theme, or the one from which this theme was split and which goes on beside it. */
export type Predecessor = Successor & Readonly<{ merged: boolean }>

export type FoundItem = Readonly<{
  id: ItemId
  kind: ItemKind
  /** Empty where it was taken back. */
  words: string
  takenBack: boolean
  /** Only its author and the hosts meet a hidden item. */
  hidden: Readonly<{ reason: string | undefined; at: Date }> | undefined
  /** A theme that was merged into another or emptied. */
  putAway: boolean
  /** What a theme was merged into and what was split from it, in the order in which it happened. */
  successors: readonly Successor[]
  /** The themes that were merged into it, and the one that it was split from, in the order in which it happened. */
  predecessors: readonly Predecessor[]
  tags: readonly Tag[]
  issues: readonly IssueAbout[]
  seenBy: Audience
  version: number
  recordedAt: Date
  editedAt: Date | undefined
  /** Whether this visitor said it or typed it. */
  own: boolean
  contributor: Contributor | undefined
}>

/** What decides what of an item somebody sees. */
export type Visitor = Pick<Seen, 'initiative' | 'membership' | 'sees'> & Readonly<{ person?: Readonly<{ id: PersonId }> | undefined }>

/** Who looks, as questions need it. */
export type Looking = Readonly<{ initiative: InitiativeId; sees: readonly Audience[]; host: boolean; person: PersonId | null }>
export const lookingAs = ({ initiative, sees, membership, person }: Visitor): Looking => ({ initiative: initiative.id, sees, host: membership?.host === true, person: person?.id ?? null })

/**
 * An item of this initiative, if it is there and open to this visitor. Hidden ones are there for the hosts and for whoever said or
 * typed them. At most two queries. `person` is who is signed in: pass `{ ...here, person: c.person }` behind the gate `whoMaySee`.
 */
export async function findItem(database: Database, here: Visitor, id: ItemId): Promise<FoundItem | undefined> {
  const [row] = await rowOf(database, { initiative: here.initiative.id, sees: here.sees, id })
  if (row === undefined) return undefined
  const own = here.person !== undefined && [row.person_id, row.entered_by].includes(here.person.id)
  if (row.hidden_at !== null && !own && here.membership?.host !== true) return undefined
  return {
    id: row.id, kind: row.kind, words: row.words, takenBack: row.taken_back_at !== null,
    hidden: row.hidden_at === null ? undefined : { reason: row.reason ?? undefined, at: row.hidden_at },
    putAway: row.put_away !== null, successors: row.successors ?? [], predecessors: row.predecessors ?? [], tags: row.tags ?? [], issues: row.issues ?? [], seenBy: row.seen_by, version: row.version, recordedAt: row.recorded_at, editedAt: row.edited_at ?? undefined, own,
    contributor: here.membership === undefined ? undefined : await contributorOf(database, row),
  }
}

const rowOf = builtOnce((database, { initiative, sees, id }: Pick<Looking, 'initiative' | 'sees'> & Readonly<{ id: ItemId }>) => (
  themeTables(database).selectFrom('initiative.thread_item as i')
    .leftJoin('initiative.contribution as c', 'c.item_id', 'i.id')
    .leftJoin('initiative.standpoint as s', 's.id', 'c.standpoint_id')
    .leftJoin('initiative.taking_back as t', 't.item_id', 'i.id')
    .leftJoin('initiative.hiding as h', 'h.item_id', 'i.id')
    .leftJoin('initiative.putting_away as p', 'p.item_id', 'i.id')
    .leftJoin('initiative.edit as e', 'e.item_id', 'i.id')
    .leftJoin('initiative.confirmation as f', 'f.item_id', 'i.id')
    .select([
      'i.id', 'i.kind', 'i.words', 'i.seen_by', 'i.version', 'i.recorded_at', 'c.person_id', 'c.said_by', 'c.entered_by', 'c.channel', 'c.standpoint_id',
      's.key', 's.words as standpoint_words', 't.at as taken_back_at', 'h.at as hidden_at', 'h.reason', 'p.item_id as put_away', 'e.at as edited_at', 'f.at as confirmed_at',
    ])
    .select([successorsFor(sees).as('successors'), predecessorsFor(sees).as('predecessors'), tagsOf('i.id').as('tags'), issuesAbout.as('issues')])
    .where('i.initiative_id', '=', initiative).where('i.id', '=', id).where(sql<boolean>`i.seen_by = any(${sees}::text[])`)
))

/** Beside the item, not after it: a page of a theme has no query to spare. */
const successorsFor = (sees: Looking['sees']) => sql<readonly Successor[] | null>`(
  select json_agg(json_build_object('id', n.id, 'name', n.words) order by st.place)
  from initiative.succession u join initiative.thread_item n on n.id = u.to_item join initiative.step st on st.id = u.step_id
  where u.from_item = i.id and n.seen_by = any(${sees}::text[]) and not exists (select 1 from initiative.hiding x where x.item_id = n.id))`

const predecessorsFor = (sees: Looking['sees']) => sql<readonly Predecessor[] | null>`(
  select json_agg(json_build_object('id', n.id, 'name', n.words, 'merged', exists (select 1 from initiative.putting_away p where p.item_id = n.id and p.step_id = u.step_id)) order by st.place)
  from initiative.succession u join initiative.thread_item n on n.id = u.from_item join initiative.step st on st.id = u.step_id
  where u.to_item = i.id and n.seen_by = any(${sees}::text[]) and not exists (select 1 from initiative.hiding x where x.item_id = n.id))`

type Row = Awaited<ReturnType<typeof rowOf>>[number]

async function contributorOf(database: Database, row: Row): Promise<Contributor | undefined> {
  // Who took something back is no longer named beside it.
  if (row.channel === null || row.taken_back_at !== null) return undefined
  const called = await listCalled(database, [row.person_id, row.entered_by].filter((one) => one !== null))
  return {
    person: row.person_id ?? undefined,
    called: row.person_id === null ? undefined : called.get(row.person_id),
    standpoint: row.standpoint_id === null ? undefined : { id: row.standpoint_id, key: row.key, words: row.standpoint_words },
    saidBy: row.said_by ?? undefined,
    enteredBy: row.entered_by ?? undefined,
    enteredByCalled: row.entered_by === null ? undefined : called.get(row.entered_by),
    channel: row.channel,
    confirmed: row.confirmed_at !== null,
  }
}
