import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { MARKED, agreeing, later, publicly, tellOpenly, until } from '#stories/test-stories.ts'
import { findEntry } from '../entry/entry.queries.ts'
import { caseStudy } from './case-study.rules.ts'

const world = useWorld()
const as = (who: 'host' | 'carer' | 'administrator') => world.as(world.people[who])
const group = () => `/initiatives/${world.initiative.slug}/stories`
const PATH = '/library/case-studies/nine-hours'
const anybody = () => world.as(undefined)

test('a case study without any is a kept page, on which the first are seen at the next request; with them it is made anew for everybody', async () => {
  await as('host').post('/library/case-studies/new', { title: 'Kept at first', lead: 'A night on a ward.' })
  const path = '/library/case-studies/kept-at-first'
  await as('administrator').post(`${path}/move`, { move: 'publish', version: '1' })
  await anybody().get(path)
  expect((await anybody().get(path)).queries).toBe(1)
  const entry = await findEntry(world.database, caseStudy, 'kept-at-first')
  const story = await tellOpenly(world, world.people.carer, agreeing, publicly)
  expect((await as('host').post(`${group()}/${story}/quote`, { words: MARKED, where: `library ${entry?.id}` })).status).toBe(303)
  for (let times = 0; times < 2; times += 1) {
    const page = await anybody().get(path)
    expect([page.text.includes(MARKED), page.queries > 1, page.headers.get('cache-control')]).toEqual([true, true, 'no-store'])
  }
  await as('carer').post(`/stories/${story}/take-back`)
  for (let times = 0; times < 2; times += 1) expect((await anybody().get(path)).text).not.toContain(MARKED)
})

test('words of a story stand on a case study of the library while their teller says yes, and are gone when they don’t', async () => {
  expect((await as('host').post('/library/case-studies/new', { title: 'Nine hours', lead: 'A night on a ward.' })).location).toBe(PATH)
  const entry = await findEntry(world.database, caseStudy, 'nine-hours')
  const [story, onlyUs] = [await tellOpenly(world, world.people.carer, agreeing, publicly), await tellOpenly(world, world.people.carer, agreeing)]
  const where = `library ${entry?.id}`
  expect((await as('host').get(`${group()}/${onlyUs}/quote`)).text).not.toContain(where)
  expect((await as('host').post(`${group()}/${onlyUs}/quote`, { words: MARKED, where })).status).toBe(422)
  const form = await as('host').get(`${group()}/${story}/quote`)
  expect([form.text.includes(where), form.queries <= 12]).toEqual([true, true])
  expect((await as('host').post(`${group()}/${story}/quote`, { words: MARKED, where })).status).toBe(303)
  expect([(await as('host').get(PATH)).text.includes(MARKED), (await anybody().get(PATH)).status]).toEqual([true, 404])
  expect((await anybody().get('/search?q=yellow+corridor')).text).not.toContain(MARKED)

  await as('administrator').post(`${PATH}/move`, { move: 'publish', version: '1' })
  const page = await anybody().get(PATH)
  expect([page.text.includes(MARKED), page.queries <= 8, page.headers.get('cache-control')]).toEqual([true, true, 'no-store'])
  expect((await as('administrator').get(PATH)).queries).toBeLessThanOrEqual(8)
  expect((await as('administrator').get(`${PATH}/history`)).text).not.toContain(MARKED)
  const found = await anybody().get('/search?q=yellow+corridor')
  expect([found.text.includes(MARKED), found.text.includes(`href="${PATH}"`)]).toEqual([true, true])
  const teller = await as('carer').get(`/stories/${story}`)
  expect([teller.text.includes(`href="/library/entries/${entry?.id}"`), teller.text.includes('A case study in the library'), teller.text.includes('can be read there')]).toEqual([true, true, true])
  expect((await anybody().get(`/library/entries/${entry?.id}`)).location).toBe(PATH)

  expect((await as('carer').post(`/stories/${story}/take-back`)).status).toBe(303)
  const after = await anybody().get(PATH)
  expect([after.text.includes(MARKED), after.text.includes('taken back by its teller')]).toEqual([false, true])
  expect((await anybody().get('/search?q=yellow+corridor')).text).not.toContain(MARKED)
})

test('they go when the time of a yes is up, and when those who look after the group take them off', async () => {
  const entry = await findEntry(world.database, caseStudy, 'nine-hours')
  const where = `library ${entry?.id}`
  const story = await tellOpenly(world, world.people.carer, { ...agreeing, ...until(world, 60) }, { ...publicly, ...until(world, 4) })
  await as('host').post(`${group()}/${story}/quote`, { words: MARKED, where })
  expect((await anybody().get(PATH)).text).toContain(MARKED)
  const use = /uses\/([0-9a-f-]+)\/take-off/.exec((await as('host').get(`${group()}/${story}`)).text)?.[1] ?? ''
  later(world, 4)
  const over = await anybody().get(PATH)
  expect([over.text.includes(MARKED), over.text.includes('the time for which its teller agreed is over')]).toEqual([false, true])
  expect((await as('host').post(`${group()}/uses/${use}/take-off`)).status).toBe(303)
  expect((await anybody().get(PATH)).text).not.toContain('is over')
})
