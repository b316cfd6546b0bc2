import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { MARKED, tellAndApprove } from '../test-stories.ts'

const world = useWorld()

describe('two versions beside each other', () => {
  test('are for their teller, whichever two they choose, and none else', async () => {
    const story = await tellAndApprove(world, world.people.planner)
    const planner = world.as(world.people.planner)
    expect((await planner.get(`/stories/${story}/compare`)).text).toContain('Your story has one version so far')
    await planner.post(`/stories/${story}/edit`, { version: '1', words: `${MARKED} Nobody said why.` })
    await planner.post(`/stories/${story}/edit`, { version: '2', words: `It was in March.\n\n${MARKED} Nobody said why, ever.` })
    expect((await planner.get(`/stories/${story}`)).text).toContain(`/stories/${story}/compare`)
    const newest = await planner.get(`/stories/${story}/compare`)
    expect([newest.status, newest.queries <= 8, newest.text.includes('ever.')]).toEqual([200, true, true])
    expect((await planner.get(`/stories/${story}/compare?before=1&after=2`)).text).not.toContain('ever.')
    expect((await planner.get(`/stories/${story}/compare?before=2&after=2`)).text).toContain('Both say the same')
    expect((await planner.get(`/stories/${story}/compare?before=1&after=9`)).status).toBe(404)
    expect((await planner.get(`/stories/${story}/compare?before=x&after=-1`)).status).toBe(200)
  })
})
