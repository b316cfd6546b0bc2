/** Attempts to get round what a teller said: stale pages, replayed forms, two at once. */
import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { tables } from './tables.ts'
import { MARKED, agreeing, publicly, tell, tellOpenly, telling } from './test-stories.ts'

const world = useWorld()
const carer = () => world.as(world.people.carer)
const host = () => world.as(world.people.host)
const base = () => `/initiatives/${world.initiative.slug}`
const quote = (story: string, fields: Readonly<Record<string, string>> = {}) => host().post(`${base()}/stories/${story}/quote`, { words: MARKED, where: 'case-study starting', ...fields })

describe('whoever has a page from before', () => {
  test('quotes nothing from it once the story is taken back, nor by sending the same form again', async () => {
    const story = await tellOpenly(world, world.people.carer, agreeing, publicly)
    const command = newId<'command'>()
    await quote(story, { command })
    await carer().post(`/stories/${story}/take-back`)
    const uses = () => tables(world.database).selectFrom('stories.use').select('id').where('story_id', '=', story).execute()
    expect((await quote(story)).status).toBe(404)
    expect((await quote(story, { command })).status).toBe(404)
    expect(await uses()).toHaveLength(1)
    const draft = await host().get(`${base()}/case-study/draft`)
    expect([draft.text.includes('taken back by its teller'), draft.text.includes('corridor')]).toEqual([true, false])
  })

  test('agrees to nothing for another story, and takes nobody else’s back', async () => {
    const story = await tellOpenly(world, world.people.carer, agreeing)
    const other = world.as(world.people.service)
    for (const path of ['consents/new', 'take-back', 'approve', 'edit', 'delete', 'supporter']) expect([path, (await other.post(`/stories/${story}/${path}`, agreeing)).status]).toEqual([path, 404])
    const own = await tell(world, world.people.service)
    const consent = await tables(world.database).selectFrom('stories.consent').select('id').where('story_id', '=', story).executeTakeFirstOrThrow()
    expect((await other.post(`/stories/${own}/consents/${consent.id}/take-back`)).status).toBe(404)
    expect((await host().get(`${base()}/stories/${story}`)).status).toBe(200)
  })

  test('quotes from no story of another initiative through this one', async () => {
    const story = await tellOpenly(world, world.people.carer, agreeing)
    const elsewhere = await tables(world.database).selectFrom('stories.story').select('initiative_id').where('id', '=', story).executeTakeFirstOrThrow()
    expect(elsewhere.initiative_id).toBe(world.initiative.id)
    const made = await host().post('/initiatives/new', { title: 'Another place', purpose: 'To see what can be reached from it.', openTo: 'public', letsIn: 'hosts' })
    const slug = /\/initiatives\/([^/]+)/.exec(made.location ?? '')?.[1] ?? 'not-made'
    expect((await host().get(`/initiatives/${slug}/stories`)).status).toBe(200)
    expect((await host().get(`/initiatives/${slug}/stories/${story}`)).status).toBe(404)
  })
})

describe('two at once', () => {
  test('two takings back are one', async () => {
    const story = await tellOpenly(world, world.people.carer, agreeing, publicly)
    await carer().post(`/stories/${story}/supporter`, { person: world.people.service, reads: 'no' })
    const answers = await Promise.all([carer().post(`/stories/${story}/take-back`), world.as(world.people.service).post(`/stories/${story}/take-back`), carer().post(`/stories/${story}/take-back`)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await tables(world.database).selectFrom('stories.consent_end').select('consent_id').where('story_id', '=', story).execute()).toHaveLength(2)
  })

  test('a quotation that is put in while the story is taken back is never read', async () => {
    for (let round = 0; round < 5; round++) {
      const story = await tellOpenly(world, world.people.carer, agreeing, publicly)
      const [put, taken] = await Promise.all([quote(story), carer().post(`/stories/${story}/take-back`)])
      expect([[303, 404, 422].includes(put.status), taken.status]).toEqual([true, 303])
      expect((await host().get(`${base()}/case-study/draft`)).text).not.toContain('corridor')
    }
  })

  test('words that are deleted while they are changed stay deleted', async () => {
    const story = await tell(world, world.people.carer)
    await Promise.all([carer().post(`/stories/${story}/delete`), carer().post(`/stories/${story}/edit`, { version: '1', words: 'Kept after all?' })])
    expect(await tables(world.database).selectFrom('stories.version').select('number').where('story_id', '=', story).execute()).toEqual([])
  })
})

describe('a page', () => {
  test('whose readers became more shows a mark, and the words again when they are as agreed (I-03)', async () => {
    const story = await tellOpenly(world, world.people.carer, agreeing)
    const made = await host().post(`${base()}/journal/new`, { title: 'A week', 'day-day': '1', 'day-month': '11', 'day-year': '2026', words: 'What we did.', seenBy: 'members', by: 'me' })
    const entry = made.location ?? ''
    expect((await quote(story, { where: `journal ${entry.split('/').at(-1)}` })).status).toBe(303)
    const shown = await host().get(entry)
    expect([shown.text.includes(MARKED), shown.queries <= 8]).toEqual([true, true])
    await host().post(`${entry}/edit`, { title: 'A week', 'day-day': '1', 'day-month': '11', 'day-year': '2026', words: 'What we did.', seenBy: 'public', version: '1' })
    for (const who of [undefined, world.people.host, world.people.carer]) {
      const wide = await world.as(who).get(entry)
      expect([wide.status, wide.text.includes('corridor'), wide.text.includes('said yes to other readers')]).toEqual([200, false, true])
    }
  })

  test('shows words on screen only, where nobody said yes to paper', async () => {
    const story = await tellOpenly(world, world.people.planner, agreeing, publicly)
    await quote(story)
    const onScreen = (await host().get(`${base()}/case-study/draft`)).text
    expect(onScreen).toContain('case-quote screen-only')
    const both = await tellOpenly(world, world.people.planner, agreeing, { ...publicly, channels: ['page', 'paper'] })
    await quote(both)
    expect((await host().get(`${base()}/case-study/draft`)).text).toContain('<blockquote class="case-quote"><div class="words"><p>' + MARKED)
    for (const one of [story, both]) await world.as(world.people.planner).post(`/stories/${one}/take-back`)
  })
})

test('what a member quotes by hand is not in the JSON of the case study, and a token of a program reads no story', async () => {
  const story = await tellOpenly(world, world.people.planner, agreeing, publicly)
  await quote(story)
  expect((await world.as(undefined).get(`${base()}/case-study.json`)).text).not.toContain('corridor')
  expect((await world.as(undefined).request(`/stories/${story}`, { headers: { authorization: 'Bearer nobody' } })).text).not.toContain('corridor')
})

test('what is held about somebody says which stories, and not their words', async () => {
  const answer = await carer().post(`${base()}/stories/tell`, telling)
  const held = await carer().get('/me/everything.json')
  expect(held.text).toContain(`${answer.location ?? 'none'}/copy`)
  expect(held.text).not.toContain('corridor')
})
