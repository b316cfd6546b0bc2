import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { findArea, listAreaContacts, listAreas } from '../index.ts'
import { tables } from '../tables.ts'

const world = useWorld()
const admin = () => world.as(world.people.administrator)
const areaCalled = async (name: string) => {
  const area = (await listAreas(world.database)).find((one) => one.name === name)
  if (area === undefined) throw new Error(`no area ${name}`)
  return area
}
const council = { kind: 'social-work', name: 'Example social work team', phone: '01632 960 001', whatFor: 'Weekdays', email: '', page: 'https://example.org/help', 'checkedOn-day': '3', 'checkedOn-month': 'November', 'checkedOn-year': '2026' }

describe('areas', () => {
  test('Scotland and its 32 council areas are there from the start, each part of Scotland', async () => {
    const areas = await listAreas(world.database)
    const scotland = await areaCalled('Scotland')
    expect(areas.filter((one) => one.level === 'partnership-area' && one.partOf === scotland.id)).toHaveLength(32)
    expect(areas[0]?.name).toBe('Scotland')
  })

  test('an area with no numbers of its own says so, and shows those that hold everywhere', async () => {
    const fife = await areaCalled('Fife')
    const { text, status } = await world.as(undefined).get(`/areas/${fife.id}`)
    expect(status).toBe(200)
    expect(text).toContain('The council’s own numbers for Fife are not filled in yet')
    expect(text).toContain('href="tel:999"')
    expect(text).toContain('NHS 24')
    expect(text).toContain('Nobody has noted when this was last checked')
  })

  test('without an area, the numbers are those that hold everywhere, the most urgent first', async () => {
    expect((await listAreaContacts(world.database)).map((one) => one.phone)).toEqual(['999', '111', '101'])
  })

  test('an administrator adds a locality, and people there also see the contacts of the area around it', async () => {
    const fife = await areaCalled('Fife')
    const added = await admin().post('/admin/areas/new', { name: 'Example locality', level: 'locality', partOf: fife.id })
    expect(added.status).toBe(303)
    await admin().post(`/admin/areas/${fife.id}/contacts/new`, council)
    const { text } = await world.as(undefined).get(`/areas/${(await areaCalled('Example locality')).id}`)
    expect(text).toContain('Example social work team')
    expect(text).toContain('Checked on 3 November 2026')
    expect(text.indexOf('Example social work team')).toBeLessThan(text.indexOf('NHS 24'))
  })

  test('a second area of the same name is refused, whatever its capitals', async () => {
    const answer = await admin().post('/admin/areas/new', { name: 'fIfe', level: 'locality', partOf: '' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('There is an area of that name already')
  })

  test('an area can not be part of one that is not there', async () => {
    expect((await admin().post('/admin/areas/new', { name: 'Nowhere', level: 'locality', partOf: newId<'area'>() })).status).toBe(422)
  })
})

describe('contacts', () => {
  test.each([
    ['phone', 'call me'], ['email', 'not an address'], ['page', 'javascript:alert(1)'], ['page', 'https:example.org'], ['page', 'HTTPS://EXAMPLE.ORG'], ['checkedOn-month', '13'], ['name', ''],
  ])('a mistake in %s brings the page back with what was typed', async (field, typed) => {
    const fife = await areaCalled('Fife')
    const before = (await listAreaContacts(world.database, fife.id)).length
    const answer = await admin().post(`/admin/areas/${fife.id}/contacts/new`, { ...council, [field]: typed })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('<title>Error: ')
    expect(answer.text).toContain(`value="${typed}"`)
    expect(await listAreaContacts(world.database, fife.id)).toHaveLength(before)
  })

  test('a contact that gives no way to reach anybody is refused', async () => {
    const fife = await areaCalled('Fife')
    const answer = await admin().post(`/admin/areas/${fife.id}/contacts/new`, { ...council, phone: '', page: '' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Give a telephone number, an email address or a web page')
  })

  test('two administrators who change the same contact see each other, also when one made a mistake first', async () => {
    const angus = await areaCalled('Angus')
    await admin().post(`/admin/areas/${angus.id}/contacts/new`, council)
    const [contact] = await listAreaContacts(world.database, angus.id)
    const path = `/admin/areas/${angus.id}/contacts/${contact?.id}`
    const faster = await admin().post(path, { ...council, phone: '01632 960 002', version: '1' })
    expect(faster.status).toBe(303)
    const mistaken = await admin().post(path, { ...council, phone: 'wrong', version: '1' })
    expect(mistaken.text).toContain('name="version" value="1"')
    const slower = await admin().post(path, { ...council, phone: '01632 960 003', version: '1' })
    expect(slower.status).toBe(409)
    expect(slower.text).toContain('01632 960 002')
    expect(slower.text).toContain('value="01632 960 003"')
    expect(slower.text).toContain('name="version" value="2"')
    const knowing = await admin().post(path, { ...council, phone: '01632 960 003', version: '2' })
    expect(knowing.status).toBe(303)
  })

  test('a contact that is removed is on no page any more', async () => {
    const moray = await areaCalled('Moray')
    await admin().post(`/admin/areas/${moray.id}/contacts/new`, { ...council, name: 'Example line to remove' })
    const [contact] = await listAreaContacts(world.database, moray.id)
    expect((await admin().post(`/admin/areas/${moray.id}/contacts/${contact?.id}/remove`)).status).toBe(303)
    expect((await world.as(undefined).get(`/areas/${moray.id}`)).text).not.toContain('Example line to remove')
  })

  test('areas that circle around each other still show a page', async () => {
    const [one, other] = [newId<'area'>(), newId<'area'>()]
    const db = tables(world.database)
    await db.insertInto('network.area').values([{ id: one, name: 'Circle one', level: 'locality', part_of: null }, { id: other, name: 'Circle two', level: 'locality', part_of: one }]).execute()
    await db.updateTable('network.area').set({ part_of: other }).where('id', '=', one).execute()
    expect((await world.as(undefined).get(`/areas/${one}`)).status).toBe(200)
    expect((await findArea(world.database, one))?.partOf).toBe(other)
  })

  test('each page asks the database at most eight questions', async () => {
    const fife = await areaCalled('Fife')
    for (const path of [`/areas/${fife.id}`, '/admin/areas', '/admin/areas/new', `/admin/areas/${fife.id}`, `/admin/areas/${fife.id}/contacts/new`]) {
      const answer = await admin().get(path)
      expect([path, answer.status]).toEqual([path, 200])
      expect(answer.queries).toBeLessThanOrEqual(8)
    }
  })
})
