/** What is quoted leaves in no file, and that words were taken along outlives a restore. */
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { AGAIN } from '#app/again.ts'
import { ROUTES } from '#app/routes.ts'
import { useWorld } from '#app/test-world.ts'
import { agreeExample } from '#initiative/agreement/test-agreement.ts'
import { MARKED, agreeing, prove, publicly, tellOpenly } from '../test-stories.ts'
import { tables } from '../tables.ts'
import { forReports, takeOutside, tellForReports } from './test-outside.ts'

const world = useWorld()
const host = () => world.as(world.people.host)
const base = () => `/initiatives/${world.initiative.slug}`

test('no file, feed or JSON of an initiative holds quoted words: they are no copies that anybody has to be asked about', async () => {
  const item = await agreeExample(world)
  const story = await tellOpenly(world, world.people.carer, agreeing, publicly, forReports)
  await prove(world, world.people.host)
  for (const where of ['case-study starting', `agreement ${item}`]) expect((await host().post(`${base()}/stories/${story}/quote?for=${item}`, { words: MARKED, where })).status).toBe(303)
  await takeOutside(world, story)
  expect((await host().get(`${base()}/agreements/${item}`)).text).toContain(MARKED)
  const files: string[] = []
  for (const route of ROUTES.filter((one) => one.methods().includes('GET') && /^\/initiatives\/:slug(\/[^:]*)?$/.test(one.path.replace(':item', '')))) {
    const path = route.path.replace(':slug', world.initiative.slug).replace(':item', item)
    const answer = await host().request(path, {})
    if (answer.headers.get('content-type')?.startsWith('text/html') === true) continue
    files.push(path)
    expect([path, answer.text.includes('corridor')]).toEqual([path, false])
  }
  expect(files.length).toBeGreaterThan(3)
})

test('a copy that was taken after a backup is known again after a restore, without what it was for, and is asked about', async () => {
  const story = await tellForReports(world)
  const copy = await takeOutside(world, story)
  const { rows: [row] } = await sql<{ ids: Readonly<Record<string, string>> }>`select ids from platform.activity where kind = 'story-words-taken' and ids ->> 'use' = ${copy}`.execute(tables(world.database))
  expect(JSON.stringify(row?.ids)).not.toMatch(/casualty|Inverness|corridor/)
  await tables(world.database).deleteFrom('stories.use').where('id', '=', copy).execute()
  expect((await host().get(`/stories/copies/${copy}`)).status).toBe(404)
  for (const ids of [row?.ids ?? {}, row?.ids ?? {}, { use: copy }]) await world.database.transaction(async (trx) => AGAIN['story-words-taken']?.(trx, ids, world.clock.now))
  const shown = await host().get(`/stories/copies/${copy}`)
  expect([shown.status, shown.text.includes('A use that was forgotten'), shown.text.includes(MARKED)]).toEqual([200, true, true])
  expect((await world.as(world.people.carer).get(`/stories/${story}`)).text).toContain('Host Example took words along')
  await world.as(world.people.carer).post(`/stories/${story}/take-back`)
  expect((await host().get(`/stories/copies/${copy}`)).text).toContain('What became of the copies?')
})
