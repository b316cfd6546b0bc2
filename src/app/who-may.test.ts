import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sentBy, tokenFor } from '#people/token/test-token.ts'
import { newId } from '#platform/ids.ts'
import { ROUTES } from './routes.ts'
import { settleInitiative } from './test-people.ts'
import { type Answer, useWorld } from './test-world.ts'
import { WHO_MAY } from './test-tables.ts'
import type { Entry, WhoMayRow } from './who-may.ts'

const world = useWorld()

// Rows move the clock on until somebody's yes counts: together they would move it beyond the day on which that is over.
let began = new Date(0)
beforeAll(() => { began = world.clock.now })
beforeEach(() => { world.clock.now = began })

const all = ROUTES.flatMap((route) => route.methods().map((method) => ({ name: `${method} ${route.path}`, method, path: route.path })))

const PERSONAS = ['anonymous', 'stranger', 'member', 'host', 'administrator'] as const
type Persona = (typeof PERSONAS)[number]
const personOf = (persona: Persona) => (persona === 'anonymous' ? undefined : world.people[persona === 'member' ? 'carer' : persona])

/** What an answer means for whoever asked. */
function entryOf(answer: Answer): Entry | 'broken' {
  if (answer.status >= 500) return 'broken'
  if (answer.status === 403) return 'no'
  if (answer.status === 404) return 'hidden'
  if (answer.status === 401) return 'sign-in'
  if (answer.status === 303 && answer.location?.startsWith('/sign-in?next=')) return 'sign-in'
  return 'yes'
}

async function ask(persona: Persona, method: 'GET' | 'POST', path: string, row: WhoMayRow, slug: string): Promise<Entry | 'broken'> {
  const params: Readonly<Record<string, string>> = { slug, ...(await row.params?.(world)) }
  const address = path.replace(/:([a-z]+)(\{[^}]*\})?/gi, (_, name: string) => params[name] ?? newId<'nothing'>())
  const person = personOf(persona)
  if (row.byToken === true) return entryOf(await world.as(undefined).request(address, sentBy(person === undefined ? undefined : await tokenFor(world, person), {})))
  const visitor = world.as(person)
  return entryOf(method === 'GET' ? await visitor.get(address) : await visitor.post(address, row.fields))
}

describe('who may do what', () => {
  test('every route has its row in the policy table, and every row its route', () => {
    expect(Object.keys(WHO_MAY).toSorted()).toEqual(all.map((one) => one.name).toSorted())
  })

  for (const { name, method, path } of all) {
    const row = WHO_MAY[name]
    if (row === undefined) continue
    for (const persona of PERSONAS) {
      test(`${name}: ${persona} – ${row[persona]}`, async () => {
        expect(await ask(persona, method, path, row, world.initiative.slug)).toBe(row[persona])
      })
    }
  }
})

describe('an initiative that is open to its members only', () => {
  const inside = all.filter((one) => one.path.startsWith('/initiatives/:slug'))

  test('is not there for anybody else, on any of its pages, feeds and exports', async () => {
    const { slug } = await settleInitiative(world.database, world.people, { slug: 'behind-doors', openTo: 'members' })
    const seen: string[] = []
    for (const { name, method, path } of inside) {
      for (const persona of ['anonymous', 'stranger', 'administrator'] as const) {
        const entry = await ask(persona, method, path, { ...WHO_MAY[name], params: async () => ({}) } as WhoMayRow, slug)
        if (entry !== 'hidden') seen.push(`${name}: ${persona} – ${entry}`)
      }
    }
    expect(seen).toEqual([])
  })
})
