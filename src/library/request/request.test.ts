import { beforeEach, describe, expect, test } from 'vitest'
import { type Answer, useWorld } from '#app/test-world.ts'
import { SITE } from '#people/test-mail.ts'
import { deliverDue } from '#platform/mail/deliver.ts'
import { settleEntry } from '../entry/test-entry.ts'
import { resource } from '../resource/resource.rules.ts'
import { testResource } from '../resource/test-resource.ts'
import { libraryLetters } from './index.ts'
import { listAnsweredTo } from './request.queries.ts'
import { requestTables } from './tables.ts'

const world = useWorld()
const editor = () => world.as(world.people.administrator)
const everybody = () => world.as(undefined)
beforeEach(() => { world.clock.now = new Date(world.clock.now.getTime() + 60_000) })

const atDesk = (answer: Answer) => (answer.location ?? '').replace('/library/', '/library/desk/')
async function deliverMail(): Promise<readonly Readonly<{ to: string; text: string }>[]> {
  const delivered: { to: string; text: string }[] = []
  await deliverDue({ database: world.database, letters: libraryLetters, site: SITE, log: (what) => { throw new Error(what) }, send: async (letter) => { delivered.push(letter) } })
  return delivered
}

const TITLE = 'A toolkit for listening'

describe('a suggestion', () => {
  test('needs no account: a title is enough, and its page says by when there is an answer', async () => {
    const sent = await everybody().post('/library/suggest', { title: TITLE })
    expect(sent.status).toBe(303)
    const page = await everybody().get(sent.location ?? '')
    expect(page.text).toContain('You have an answer by')
    expect(page.text).toContain('8 December 2026')
    expect(page.queries).toBeLessThanOrEqual(8)
  })

  test('is looked for first: by the address, whatever stands around it, and by how it is called', async () => {
    await settleEntry(world, resource, testResource({ title: 'Walking together', links: [{ url: 'https://www.example.org/walking/', format: 'web' }] }))
    expect((await everybody().get('/library/suggest?what=http%3A%2F%2Fexample.org%2Fwalking%3Futm_source%3Dx')).text).toContain('>Walking together</a>')
    expect((await everybody().get('/library/suggest?what=WALKING+together')).text).toContain('>Walking together</a>')
    const none = await everybody().get('/library/suggest?what=Something+of+which+nobody+heard')
    expect(none.text).toContain('It isn’t here yet.')
    expect(none.text).toContain('value="Something of which nobody heard"')
    expect(none.queries).toBeLessThanOrEqual(8)
  })

  test('of nothing, with an address that is none, or by a program that fills in everything, is not taken', async () => {
    for (const [fields, sentence] of [[{}, 'Say what it is called'], [{ url: 'javascript:alert(1)' }, 'That isn’t an address on the web.'], [{ title: 'x', subject: 'Buy this' }, 'Leave this field empty.'], [{ title: 'x', reach: 'nobody' }, 'That isn’t an e-mail address.']] as const) {
      const answer = await everybody().post('/library/suggest', fields)
      expect(answer.status).toBe(422)
      expect(answer.text).toContain(sentence)
    }
  })

  test('is answered by e-mail where an address was given, which is forgotten then', async () => {
    const sent = await everybody().post('/library/suggest', { title: TITLE, reach: 'reader@people.example' })
    const answer = await editor().post(atDesk(sent), { outcome: 'not-taken', answer: 'It is about something else.' })
    expect(answer.status).toBe(303)
    const [letter] = await deliverMail()
    expect(letter?.to).toBe('reader@people.example')
    expect(letter?.text).toContain('It is about something else.')
    expect(letter?.text).toContain(`http://localhost:3000${sent.location}`)
    expect(letter?.text).not.toContain(TITLE)
    expect(await requestTables(world.database).selectFrom('library.request').select('id').where('reach', 'is not', null).execute()).toEqual([])
    expect((await everybody().get(sent.location ?? '')).text).toContain('It is about something else.')
  })

  test('that is not taken in says why', async () => {
    const sent = await everybody().post('/library/suggest', { title: TITLE })
    const refused = await editor().post(atDesk(sent), { outcome: 'not-taken' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Say why.')
  })

  test('becomes a draft with what the reader said, once', async () => {
    const sent = await everybody().post('/library/suggest', { title: TITLE, url: 'https://example.org/listen.pdf', words: 'It helped me so much' })
    const begun = await editor().post(`${atDesk(sent)}/draft`)
    expect(begun.location).toBe('/library/resources/a-toolkit-for-listening/edit')
    const form = await editor().get(begun.location ?? '')
    expect(form.text).toContain(`value="${TITLE}"`)
    expect(form.text).toContain('https://example.org/listen.pdf')
    expect(form.text).not.toContain('It helped me so much')
    expect((await editor().post(`${atDesk(sent)}/draft`)).status).toBe(409)
    const path = '/library/resources/a-toolkit-for-listening'
    await editor().post(`${path}/move`, { move: 'publish', version: '1' })
    await editor().post(atDesk(sent), { outcome: 'taken-in' })
    expect((await everybody().get(sent.location ?? '')).text).toContain(`<a href="${path}">${TITLE}</a>`)
  })

  test('that two editors answer at once is answered once, and the second sees what the first said', async () => {
    const sent = await everybody().post('/library/suggest', { title: TITLE })
    await editor().post(atDesk(sent), { outcome: 'not-taken', answer: 'The first said this.' })
    const second = await editor().post(atDesk(sent), { outcome: 'taken-in', answer: 'The second said that.' })
    expect(second.status).toBe(409)
    expect(second.text).toContain('The first said this.')
    expect((await everybody().get(sent.location ?? '')).text).not.toContain('The second said that.')
  })

  test('of somebody with an account stands among what they asked, and goes with them', async () => {
    const me = world.as(world.people.stranger)
    const sent = await me.post('/library/suggest', { title: 'Mine alone', reach: 'other@people.example' })
    expect((await me.get('/library/requests')).text).toContain('Mine alone')
    expect((await world.as(world.people.carer).get('/library/requests')).text).not.toContain('Mine alone')
    expect((await me.get('/me/everything.json')).text).toContain('Mine alone')
    expect(await requestTables(world.database).selectFrom('library.request').select('id').where('reach', 'is not', null).execute()).toEqual([])
    await requestTables(world.database).deleteFrom('library.request').where('title', '=', 'Mine alone').execute()
    expect((await everybody().get(sent.location ?? '')).status).toBe(404)
  })
})

describe('a question', () => {
  test('is asked where a search found nothing, without an account, and answered with what helps', async () => {
    const nothing = await everybody().get('/search?q=bicycle+kitchens')
    expect(nothing.text).toContain('href="/library/ask?what=bicycle%20kitchens"')
    expect(nothing.text).toContain('href="/library/suggest?what=bicycle%20kitchens"')
    const form = await everybody().get('/library/ask?what=bicycle%20kitchens')
    expect([form.text.includes('value="bicycle kitchens"'), form.queries <= 8]).toEqual([true, true])
    expect((await everybody().post('/library/ask', { words: 'For our street' })).text).toContain('Say what you are looking for.')
    const sent = await everybody().post('/library/ask', { title: 'Bicycle kitchens', words: 'For our street', reach: 'asker@people.example' })
    const waiting = await everybody().get(sent.location ?? '')
    expect([waiting.text.includes('Bicycle kitchens'), waiting.text.includes('For our street'), waiting.text.includes('You have an answer by')]).toEqual([true, false, true])
    const desk = await editor().get(atDesk(sent))
    expect([desk.text.includes('For our street'), desk.text.includes('Begin a draft'), desk.queries <= 8]).toEqual([true, false, true])
    expect((await editor().post(`${atDesk(sent)}/draft`)).status).toBe(404)
    expect((await editor().post(atDesk(sent), { outcome: 'taken-in' })).status).toBe(422)
    expect((await editor().post(atDesk(sent), { outcome: 'pointed-on' })).text).toContain('Say what helps, and where it is.')
    await editor().post(atDesk(sent), { outcome: 'pointed-on', answer: 'The cycle library in Leith.' })
    expect((await everybody().get(sent.location ?? '')).text).toContain('The cycle library in Leith.')
    expect((await deliverMail()).find(({ to }) => to === 'asker@people.example')?.text).toContain('you asked the library for something')
  })
})

describe('an answer', () => {
  test('stands on the page of whoever asked, for a month, and on nobody else’s', async () => {
    const sent = await world.as(world.people.carer).post('/library/ask', { title: 'Who has made a map of benches?' })
    const mine = async () => world.as(world.people.carer).get('/me')
    expect((await mine()).text).not.toContain('The library has an answer for you')
    await editor().post(atDesk(sent), { outcome: 'pointed-on', answer: 'The people of the park have.' })
    const page = await mine()
    expect(page.text).toContain('The library has an answer for you')
    expect(page.text).toContain(`<a href="${sent.location}">Who has made a map of benches?</a>`)
    expect(page.text).toContain('href="/library/requests"')
    expect((await world.as(world.people.stranger).get('/me')).text).not.toContain('The library has an answer for you')
    expect(await listAnsweredTo(world.database, world.people.carer, { since: new Date(world.clock.now.getTime() + 1), most: 5 })).toEqual([])
  })
})

describe('a problem', () => {
  test('with a page is told without an account, and answered', async () => {
    const slug = await settleEntry(world, resource, testResource({ title: 'With a broken link', links: [{ url: 'https://example.org/broken', format: 'web' }] }))
    const path = `/library/resources/${slug}`
    expect((await everybody().get(path)).text).toContain(`href="${path}/report"`)
    const sent = await everybody().post(`${path}/report`, { problem: 'broken', words: 'It says 404' })
    const page = await everybody().get(sent.location ?? '')
    expect(page.text).toContain('The link leads nowhere')
    expect(page.text).not.toContain('It says 404')
    const desk = await editor().get(atDesk(sent))
    expect(desk.text).toContain('It says 404')
    expect(desk.queries).toBeLessThanOrEqual(8)
    expect((await editor().post(atDesk(sent), { outcome: 'taken-in' })).status).toBe(422)
    await editor().post(atDesk(sent), { outcome: 'put-right', answer: 'There is a new link.' })
    expect((await everybody().get(sent.location ?? '')).text).toContain('There is a new link.')
  })

  test('of a link can be told only where there is a link', async () => {
    const path = `/library/resources/${await settleEntry(world, resource, testResource({ title: 'Leads nowhere at all' }))}/report`
    const form = await everybody().get(path)
    expect([form.text.includes('The link leads nowhere'), form.text.includes('It is somewhere else now'), form.text.includes('There is a newer version')]).toEqual([false, false, true])
    const refused = await everybody().post(path, { problem: 'broken', words: 'Nothing is there' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Choose what is the matter.')
    expect(refused.text).toContain('Nothing is there')
  })

  test('can’t be told of a draft', async () => {
    const slug = await settleEntry(world, resource, testResource({ title: 'Only a draft' }), { state: 'draft' })
    expect((await everybody().get(`/library/resources/${slug}/report`)).status).toBe(404)
    expect((await editor().get(`/library/resources/${slug}/report`)).status).toBe(404)
  })
})

test('whoever sends ever more is asked to wait', async () => {
  const browser = { headers: { cookie: 'visit=one-browser', 'sec-fetch-site': 'same-origin' } }
  const statuses: number[] = []
  for (let time = 0; time < 22; time += 1) statuses.push((await everybody().request('/library/suggest', { method: 'POST', body: new URLSearchParams({ title: `Number ${time}` }), ...browser })).status)
  expect(statuses.at(0)).toBe(303)
  expect(statuses.at(-1)).toBe(429)
})
