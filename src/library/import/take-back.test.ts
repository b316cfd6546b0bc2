/** What a file brought goes again whole, or stays whole where somebody changed something of it. */
import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { findEntry, saveEntry } from '../entry/entry.queries.ts'
import { resource } from '../resource/resource.rules.ts'
import { takeWorksBack } from './take-back.ts'
import { goOnce, keepWorks } from './test-works.ts'

const world = useWorld()
const editor = () => world.as(world.people.administrator)
const file = (name: string, count = 2) => Array.from({ length: count }, (_, at) => `@book{k${at}, title = {${name} number ${at + 1}}, year = {2001}}\n`).join('')
const find = (slug: string) => findEntry(world.database, resource, slug)

async function bringIn(text: string, state: 'draft' | 'published') {
  const id = await keepWorks(world, text)
  await editor().post(`/library/import/${id}`, { state })
  await goOnce(world, id)
  return id
}
const takeBack = (id: string) => takeWorksBack(world.database, { file: id, person: world.people.administrator }, () => world.clock.now)
const change = async (slug: string) => {
  const entry = await find(slug)
  if (entry === undefined) throw new Error(slug)
  await world.database.transaction((trx) => saveEntry(trx, resource, { id: entry.id, version: entry.version, content: { ...entry.content, annotation: 'Changed' } }, { person: world.people.administrator, at: world.clock.now, zone: 'Europe/London' }))
}

test('what everybody reads is taken out, is found no more, says why in its history, and comes in again when the file is sent again', async () => {
  const id = await bringIn(file('Selkie tales', 1_100), 'published')
  expect((await world.as(undefined).get('/search?q=selkie')).text).toContain('/library/resources/selkie-tales-number')
  const page = await editor().get(`/library/import/${id}`)
  expect(page.text).toContain('All 1,100 works that came in go again')
  expect(page.queries).toBeLessThanOrEqual(8)
  expect((await editor().post(`/library/import/${id}/take-back`, {})).status).toBe(303)
  expect((await editor().get(`/library/import/${id}`)).text).toContain('is being taken back')
  await takeBack(id)
  await takeBack(id)
  expect((await editor().get(`/library/import/${id}`)).text).toContain('Nothing that this file brought is read any more')
  expect([(await find('selkie-tales-number-1'))?.state, (await find('selkie-tales-number-1100'))?.version]).toEqual(['withdrawn', 2])
  expect((await world.as(undefined).get('/library/resources/selkie-tales-number-1')).status).toBe(410)
  expect((await world.as(undefined).get('/search?q=selkie')).text).not.toContain('/library/resources/selkie-tales-number')
  expect((await editor().get('/library/resources/selkie-tales-number-1/history')).text).toContain('Taken back with the file that brought it')
  expect((await editor().post(`/library/import/${id}/take-back`, {})).status).toBe(303)
  expect((await editor().get(`/library/import/${await keepWorks(world, file('Selkie tales'))}`)).text).toContain('2 works would come in')
}, 60_000)

test('drafts are deleted', async () => {
  const id = await bringIn(file('Drafted tales'), 'draft')
  await editor().post(`/library/import/${id}/take-back`, {})
  await takeBack(id)
  expect([await find('drafted-tales-number-1'), await find('drafted-tales-number-2')]).toEqual([undefined, undefined])
  expect((await editor().get(`/library/import/${id}`)).status).toBe(200)
})

test('once one of them was changed nothing is taken back, also where that happens at the last moment', async () => {
  const id = await bringIn(file('Changed tales'), 'published')
  await editor().post(`/library/import/${id}/take-back`, {})
  await change('changed-tales-number-2')
  await takeBack(id)
  expect((await find('changed-tales-number-1'))?.state).toBe('published')
  expect((await editor().get(`/library/import/${id}`)).text).toContain('1 of the works that came in was changed since')
  const late = await editor().post(`/library/import/${id}/take-back`, {})
  expect([late.status, late.text.includes('It can no longer be taken back whole')]).toEqual([422, true])
})
