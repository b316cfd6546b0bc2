import { beforeAll, describe, expect, test } from 'vitest'
import { ROUTES } from '#app/routes.ts'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { agreeExample } from '../agreement/test-agreement.ts'
import { askExample } from '../question/test-question.ts'
import type { ItemId } from '../tables.ts'
import { dayFields } from '../test-fields.ts'
import { insertItem } from '../thread/item.queries.ts'
import { canStillBeDone, decideClosing } from './closing.rules.ts'
import { closingTables } from './tables.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const WORDS = { kind: 'stopped', words: 'qqwords: the taxis run, the rest waits for money.', thanks: 'qqthanks to all' }
const as = (who: 'host' | 'carer' | 'stranger' | undefined) => world.as(who === undefined ? undefined : world.people[who])

let voice: ItemId

beforeAll(async () => {
  voice = await world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'voice', words: 'qqvoice', seenBy: 'public' },
    { person: world.people.carer, standpoint: undefined, channel: 'site' }))
  await agreeExample(world, { words: 'qqagreed' })
  await askExample(world)
})

const inviting = () => as('host').post(`${BASE}/invitations`, { most: '5', ...dayFields('lastDay', '2026-12-24') })

describe('ending', () => {
  const ending = { kind: 'carried-on', carriedOnBy: undefined, words: 'So it was', thanks: undefined, until: '2026-11-24', dropped: undefined } as const

  test('says everything that is missing at once, and lets no promise go in silence', () => {
    expect(decideClosing(ending, { promises: 1, today: '2026-11-24', over: false })).toMatchObject({ kind: 'refused', problems: [{ code: 'carried-on-by-missing' }, { code: 'dropped-missing' }, { code: 'until-past' }] })
    expect(decideClosing({ ...ending, kind: 'stopped', until: undefined }, { promises: 0, today: '2026-11-24', over: false })).toMatchObject({ kind: 'agreed' })
  })

  test('asks for a reason where replies are still owed, and is then over for everybody who may see it', async () => {
    const form = await as('host').get(`${BASE}/close`)
    expect(form.text).toContain('qqagreed')
    expect(form.queries).toBeLessThanOrEqual(8)
    expect((await as('host').post(`${BASE}/close`, WORDS)).status).toBe(422)
    const code = /\/join\/([A-Z0-9-]+)/.exec((await as('host').get((await inviting()).location ?? '')).text)?.[1] ?? ''
    expect((await as('stranger').get(`/join/${code}`)).text).toContain('Ask to take part')
    expect((await as('host').post(`${BASE}/close`, { ...WORDS, dropped: 'qqdropped' })).status).toBe(303)
    expect((await as('stranger').get(`/join/${code}`)).text).toContain('This invitation was taken back')
    const ended = await as(undefined).get(`${BASE}/ended`)
    for (const words of ['qqwords', 'qqthanks', 'qqdropped', 'qqagreed']) expect(ended.text, words).toContain(words)
    expect(ended.queries).toBeLessThanOrEqual(8)
    expect((await as(undefined).get(`${BASE}/thread`)).text).toContain('This initiative ended on')
  })
})

describe('once it is over', () => {
  test('nothing new can be said, whoever asks, and reading stays', async () => {
    const refused = ROUTES.filter((route) => route.path.startsWith('/initiatives/:slug') && route.methods().includes('POST'))
      .map(({ path }) => path.replace(':slug', 'evening-buses').replace(/:(\w+)(\{[^}]*\})?/g, () => newId<'item'>())).filter((path) => !canStillBeDone(path) && !/\/issues\/[^/]+\/edit$/.test(path))
    expect(refused.length).toBeGreaterThan(40)
    for (const path of refused) expect((await as('host').post(path, {})).status, path).toBe(403)
    expect((await as('carer').post(`${BASE}/voices/new`, { words: 'One more' })).text).toContain('this initiative has ended')
    for (const part of ['', '/people', '/questions', '/meetings', '/heard', '/agreed', '/happened', '/thread', '/export']) expect((await as(undefined).get(BASE + part)).status, part).toBe(200)
  })

  test('what somebody said can still be taken back, and a worry be told', async () => {
    expect((await as('carer').post(`${BASE}/items/${voice}/take-back`)).status).toBe(303)
    expect((await as(undefined).get(`${BASE}/heard`)).text).not.toContain('qqvoice')
  })

  test('after the day until which it is read, it is there for those who took part only', async () => {
    await closingTables(world.database).updateTable('initiative.closing').set({ readable_until: '2026-11-23' }).execute()
    expect((await as(undefined).get(`${BASE}/thread`)).status).toBe(404)
    expect((await as('stranger').get(`${BASE}/thread.json`)).status).toBe(404)
    expect((await as('carer').get(`${BASE}/thread`)).status).toBe(200)
    for (const list of ['/', '/initiatives', '/initiatives.atom', '/initiatives.json']) {
      for (const who of [undefined, 'stranger'] as const) {
        const { status, text } = await as(who).get(list)
        expect([status, text.includes('evening-buses')], list).toEqual([200, false])
      }
    }
    expect((await as('carer').get('/initiatives')).text).toContain('/initiatives/evening-buses')
    await closingTables(world.database).updateTable('initiative.closing').set({ readable_until: null }).execute()
  })

  test('a host opens it again with a reason, people speak again, and what was promised holds again', async () => {
    expect((await as('carer').post(`${BASE}/reopen`, { reason: 'Why not' })).status).toBe(403)
    expect((await as('host').post(`${BASE}/reopen`, {})).status).toBe(422)
    expect((await as('host').post(`${BASE}/reopen`, { reason: 'There is money after all' })).status).toBe(303)
    expect((await as('host').get(`${BASE}/close`)).text).toContain('qqagreed')
    expect((await as('carer').post(`${BASE}/voices/new`, { words: 'qqagain', seenBy: 'public', channel: 'site' })).status).not.toBe(403)
    expect((await as(undefined).get(`${BASE}/ended`)).status).toBe(404)
  })
})
