import { beforeAll, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { caseStudy } from '../case-study/case-study.rules.ts'
import { insertEntries } from '../entry/entry.queries.ts'
import { resource } from '../resource/resource.rules.ts'

const world = useWorld()
beforeAll(async () => {
  const by = { person: undefined, at: world.clock.now, zone: DEFAULT_ZONE }
  await world.database.transaction(async (trx) => {
    await insertEntries(trx, resource, [
      { slug: 'map-of-halls', content: resource.schema.parse({ title: 'Zephyr map of halls', type: 'toolkit', steps: ['map', 'people'], languages: ['gd'] }) },
      { slug: 'talk-of-halls', content: resource.schema.parse({ title: 'Zephyr talk of halls', type: 'case-study', steps: ['grow'], languages: ['en'] }) },
    ], by, 'published')
    await insertEntries(trx, caseStudy, [{ slug: 'hall-of-ours', content: caseStudy.schema.parse({ title: 'Zephyr hall of ours', lead: 'How a hall was kept open.', sections: { starting: 'A hall was to close.' } }) }], by, 'published')
  })
})

const find = async (query: string) => (await world.as(undefined).get(`/search?q=zephyr${query}`)).text

test('what is found can be narrowed by the step in which it helps, and by language', async () => {
  const all = await find('')
  expect(all).toContain('See what is there already (1)')
  expect(all).toContain('Scottish Gaelic (1)')
  for (const narrowed of [await find('&step=people'), await find('&language=gd')]) {
    expect(narrowed).toContain('map of halls')
    expect(narrowed).not.toContain('talk of halls')
  }
})

test('case studies are those that lie elsewhere and those that are written here', async () => {
  const narrowed = await find('&type=case-study')
  expect(narrowed).toContain('/library/resources/talk-of-halls')
  expect(narrowed).toContain('/library/case-studies/hall-of-ours')
  expect(narrowed).not.toContain('map-of-halls')
})

test('each thing is called what it is: a toolkit rather than a resource', async () => {
  const quiet = [...(await find('')).matchAll(/<p class="card__quiet">([^<·]+)/g)].map(([, called = '']) => called.trim())
  expect(quiet.toSorted()).toEqual(['Case study', 'Case study', 'Toolkit'])
})
