import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { latestEdition, putForward, writeSentence } from '#initiative/case-study/test-case-study.ts'
import { closingTables } from '#initiative/closing/tables.ts'
import { findOfInitiative } from './case-study.queries.ts'

const world = useWorld()
const as = (who: 'host' | 'carer' | 'administrator') => world.as(world.people[who])
const OWN = '/initiatives/evening-buses/case-study'
const PUT = '/library/case-studies/of/evening-buses'
const anybody = () => world.as(undefined)

const publish = async () => {
  const edition = await putForward(world)
  expect((await as('host').post(`${OWN}/agree/${edition}`)).location).toBe(OWN)
}

test('the case study of an initiative is put into the library by its hosts, without a word of it, and goes when it is taken off', async () => {
  expect((await as('host').post(PUT)).status).toBe(404)
  await writeSentence(world, 'We met in the orangery.')
  await publish()
  const agree = await as('host').get(`${OWN}/agree`)
  expect([agree.text.includes('Put it into the library'), agree.queries <= 8]).toEqual([true, true])
  expect((await as('carer').get(`${OWN}/agree`)).text).not.toContain('Put it into the library')
  expect((await as('carer').post(PUT)).status).toBe(403)
  const put = await as('host').post(PUT)
  const edit = put.location ?? ''
  const path = edit.replace('/edit', '')
  // Pressed again, there is still one.
  expect((await as('host').post(PUT)).location).toBe(path)
  const form = await as('host').get(edit)
  expect([form.text.includes('the case study that the initiative published'), form.text.includes('section-together')]).toEqual([true, false])
  expect((await as('host').post(edit, { version: '1', title: 'Evening buses', lead: 'A street and a bus company.', ways: 'designing', 'section-together': 'Smuggled in' })).status).toBe(303)
  expect((await anybody().get(path)).status).toBe(404)
  await as('administrator').post(`${path}/move`, { move: 'publish', version: '2' })
  const page = await anybody().get(path)
  expect([page.status, page.text.includes(`href="${OWN}"`), page.queries <= 8]).toEqual([200, true, true])
  expect(page.text).not.toMatch(/orangery|Smuggled/)
  const list = await anybody().get('/library/case-studies?way=designing')
  expect([list.text.includes(`href="${path}"`), list.text.includes('Told by the group itself'), list.queries <= 8]).toEqual([true, true, true])
  expect((await as('host').get(`${OWN}/agree`)).text).toContain('It stands in the library')

  const edition = await latestEdition(world)
  expect((await as('host').post(`${OWN}/agree/${edition.id}/take-off`)).status).toBe(303)
  expect((await anybody().get(path)).status).toBe(410)
  expect((await anybody().get('/library/case-studies')).text).not.toContain('Evening buses')
  expect((await as('administrator').get(`${path}/history`)).text).toContain('no longer shows its case study')

  await publish()
  expect((await anybody().get(path)).status).toBe(410)
  expect((await as('host').post(PUT)).location).toBe(path)
  expect((await findOfInitiative(world.database, world.initiative.id))?.state).toBe('ready')
  await as('administrator').post(`${path}/move`, { move: 'publish', version: '5' })
  expect((await anybody().get(path)).status).toBe(200)
})

test('it goes from page and lists at once when the initiative may no longer be read by everybody', async () => {
  const there = await findOfInitiative(world.database, world.initiative.id)
  expect(there?.state).toBe('published')
  const path = `/library/case-studies/${there?.slug}`
  // Closed, and to be read until yesterday: nothing was recorded at that moment.
  await closingTables(world.database).insertInto('initiative.closing').values({ initiative_id: world.initiative.id, kind: 'stopped', carried_on_by: null, words: 'It is done.', thanks: null, readable_until: '2026-11-20', closed_by: null, at: new Date('2026-11-01') }).execute()
  expect((await anybody().get(path)).status).toBe(410)
  expect((await anybody().get('/library/case-studies')).text).not.toContain(path)
  expect((await as('administrator').get(path)).text).toContain('doesn’t show its case study to everybody')
})
