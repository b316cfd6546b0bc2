import { describe, expect, test } from 'vitest'
import { type Answer, useWorld } from '#app/test-world.ts'
import { tables as initiativeTables } from '#initiative/tables.ts'
import { newId } from '#platform/ids.ts'
import { tables } from '../tables.ts'
import { cookieIn } from '../test-mail.ts'
import { wayBackTables } from './tables.ts'

const world = useWorld()

/** A browser without a session, which keeps the cookies it is given. */
function lockedOut() {
  const jar = new Map<string, string>()
  const ask = async (path: string, fields?: Record<string, string>): Promise<Answer> => {
    const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), 'sec-fetch-site': 'same-origin' }
    const answer = await world.as(undefined).request(path, fields === undefined ? { headers } : { method: 'POST', body: new URLSearchParams(fields), headers })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    return answer
  }
  return { get: (path: string) => ask(path), post: (path: string, fields: Record<string, string> = {}) => ask(path, fields), jar }
}

const asking = async (says = 'Carer Example') => {
  const browser = lockedOut()
  await browser.post('/sign-in/help', { says })
  const code = /<code>([^<]+)/.exec((await browser.get('/sign-in/help')).text)?.[1] ?? ''
  return { browser, code }
}
const confirm = (who: 'host' | 'service' | 'planner' | 'stranger' | 'administrator', code: string, person: string = world.people.carer) =>
  world.as(world.people[who]).post('/me/help-back', { code, person })
const toldTo = async (who: 'carer') =>
  (await tables(world.database).selectFrom('people.told').select('kind').where('person_id', '=', world.people[who]).orderBy('at').execute()).map((row) => row.kind)
const aDayLater = async <Result>(act: () => Promise<Result>, hours = 25) => {
  const began = world.clock.now
  world.clock.now = new Date(began.getTime() + hours * 3_600_000)
  try {
    return await act()
  } finally {
    world.clock.now = began
  }
}

describe('somebody who lost every way in', () => {
  test('comes in a day after two who know them said so, on their own device, with a new recovery code, and is told each step', async () => {
    const { browser, code } = await asking()
    expect((await confirm('host', code)).status).toBe(303)
    expect((await confirm('service', code)).status).toBe(303)
    expect((await browser.post('/sign-in/help/come-in')).status).toBe(422)
    await aDayLater(async () => {
      const answer = await browser.post('/sign-in/help/come-in')
      expect(answer.location).toBe('/me/recovery-code?next=%2Fme')
      expect((await browser.get('/me/recovery-code')).text).toMatch(/<code>([0-9A-Z]{5}-){3}[0-9A-Z]{5}<\/code>/)
      expect((await browser.get('/me')).text).toContain('Carer Example')
      expect((await lockedOut().post('/sign-in/help/come-in')).status).toBe(422)
    })
    expect(await toldTo('carer')).toEqual(expect.arrayContaining(['help-asked', 'help-confirmed', 'help-given']))
  })

  test('does not come in with one who said so', async () => {
    const { browser, code } = await asking()
    await confirm('host', code)
    expect((await confirm('host', code)).status).toBe(422)
    await aDayLater(async () => expect(cookieIn((await browser.post('/sign-in/help/come-in')).headers)).toBe(''))
  })

  test('those who said so get no way in: not the code, not their own browser', async () => {
    const { code } = await asking()
    await confirm('host', code)
    await confirm('planner', code)
    const host = await world.as(world.people.host).get('/me/help-back')
    expect(host.text).not.toContain(code)
    await aDayLater(async () => {
      const answer = await world.as(world.people.host).post('/sign-in/help/come-in')
      expect([answer.status, cookieIn(answer.headers)]).toEqual([422, ''])
      expect((await world.as(undefined).post('/sign-in/code', { code })).status).toBe(422)
    })
  })

  test('the account is told on whatever page it looks at, until it has said no', async () => {
    const { code } = await asking()
    const [me, warning] = [world.as(world.people.carer), 'Somebody has asked to be let into your account.']
    const pages = ['/', '/initiatives/evening-buses', '/help', '/nowhere']
    await me.post('/me/help-back/stop')
    for (const path of pages) expect((await me.get(path)).text, path).not.toContain(warning)
    await confirm('host', code)
    for (const path of pages) expect((await me.get(path)).text, path).toContain(warning)
    expect((await world.as(world.people.host).get('/')).text).not.toContain(warning)
    await me.post('/me/help-back/stop')
    for (const path of pages) expect((await me.get(path)).text, path).not.toContain(warning)
  })

  test('the account can say no, and then nobody comes in', async () => {
    const { browser, code } = await asking()
    await confirm('host', code)
    await confirm('service', code)
    const me = world.as(world.people.carer)
    expect((await me.get('/me')).text).toContain('Stop it: that is not me')
    await me.post('/me/help-back/stop')
    expect((await me.get('/me')).text).not.toContain('Stop it: that is not me')
    await aDayLater(async () => expect(cookieIn((await browser.post('/sign-in/help/come-in')).headers)).toBe(''))
  })

  test('people who take part in nothing with them can’t say so, nor can an administrator', async () => {
    const { code } = await asking()
    for (const who of ['stranger', 'administrator'] as const) expect((await confirm(who, code)).status).toBe(422)
  })

  test('a wrong code is known to nobody, and can’t be tried for long', async () => {
    const statuses = []
    for (let times = 0; times < 21; times++) statuses.push((await confirm('planner', 'AAAAA-AAA')).status)
    expect([statuses[0], statuses.at(-1)]).toEqual([422, 429])
  })

  test('neither the code nor the browser’s secret is in the database', async () => {
    const { browser, code } = await asking('Somebody Example')
    const rows = await wayBackTables(world.database).selectFrom('people.way_back').selectAll().execute()
    expect(JSON.stringify(rows)).toContain('Somebody Example')
    expect(JSON.stringify(rows)).not.toContain(code)
    expect(JSON.stringify(rows)).not.toContain(browser.jar.get('way-back') ?? 'none')
  })

  test('is vouched for by nobody who came to the group only now', async () => {
    const db = initiativeTables(world.database)
    await db.insertInto('initiative.member').values({ id: newId<'member'>(), initiative_id: world.initiative.id, person_id: world.people.stranger, brings: null }).execute()
    const { code } = await asking()
    expect((await confirm('stranger', code)).status).toBe(422)
    expect((await world.as(world.people.stranger).get('/me/help-back')).text).not.toContain('Carer Example')
  })
})
