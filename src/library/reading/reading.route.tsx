/** What a group reads: whoever may see it sees the list and what could be useful now; those who take part put things on it, say what they think of them, and take them off. */
import { type SeenByMember, findWhereItStands, isAsNarrow, listInitiativesById, listOwnInitiatives, members, whoMaySee } from '#initiative/index.ts'
import { readPress, type Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type AnyRoute, type Gate, NotThere, route, signedIn } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { listCollectionsOf } from '../collection/collection.queries.ts'
import { type EntryKind, FOLDERS, type Kind } from '../kind.ts'
import { type AtEntry, atEntry } from '../library.gate.ts'
import { type ReadingCode, readSaid, readUse } from './reading.form.ts'
import { type Reading, deleteReading, findReading, insertReading, listReading, listUseful, updateReading } from './reading.queries.ts'
import { ChangeReadingPage, ReadingPage, TakeOffPage, UsePage } from './reading.view.tsx'
import { usefulFor } from './useful.rules.ts'
import { sayReading } from './words/index.ts'

const A_PAGE = 20
/** Few people take part in more. */
const MOST_GROUPS = 50

export const showReading = route('/initiatives/:slug/reading', whoMaySee).get(async (c, here) => {
  const after = readId<'reading'>(c.query('after'))
  const found = await listReading(c.database, here.initiative.id, here.sees, { after, most: A_PAGE + 1 })
  const suggestions = after === undefined ? usefulFor(await findWhereItStands(c.database, here)) : []
  const useful = await listUseful(c.database, here.initiative.id, suggestions)
  const collections = after === undefined ? await listCollectionsOf(c.database, here.initiative.id) : []
  return c.page(<ReadingPage here={here} collections={collections} person={c.person?.id} readings={found.slice(0, A_PAGE)} next={found.length > A_PAGE ? found[A_PAGE - 1]?.id : undefined} later={after !== undefined} suggestions={suggestions} useful={useful} />)
})

type AtReading = SeenByMember & Readonly<{ reading: Reading }>

/** Whoever put it there, and hosts. */
const atReading: Gate<AtReading> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'reading'>(c.param('reading'))
  const reading = id === undefined ? undefined : await findReading(c.database, here.initiative.id, here.sees, id)
  if (reading === undefined) return { closed: 'not-found' }
  return here.membership.host || reading.addedBy === here.person.id ? { ...here, reading } : { closed: 'forbidden', whoCan: sayReading('who-can') }
}

const listPath = ({ initiative }: Pick<SeenByMember, 'initiative'>) => `/initiatives/${initiative.slug}/reading`

export const changeReading = route('/initiatives/:slug/reading/:reading/edit', atReading)
  .get((c, here) => c.page(<ChangeReadingPage here={here} reading={here.reading} />))
  .post((c, here) => write(c, readSaid, async (trx, { version, ...said }) => {
    if (!isAsNarrow(said.seenBy, here.initiative.openTo)) return refuse<ReadingCode>('seenBy', 'seen-by-missing')
    if (await updateReading(trx, { id: here.reading.id, version }, said)) return done(listPath(here), sayReading('change.done'))
    return { kind: 'outdated', show: async (typed) => {
      const reading = await findReading(c.database, here.initiative.id, here.sees, here.reading.id)
      if (reading === undefined) throw new NotThere()
      return c.page(<ChangeReadingPage here={here} reading={reading} typed={typed} outdated />, 409)
    } }
  }, (typed, problems) => c.page(<ChangeReadingPage here={here} reading={here.reading} typed={typed} problems={problems} />, 422)))

export const takeOffReading = route('/initiatives/:slug/reading/:reading/take-off', atReading)
  .get((c, here) => c.page(<TakeOffPage here={here} reading={here.reading} />))
  .post((c, here) => write(c, readPress, async (trx) => {
    await deleteReading(trx, here.reading.id)
    return done(listPath(here), sayReading('take-off.done'))
  }, () => c.page(<TakeOffPage here={here} reading={here.reading} />, 422)))

/** Everybody reads what a group can use; who is signed in chooses which of their groups. */
const atUse = <Content,>(kind: EntryKind<Kind, Content>): Gate<AtEntry<Content>> => async (c) => {
  const person = await signedIn(c)
  if ('closed' in person) return person
  const here = await atEntry(kind)(c)
  return 'closed' in here || here.entry.state === 'published' ? here : { closed: 'not-found' }
}

/** Somebody who takes part in a group puts an entry of this kind on its list. */
export function useRoute<Content>(kind: EntryKind<Kind, Content>): AnyRoute {
  const page = async (c: Context, { entry }: AtEntry<Content>, typed: Typed = {}, problems: readonly Problem<ReadingCode>[] = []) => {
    const groups = c.person === undefined ? [] : await listOwnInitiatives(c.database, c.person.id, MOST_GROUPS)
    return <UsePage kind={kind.kind} entry={entry} groups={groups.filter(({ closed }) => !closed)} typed={typed} problems={problems} />
  }
  return route(`/library/${FOLDERS[kind.kind]}/:entry/use`, atUse(kind))
    .get(async (c, here) => c.page(await page(c, here)))
    .post((c, here) => write(c, readUse, async (trx, { initiative, said, seenBy }) => {
      const groups = c.person === undefined ? [] : await listOwnInitiatives(trx, c.person.id, MOST_GROUPS)
      const group = groups.find(({ id, closed }) => id === initiative && !closed)
      if (group === undefined || c.person === undefined) return refuse<ReadingCode>('initiative', 'initiative-missing')
      const openTo = (await listInitiativesById(trx, [group.id])).get(group.id)?.openTo
      if (openTo === undefined || !isAsNarrow(seenBy, openTo)) return refuse<ReadingCode>('seenBy', 'seen-by-missing')
      const isNew = await insertReading(trx, { initiative, entry: here.entry.id, said, seenBy, by: c.person.id, at: c.now })
      return isNew ? done(`/initiatives/${group.slug}/reading`, sayReading('use.done')) : refuse<ReadingCode>('initiative', 'there-already')
    }, async (typed, problems) => c.page(await page(c, here, typed, problems), 422)))
}
