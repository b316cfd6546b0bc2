/** Every form of the site, fed what no page of ours would send: the table of routes says which there are. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { ROUTES } from './routes.ts'
import { type Fields, useWorld } from './test-world.ts'
import { WHO_MAY } from './test-tables.ts'

const world = useWorld()

// Rows move the clock on until somebody's yes counts: together they would move it beyond the day on which that is over.
let began = new Date(0)
beforeAll(() => { began = world.clock.now })
beforeEach(() => { world.clock.now = began })
const posts = ROUTES.filter((route) => route.methods().includes('POST')).map((route) => route.path)

/** The names of the fields that a page shows. */
const fieldsOf = (html: string): readonly string[] =>
  [...new Set([...html.matchAll(/<(?:input|textarea|select|button)[^>]*\sname="([^"]+)"/g)].map((match) => match[1] ?? ''))].filter((name) => name !== 'command')

const HOSTILE = [
  ['missing', () => ({})],
  ['empty', (names) => fill(names, '')],
  ['overlong', (names) => fill(names, 'x'.repeat(100_000))],
  ['hostile', (names) => fill(names, `'"><script>alert(1)</script>{{7*7}}\u0000\u202e../../etc/passwd%00 javascript:alert(1) \ud800`)],
  ['repeated', (names) => fill(names, ['one', 'two', newId<'nothing'>()])],
  ['of the wrong type', (names) => fill(names, '[object Object]')],
  ['numbers out of range', (names) => fill(names, '99999999999999999999')],
  ['ids of nothing', (names) => fill(names, newId<'nothing'>())],
] as const satisfies readonly (readonly [string, (names: readonly string[]) => Fields])[]

const fill = (names: readonly string[], value: string | readonly string[]): Fields => Object.fromEntries(names.map((name) => [name, value]))

/** Everything that is recorded, counted: what a refused form must not change. */
async function countRows(): Promise<number> {
  const { rows: counted } = await sql<{ n: number }>`
    select coalesce(sum((xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I.%I', schemaname, relname), false, true, '')))[1]::text::bigint), 0) as n
    from pg_stat_user_tables where schemaname in ('people', 'network', 'initiative', 'stories', 'library')`.execute(world.database.tables<Record<string, never>>())
  return counted[0]?.n ?? 0
}

describe('whatever is sent to a form', () => {
  for (const path of posts) {
    for (const [what, make] of HOSTILE) {
      test(`${path}: fields that are ${what} are answered with a page and never with a fault`, async () => {
        const row = WHO_MAY[`POST ${path}`]
        const params: Readonly<Record<string, string>> = { slug: world.initiative.slug, ...(await row?.params?.(world)) }
        const address = path.replace(/:([a-z]+)(\{[^}]*\})?/gi, (_, name: string) => params[name] ?? newId<'nothing'>())
        const person = row?.host === 'yes' ? world.people.host : row?.member === 'yes' ? world.people.carer : world.people.administrator
        const shown = await world.as(person).get(address)
        const before = await countRows()
        const answer = await world.as(person).post(address, make(fieldsOf(shown.text)))
        expect(answer.status, world.logged.at(-1)).toBeLessThan(500)
        if (answer.status >= 400) expect(await countRows(), 'something was written').toBe(before)
        if (answer.status === 422) expect(answer.text).toContain('<h1>')
        expect(answer.text).not.toContain('<script>alert(1)')
        expect(answer.text).not.toContain('href="javascript:')
      })
    }
  }
})
