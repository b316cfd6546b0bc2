import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { findOrCreateOrganisation, listOrganisations } from '../index.ts'

const world = useWorld()
const record = (name: string) => world.database.transaction(async (trx) => findOrCreateOrganisation(trx, name, 'community-group'))

describe('organisations', () => {
  test('the same name with other capitals and spaces is the same organisation', async () => {
    const first = await record('Example Carers Group')
    expect(await record('  example   carers group ')).toBe(first)
    expect((await listOrganisations(world.database)).filter((one) => one.id === first)).toEqual([{ id: first, name: 'Example Carers Group', sector: 'community-group' }])
  })

  test('ten people who name the same new organisation at once record one', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, async () => record('Example Partnership')))
    expect(new Set(ids).size).toBe(1)
  })

  test('some are listed by their ids, and none for none', async () => {
    const one = await record('Example Board')
    expect((await listOrganisations(world.database, [one])).map(({ name }) => name)).toEqual(['Example Board'])
    expect(await listOrganisations(world.database, [])).toEqual([])
  })
})
