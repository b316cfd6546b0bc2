import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { useWorld } from '#app/test-world.ts'
import { tables as peopleTables } from '#people/tables.ts'
import { agreeing, later, tellAndApprove, until } from '../test-stories.ts'
import { tables } from '../tables.ts'
import { askTellersAgain, storyLetters } from './ask-again.ts'

const world = useWorld()

const letters = async () => (await sql<{ recipient: string; ids: Readonly<Record<string, string>> }>`select recipient, ids from platform.mail where kind = 'story-consent-ends'`.execute(tables(world.database))).rows

test('a teller is written to once before a yes ends, by id only, and not where it was taken back or said again', async () => {
  const { carer } = world.people
  await peopleTables(world.database).insertInto('people.email').values({ person_id: carer, address: 'carer@example.org', key: 'carer@example.org', refused_at: null }).execute()
  await peopleTables(world.database).insertInto('people.reply_way').values({ person_id: carer, way: 'email', detail: null }).execute()
  const [ending, far, back, renewed] = [await tellAndApprove(world, carer), await tellAndApprove(world, carer), await tellAndApprove(world, carer), await tellAndApprove(world, carer)]
  for (const [story, days] of [[ending, 20], [far, 90], [back, 20], [renewed, 20]] as const) await world.as(carer).post(`/stories/${story}/consents/new`, { ...agreeing, ...until(world, days) })
  await world.as(carer).post(`/stories/${back}/take-back`)
  later(world, 3)
  const consent = await tables(world.database).selectFrom('stories.consent').select('id').where('story_id', '=', renewed).executeTakeFirstOrThrow()
  expect((await world.as(carer).post(`/stories/${renewed}/consents/${consent.id}/renew`, { ...until(world, 90), understood: 'yes' })).status).toBe(303)
  await askTellersAgain(world.database, world.clock.now)
  await askTellersAgain(world.database, world.clock.now)
  expect(await letters()).toEqual([{ recipient: 'carer@example.org', ids: { story: ending } }])
})

test('the name that was shown goes when the yes is over', async () => {
  const story = await tellAndApprove(world, world.people.service)
  await world.as(world.people.service).post(`/stories/${story}/consents/new`, { ...agreeing, ...until(world, 4), attribution: 'first-name', shownAs: 'Shown Example' })
  const names = () => tables(world.database).selectFrom('stories.consent_name').select('shown_as').where('story_id', '=', story).execute()
  await askTellersAgain(world.database, world.clock.now)
  expect(await names()).toEqual([{ shown_as: 'Shown Example' }])
  later(world, 5)
  await askTellersAgain(world.database, world.clock.now)
  expect(await names()).toEqual([{ shown_as: null }])
})

test('the letter leads to the story and says nothing of it', async () => {
  const letter = await world.database.transaction(async (trx) => storyLetters['story-consent-ends']?.text(trx, { to: 'carer@example.org', person: undefined, ids: { story: (await letters())[0]?.ids['story'] ?? '' } }, { name: 'Thegither', publicUrl: new URL('https://together.example.org'), secret: 'none' }))
  expect(JSON.stringify(letter)).toContain('https://together.example.org/stories/')
  expect(JSON.stringify(letter)).not.toContain('corridor')
})
