import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { mintAdministratorPath } from '../sign-in/administrator-link.queries.ts'
import { tables } from '../tables.ts'
import { cookieIn, deliverMail } from '../test-mail.ts'
import { listAdministrators, mintFirstAdministratorPath } from './first-administrator.queries.ts'

const world = useWorld()
const nobody = () => world.as(undefined)
const nobodyLooksAfterIt = async () => tables(world.database).deleteFrom('people.administrator').execute()
const path = async () => (await mintFirstAdministratorPath(world.database)) ?? ''

describe('the first administrator', () => {
  test('there is no such link while somebody looks after the site', async () => {
    expect(await mintFirstAdministratorPath(world.database)).toBeUndefined()
  })

  test('whoever holds the link becomes it by typing a name, and sees their recovery code', async () => {
    await nobodyLooksAfterIt()
    const link = await path()
    expect((await nobody().get(link)).status).toBe(200)
    const answer = await nobody().post(link, { called: 'First Example', email: 'first@people.example' })
    expect(answer.status).toBe(303)
    const page = await nobody().request(answer.location ?? '', { headers: { cookie: cookieIn(answer.headers) } })
    expect(page.text).toMatch(/<code>([0-9A-Z]{5}-){3}[0-9A-Z]{5}<\/code>/)
    expect((await listAdministrators(world.database)).map((one) => one.called)).toEqual(['First Example'])
  })

  test('the link works once, and neither it nor an earlier one makes a second administrator', async () => {
    await nobodyLooksAfterIt()
    const [first, second] = [await path(), await path()]
    expect((await nobody().get(first)).status).toBe(404)
    expect((await nobody().post(second, { called: 'Second Example' })).status).toBe(303)
    expect((await nobody().post(second, { called: 'Third Example' })).status).toBe(404)
    expect(await listAdministrators(world.database)).toHaveLength(1)
  })

  test('a double click makes one person', async () => {
    await nobodyLooksAfterIt()
    const link = await path()
    const form = { command: newId<'command'>(), called: 'Double Example' }
    const answers = await Promise.all([nobody().post(link, form), nobody().post(link, form)])
    expect(answers.map((answer) => answer.status)).toEqual([303, 303])
    const made = await tables(world.database).selectFrom('people.person').select('id').where('called', '=', 'Double Example').execute()
    expect(made).toHaveLength(1)
  })

  test('no name brings the page back and spends nothing', async () => {
    await nobodyLooksAfterIt()
    const link = await path()
    expect((await nobody().post(link, { called: ' ', email: 'kept@people.example' })).text).toContain('value="kept@people.example"')
    expect((await nobody().post(link, { called: 'Later Example' })).status).toBe(303)
  })
})

describe('the operator', () => {
  test('can make a sign-in link for an administrator, who is told, and for nobody else', async () => {
    const [administrator] = await listAdministrators(world.database)
    if (administrator === undefined) throw new Error('somebody looks after the site by now')
    const made = await world.database.transaction((trx) => mintAdministratorPath(trx, administrator.id, world.clock.now))
    expect((await nobody().post(made ?? '')).status).toBe(303)
    const told = await tables(world.database).selectFrom('people.told').select('kind').where('person_id', '=', administrator.id).execute()
    expect(told.map((row) => row.kind)).toContain('link-made-by-operator')
    expect(await world.database.transaction((trx) => mintAdministratorPath(trx, world.people.carer, world.clock.now))).toBeUndefined()
    expect(await deliverMail(world)).not.toContainEqual(expect.objectContaining({ text: expect.stringContaining('/sign-in/link/') }))
  })
})
