import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { latestEdition, putForward, writeSentence } from '#initiative/case-study/test-case-study.ts'
import { closingTables } from '#initiative/closing/tables.ts'
import { findOfInitiative } from './case-study.queries.ts'
import { takeOutOver } from './take-out-over.ts'

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
  const record = async () => (await anybody().get(`/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:library/case-study/${there?.slug}`)).text
  const named = async () => (await Promise.all(['/library/feed.atom', '/library/feed.json', '/sitemap/library-1.xml'].map(async (one) => (await anybody().get(one)).text.includes(path))))
  expect(await named()).toEqual([true, true, true])
  expect(await record()).toContain('<dc:title>')
  // Closed, and to be read until yesterday: nothing was recorded at that moment.
  await closingTables(world.database).insertInto('initiative.closing').values({ initiative_id: world.initiative.id, kind: 'stopped', carried_on_by: null, words: 'It is done.', thanks: null, readable_until: '2026-11-20', closed_by: null, at: new Date('2026-11-01') }).execute()
  expect((await anybody().get(path)).status).toBe(410)
  expect((await anybody().get('/library/case-studies')).text).not.toContain(path)
  expect((await as('administrator').get(path)).text).toContain('doesn’t show its case study to everybody')
  expect(await named()).toEqual([false, false, false])
  expect(await record()).toContain('status="deleted"')
  expect(await record()).not.toContain('<dc:title>')
  expect((await anybody().get('/library/entries.json')).text).not.toContain('A street and a bus company.')
  for (const one of ['/library/feed.atom', '/sitemap/library-1.xml', '/library/entries.json']) expect((await anybody().get(one)).queries, one).toBeLessThanOrEqual(8)
})

test('at night it is taken out, so that whoever harvests what has changed hears of it', async () => {
  await takeOutOver(world.database, world.clock.now)
  expect((await findOfInitiative(world.database, world.initiative.id))?.state).toBe('withdrawn')
  await closingTables(world.database).deleteFrom('initiative.closing').execute()
  expect((await as('host').post(PUT)).status).toBe(303)
  const back = await findOfInitiative(world.database, world.initiative.id)
  await as('administrator').post(`/library/case-studies/${back?.slug}/move`, { move: 'publish', version: String(back?.version) })
  await takeOutOver(world.database, world.clock.now)
  expect((await findOfInitiative(world.database, world.initiative.id))?.state).toBe('published')
})
