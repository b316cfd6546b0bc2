import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { insertNote } from '#initiative/learning/learning.queries.ts'

const world = useWorld()
const editor = () => world.as(world.people.administrator)
const library = () => world.as(undefined).get('/library/learning')
const learn = (tried: string, seenBy: 'public' | 'members' = 'public') => world.database.transaction((trx) =>
  insertNote(trx, world.initiative.id, { tried, happened: 'The bus came empty.', again: 'no', because: 'Nobody knew of it.', seenBy }, [], { person: world.people.carer, at: world.clock.now }))

describe('what a group learned', () => {
  test('is raised into the library by an editor, and taken out again', async () => {
    const note = await learn('A bus at nine')
    expect((await library()).text).not.toContain('A bus at nine')
    const desk = await editor().get('/library/desk/learning')
    expect(desk.text).toContain('A bus at nine')
    expect(desk.queries).toBeLessThanOrEqual(8)
    expect((await editor().post(`/library/desk/learning/${note}/raise`)).status).toBe(303)
    const page = await library()
    expect(page.text).toContain('They would not do it again')
    expect(page.text).toContain(`href="/initiatives/evening-buses/learning/${note}"`)
    expect(page.queries).toBeLessThanOrEqual(8)
    await editor().post(`/library/desk/learning/${note}/take-out`)
    expect((await library()).text).not.toContain('A bus at nine')
  })

  test('is gone from the library at the next request when its writer takes it back, though the page was kept', async () => {
    const note = await learn('A list on the wall')
    await editor().post(`/library/desk/learning/${note}/raise`)
    expect((await library()).text).toContain('A list on the wall')
    expect((await world.as(world.people.carer).post(`/initiatives/evening-buses/learning/${note}/take-back`)).status).toBe(303)
    expect((await library()).text).not.toContain('A list on the wall')
    expect((await editor().get('/library/desk/learning')).text).not.toContain('A list on the wall')
  })

  test('that is not for everybody is on no editor’s desk, and can’t be raised', async () => {
    const note = await learn('Among ourselves', 'members')
    expect((await editor().get('/library/desk/learning')).text).not.toContain('Among ourselves')
    expect((await editor().post(`/library/desk/learning/${note}/raise`)).status).toBe(404)
  })

  test('stands in the library as it is now', async () => {
    const note = await learn('What it was called')
    await editor().post(`/library/desk/learning/${note}/raise`)
    await library()
    const fields = { version: '1', tried: 'What it is called', happened: 'It came.', again: 'yes', because: 'It works.', seenBy: 'public' }
    expect((await world.as(world.people.carer).post(`/initiatives/evening-buses/learning/${note}/edit`, fields)).status).toBe(303)
    const page = await library()
    expect(page.text).toContain('What it is called')
    expect(page.text).not.toContain('What it was called')
  })
})
