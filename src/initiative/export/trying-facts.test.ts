import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { FAILED, prototypeExample, trialExample } from '../trying/test-trying.ts'

const world = useWorld()
const items = async (person: 'carer' | undefined): Promise<readonly Record<string, unknown>[]> => {
  const answer = await world.as(person === undefined ? undefined : world.people[person]).get('/initiatives/evening-buses/thread.json')
  const page: Readonly<{ items: readonly Record<string, unknown>[] }> = JSON.parse(answer.text)
  return page.items
}

test('programs read what an idea, a prototype and a test say; who took part is a number for members and a band for others', async () => {
  const prototype = await prototypeExample(world, { form: 'other', formWords: 'A song' })
  const trial = await trialExample(world, { ...FAILED, restsOn: prototype })
  const outside = await items(undefined)
  expect(outside.find(({ kind }) => kind === 'idea')?.['idea']).toEqual({ how: 'At every stop.' })
  expect(outside.find(({ id }) => id === prototype)?.['prototype']).toEqual({ form: 'other', formWords: 'A song', what: 'One sheet, each bus on a line.' })
  const { next, seen, learned, result } = FAILED
  const said = { setting: 'At the stop by the surgery', from: '2026-11-20', result, seen, learned, next, band: 'under-5', answers: [] }
  expect(outside.find(({ id }) => id === trial)?.['test']).toEqual(said)
  expect((await items('carer')).find(({ id }) => id === trial)?.['test']).toEqual({ ...said, people: 3 })
  expect(JSON.stringify(outside)).not.toContain('Example')
})
