/** What a program can send in place of a form: fields by the million, and names that mean something to the language we write in. */
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { useWorld } from './test-world.ts'

const world = useWorld()
const FROM_US = { 'sec-fetch-site': 'same-origin' }
/** Forms that anybody can send, signed in or not. */
const OPEN = ['/sign-in', '/sign-in/code', '/sign-in/help', '/join', '/report'] as const

const parts = (count: number) => {
  const part = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n'
  return { method: 'POST', body: `${part.repeat(count)}--x--\r\n`, headers: { ...FROM_US, 'content-type': 'multipart/form-data; boundary=x' } }
}

describe('whoever sends no form of ours', () => {
  test.each(OPEN)('%s: fields called like what every object has are passed over', async (path) => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty', 'valueOf', '__proto__', '__defineGetter__']) {
      expect((await world.as(undefined).post(path, { [name]: ['one', 'two'] })).status, name).toBe(422)
    }
  })

  test.each(OPEN)('%s: more fields than any form has are refused before anything is made of them', async (path) => {
    const many = await world.as(undefined).request(path, { method: 'POST', body: 'a&'.repeat(2_000_000), headers: { ...FROM_US, 'content-type': 'application/x-www-form-urlencoded' } })
    expect([many.status, many.text.includes('<h1>')]).toEqual([413, true])
    expect((await world.as(undefined).request(path, parts(20_000))).status).toBe(413)
  })

  test('a form in parts is read as any other', async () => {
    const body = new FormData()
    for (const [name, value] of Object.entries({ command: newId<'command'>(), seenBy: 'members', words: 'Sent in parts.' })) body.append(name, value)
    const sent = await world.as(world.people.carer).request('/initiatives/evening-buses/voices/new', { method: 'POST', body, headers: FROM_US })
    expect(sent.status).toBe(303)
    expect((await world.as(world.people.carer).get('/initiatives/evening-buses/heard')).text).toContain('Sent in parts.')
  })

  test.each(['text/plain', 'application/json', 'multipart/form-data', 'multipart/form-data; boundary='])('a body of another kind (%s) is a form without fields', async (type) => {
    const answer = await world.as(undefined).request('/report', { method: 'POST', body: '{"words":"not a form"}', headers: { ...FROM_US, 'content-type': type } })
    expect(answer.status).toBe(422)
  })
})

describe('numbers at the end of what a database holds', () => {
  test('the highest version that can be sent is an outdated one, and no fault', async () => {
    const carer = world.as(world.people.carer)
    await carer.post('/initiatives/evening-buses/voices/new', { seenBy: 'members', words: 'Changed at the very end.' })
    const page = await carer.get('/initiatives/evening-buses/voices/mine')
    const path = /href="([^"]+\/edit)"/.exec(page.text)?.[1] ?? ''
    for (const version of ['2147483646', '2147483647', '2147483648']) {
      expect((await carer.post(path, { words: 'Too late.', seenBy: 'members', version })).status, version).toBe(409)
    }
  })

  test('a year of two figures, or none, is not a day', async () => {
    for (const year of ['0', '26', '0000', '0999']) {
      const answer = await world.as(world.people.carer).post('/initiatives/evening-buses/changes/new', { words: 'Since for ever.', 'since-day': '1', 'since-month': '1', 'since-year': year })
      expect(answer.status, year).toBe(422)
    }
  })
})
