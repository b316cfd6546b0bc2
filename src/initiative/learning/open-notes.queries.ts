/** What groups learned and let everybody read, across initiatives: for modules that gather it. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { NoteWords } from './learning.queries.ts'
import { type Again, type NoteId, learningTables } from './tables.ts'

/** A note that everybody may read, of an initiative that everybody may read. */
export type OpenNote = Readonly<Pick<NoteWords, 'tried' | 'happened' | 'again' | 'because'> & { id: NoteId; at: Date; initiative: Readonly<{ slug: string; title: string; zone: string; example: boolean }> }>

type Row = { id: NoteId; tried: string; happened: string; again: Again; because: string; at: Date; slug: string; title: string; zone: string; example: boolean }

const isOpen = (now: Date) => sql`n.seen_by = 'public' and i.open_to = 'public' and (z.readable_until is null or z.readable_until >= (${now}::timestamptz at time zone i.zone)::date)
  and not exists (select from initiative.learning_taking_back t where t.note_id = n.id) and not exists (select from initiative.learning_hiding h where h.note_id = n.id)`

const from = sql`initiative.learning_note n join initiative.initiative i on i.id = n.initiative_id left join initiative.closing z on z.initiative_id = i.id left join initiative.example e on e.initiative_id = i.id`
const columns = sql`n.id, n.tried, n.happened, n.again, n.because, n.at, i.slug, i.title, i.zone, e.initiative_id is not null as example`
const noteOf = ({ slug, title, zone, example, ...note }: Row): OpenNote => ({ ...note, initiative: { slug, title, zone, example } })

/** The newest of all, after the one of that id. One query. */
export async function listOpenNotes(database: Database, { now, after, most }: Readonly<{ now: Date; after: NoteId | undefined; most: number }>): Promise<readonly OpenNote[]> {
  const { rows } = await sql<Row>`select ${columns} from ${from} where ${isOpen(now)} and ${after === undefined ? sql`true` : sql`(n.at, n.id) < (select a.at, a.id from initiative.learning_note a where a.id = ${after})`}
    order by n.at desc, n.id desc limit ${most}`.execute(learningTables(database))
  return rows.map(noteOf)
}

/** Those of some that everybody may read now, by id. One query, or none for none. */
export async function findOpenNotes(database: Database, ids: readonly NoteId[], now: Date): Promise<ReadonlyMap<NoteId, OpenNote>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`select ${columns} from ${from} where n.id = any(${[...ids]}::uuid[]) and ${isOpen(now)}`.execute(learningTables(database))
  return new Map(rows.map((row) => [row.id, noteOf(row)]))
}
