import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { MARKED, tell } from '../test-stories.ts'
import { MOST_CODES, type Code, putCode, sameName, withoutCode } from './code-book.rules.ts'
import { themeTables } from '#initiative/theme/tables.ts'
import { findBook } from './code-book.queries.ts'
import { bookWith } from './test-book.ts'
import { listBookThemes } from './themes.queries.ts'

const world = useWorld()
const path = () => `/initiatives/${world.initiative.slug}/code-book`
const carer = () => world.as(world.people.carer)
const written = { name: 'Waiting', definition: 'Somebody waits and is not told why.', example: 'Two hours in a hall with no word.' }

test('in a book no two codes have one name, it never gets too long, and a code that is taken out is gone', () => {
  const names = fc.constantFrom('Waiting', 'waiting', 'Money', 'Kindness', 'Being heard')
  const steps = fc.array(fc.record({ name: names, take: fc.boolean(), pick: fc.nat(70) }), { maxLength: 90 })
  fc.assert(fc.property(steps, fc.boolean(), (all, many) => {
    let codes: readonly Code[] = []
    for (const [at, { name, take, pick }] of all.entries()) {
      const known = codes[pick % Math.max(codes.length, 1)]
      if (take && known !== undefined) codes = withoutCode(codes, known.id)
      else {
        const put = putCode(codes, { id: newId<'code'>(), name: many ? `${name} ${at}` : name, definition: 'D', example: undefined })
        if (put.kind === 'changed') codes = put.codes
      }
      expect(codes.length).toBeLessThanOrEqual(MOST_CODES)
      for (const one of codes) expect(codes.filter((other) => sameName(one.name, other.name))).toEqual([one])
    }
  }))
})

describe('the code book', () => {
  test('is written by those who take part, and every version is kept', async () => {
    expect((await carer().get(path())).text).toContain('will stand here')
    expect((await carer().post(`${path()}/codes/new`, { ...written, version: '0' })).status).toBe(303)
    const { codes: [code] } = await findBook(world.database, world.initiative.id)
    const planner = world.as(world.people.planner)
    expect((await planner.post(`${path()}/codes/${code?.id ?? ''}`, { ...written, name: 'Waiting in the dark', version: '1' })).status).toBe(303)
    const shown = await carer().get(path())
    expect([shown.text.includes('Waiting in the dark'), shown.text.includes('Planner Example'), shown.queries <= 8]).toEqual([true, true, true])
    expect((await carer().get(`${path()}/versions/1`)).text).toContain('<h2 class="card__title">Waiting</h2>')
    expect((await carer().get(`${path()}/versions/99`)).status).toBe(404)
  })

  test('shows both to whoever was slower, and loses neither', async () => {
    const { number, codes: [code] } = await findBook(world.database, world.initiative.id)
    const at = `${path()}/codes/${code?.id ?? ''}`
    expect((await carer().post(at, { ...written, definition: 'The first to come.', version: String(number) })).status).toBe(303)
    const late = await carer().post(at, { ...written, definition: 'The second to come.', version: String(number) })
    expect([late.status, late.text.includes('The first to come.'), late.text.includes('The second to come.')]).toEqual([409, true, true])
    expect((await carer().post(`${at}/take-out`, { version: String(number) })).status).toBe(409)
    expect((await findBook(world.database, world.initiative.id)).codes).toHaveLength(1)
  })

  test('takes no code twice, and no words of a story', async () => {
    const { number } = await findBook(world.database, world.initiative.id)
    const twice = await carer().post(`${path()}/codes/new`, { ...written, name: 'WAITING', version: String(number) })
    expect([twice.status, twice.text.includes('There is a code of that name')]).toEqual([422, true])
    await tell(world, world.people.carer)
    expect((await world.as(world.people.host).post(`${path()}/codes/new`, { name: 'A place', definition: 'D', example: MARKED, version: String(number) })).status).toBe(422)
    expect((await findBook(world.database, world.initiative.id)).number).toBe(number)
  })

  test('becomes themes of the thread, each once, and the same name is the same theme', async () => {
    const { number } = await findBook(world.database, world.initiative.id)
    await carer().post(`${path()}/codes/new`, { ...written, name: 'Being heard', version: String(number) })
    for (const _ of [1, 2]) expect((await carer().post(`${path()}/themes`)).status).toBe(303)
    const shown = (await carer().get(path())).text
    expect([shown.match(/a theme of the thread/g)?.length, shown.includes('is not said')]).toEqual([2, true])
    expect((await world.as(undefined).get(`/initiatives/${world.initiative.slug}/thread`)).text).toContain('Being heard')
  })

  test('says that a code has no theme any more when making it is undone, lets it be one again, and follows a theme that is merged', async () => {
    const { planner } = world.people
    const as = world.as(planner)
    await bookWith(world, ['Being sent away', 'Being sent on'])
    await as.post(`${path()}/themes`)
    const steps = await themeTables(world.database).selectFrom('initiative.step').select('id').where('person_id', '=', planner).where('kind', '=', 'grouped').orderBy('place', 'desc').execute()
    expect((await as.post(`/initiatives/${world.initiative.slug}/themes/steps/${steps[0]?.id ?? ''}/undo`)).status).toBe(303)
    const shown = await as.get(path())
    expect([shown.text.match(/is none any more/g)?.length, shown.text.match(/a theme of the thread</g)?.length, shown.text.includes('Make a theme of 1 code'), shown.queries <= 8]).toEqual([1, 1, true, true])
    await as.post(`${path()}/themes`)
    expect((await as.get(path())).text.match(/a theme of the thread</g)?.length).toBe(2)

    const [one, other] = await listBookThemes(world.database, world.initiative.id).then((all) => all.slice(-2))
    expect((await as.post(`/initiatives/${world.initiative.slug}/items/${one?.item ?? ''}/merge`, { into: other?.item ?? '' })).status).toBe(303)
    expect((await listBookThemes(world.database, world.initiative.id)).filter(({ item }) => item === other?.item)).toHaveLength(2)
  })
})
