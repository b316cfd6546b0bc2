/** Whatever happens while a file comes in, and whoever else brings one in: nothing comes in by half or twice. */
import { sql } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { listPublished } from '../entry/entry.queries.ts'
import { resource } from '../resource/resource.rules.ts'
import { goOnce, keepWorks } from './test-works.ts'

const world = useWorld()
const editor = () => world.as(world.people.administrator)
const books = (titles: readonly string[]) => titles.map((title, at) => `@book{k${at}, title = {${title}}, year = {2001}}`).join('\n')
const named = async (beginning: string) => (await listPublished(world.database, resource, { most: 500 })).map(({ title }) => title).filter((title) => title.startsWith(beginning)).toSorted()
const numbered = (beginning: string, from: number, until: number) => Array.from({ length: until - from }, (_, at) => `${beginning} ${['ash', 'birch', 'cherry', 'elm', 'fir', 'hazel', 'larch', 'oak', 'pine', 'rowan'][from + at]}`)
const press = (file: string) => editor().post(`/library/import/${file}`, { state: 'published', leaveOut: 'yes' })

/** Whoever takes names in addresses waits until the door opens. */
async function closeDoor() {
  const closed = Promise.withResolvers<void>()
  const opened = Promise.withResolvers<void>()
  const over = world.database.transaction(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('library.slug'), hashtext('resource'))`.execute(trx.tables<unknown>())
    closed.resolve()
    await opened.promise
  })
  await closed.promise
  return { open: async () => { opened.resolve(); await over } }
}

/** The connections of this database that wait before the door. */
const waiting = async () => (await sql<{ pid: number }>`select a.pid from pg_stat_activity a join pg_locks l on l.pid = a.pid and l.locktype = 'advisory' and not l.granted where a.datname = current_database()`.execute(world.database.tables<unknown>())).rows.map(({ pid }) => pid)

describe('a file that comes in', () => {
  test('brings in nothing where its connection is cut in the middle, and all of it once when it is taken up again', async () => {
    const file = await keepWorks(world, books(numbered('Cut off', 0, 10)))
    await press(file)
    const door = await closeDoor()
    const going = goOnce(world, file).then(() => 'came in', () => 'broke off')
    await vi.waitUntil(async () => (await waiting()).length === 1)
    for (const pid of await waiting()) await sql`select pg_terminate_backend(${pid}::int)`.execute(world.database.tables<unknown>())
    expect(await going).toBe('broke off')
    await door.open()
    expect(await named('Cut off')).toEqual([])
    await goOnce(world, file)
    expect(await named('Cut off')).toEqual(numbered('Cut off', 0, 10))
    await goOnce(world, file)
    expect(await named('Cut off')).toHaveLength(10)
  })

  test('beside another that has some of the same works: each comes in once, and each report says what came with which', async () => {
    const [one, other] = [await keepWorks(world, books(numbered('Both', 0, 7))), await keepWorks(world, books(numbered('Both', 3, 10)))]
    await press(one)
    await press(other)
    const door = await closeDoor()
    const both = Promise.all([goOnce(world, one), goOnce(world, other)])
    await vi.waitUntil(async () => (await waiting()).length > 0)
    await door.open()
    await both
    expect(await named('Both')).toEqual(numbered('Both', 0, 10))
    const reports = await Promise.all([one, other].map(async (file) => (await editor().get(`/library/import/${file}`)).text))
    const came = reports.map((report) => report.split('<td>Came in</td>').length - 1)
    // Whoever was first brought in all of theirs, and the other what was left.
    expect(came.toSorted()).toEqual([3, 7])
  })
})
