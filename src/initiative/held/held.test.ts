import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { importTables } from '../import/tables.ts'
import { tables } from '../tables.ts'

const world = useWorld()
const fileOf = async (person: 'carer' | 'service' | 'stranger'): Promise<Record<string, readonly Record<string, unknown>[]>> =>
  JSON.parse((await world.as(world.people[person]).get('/me/everything.json')).text)
const say = (person: 'carer' | 'service', words: string) => world.as(world.people[person]).post('/initiatives/evening-buses/voices/new', { words, seenBy: 'members' })

test('everything held about me has what I said and what I take part in, and nothing that others said', async () => {
  await say('carer', 'The last bus goes before the clinic ends.')
  await say('service', 'The stop has no light.')
  const file = await fileOf('carer')
  expect(file['whatISaid']).toMatchObject([{ initiative: 'Evening buses', kind: 'voice', words: 'The last bus goes before the clinic ends.' }])
  expect(file['whatITakePartIn']).toMatchObject([{ slug: 'evening-buses', host: false, hereAs: ['carer'] }])
  expect(JSON.stringify(file)).not.toContain('The stop has no light')
})

test('it has what is about me in every table that knows people, and of what I did to others only that I did it', async () => {
  const item = await tables(world.database).selectFrom('initiative.thread_item').select('id').limit(1).executeTakeFirstOrThrow()
  await tables(world.database).insertInto('initiative.hiding').values({ item_id: item.id, reason: 'A reason about somebody else', hidden_by: world.people.service }).execute()
  const file = await fileOf('service')
  expect(file['alsoInInitiatives']).toContainEqual(expect.objectContaining({ in: 'hiding', as: 'hidden_by' }))
  expect(JSON.stringify(file)).not.toContain('A reason about somebody else')
})

test('of a file that I sent it has the name, and not what others said in it', async () => {
  const draft = { id: newId<'import-draft'>(), initiative_id: world.initiative.id, person_id: world.people.service, file_name: 'survey.csv', file_hash: null, rows: 1, first_rows: JSON.stringify([['words'], ['Said by somebody else.']]) }
  await importTables(world.database).insertInto('initiative.import_draft').values(draft).execute()
  const file = await fileOf('service')
  expect(file['alsoInInitiatives']).toContainEqual(expect.objectContaining({ in: 'import_draft', file_name: 'survey.csv' }))
  expect(JSON.stringify(file)).not.toContain('Said by somebody else')
})

test('it is empty for somebody who takes part in nothing', async () => {
  expect(await fileOf('stranger')).toMatchObject({ whatISaid: [], whatITakePartIn: [], alsoInInitiatives: [] })
})
