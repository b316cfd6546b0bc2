/** Words of stories at a decision. */
import { describe, expect, test } from 'vitest'
import { agreeExample } from '#initiative/agreement/test-agreement.ts'
import { useWorld } from '#app/test-world.ts'
import { MARKED, agreeing, publicly, tellOpenly } from '../test-stories.ts'

const world = useWorld()
const carer = () => world.as(world.people.carer)
const host = () => world.as(world.people.host)
const base = () => `/initiatives/${world.initiative.slug}`

describe('a story at a decision', () => {
  test('is quoted from the decision’s page, is read by those to whom its teller said yes, and is a mark once they take it back', async () => {
    const item = await agreeExample(world)
    const path = `${base()}/agreements/${item}`
    const before = await host().get(path)
    expect(before.text).toContain(`${base()}/stories?for=${item}`)
    expect((await carer().get(path)).text).not.toContain('Quote a story here')
    const story = await tellOpenly(world, world.people.carer, agreeing, publicly)
    const list = await host().get(`${base()}/stories?for=${item}`)
    expect(list.text).toContain(`${base()}/stories/${story}?for=${item}`)
    expect((await host().get(`${base()}/stories/${story}?for=${item}`)).text).toContain(`${story}/quote?for=${item}`)
    const form = await host().get(`${base()}/stories/${story}/quote?for=${item}`)
    expect([form.text.includes(`<option value="agreement ${item}" selected`), form.queries <= 8, form.queries]).toEqual([true, true, form.queries])
    expect((await host().post(`${base()}/stories/${story}/quote?for=${item}`, { words: MARKED, where: `agreement ${item}` })).status).toBe(303)
    for (const who of [undefined, world.people.carer, world.people.host]) expect((await world.as(who).get(path)).text).toContain(MARKED)
    const after = await host().get(path)
    expect(after.queries - before.queries).toBeLessThanOrEqual(2)
    expect(after.queries).toBeLessThanOrEqual(8)
    expect((await carer().get(`/stories/${story}`)).text).toContain(path)
    await carer().post(`/stories/${story}/take-back`)
    const gone = await world.as(undefined).get(path)
    expect([gone.text.includes('corridor'), gone.text.includes('taken back by its teller')]).toEqual([false, true])
  })

  test('is not put where more people read than its teller agreed to', async () => {
    const item = await agreeExample(world)
    const story = await tellOpenly(world, world.people.carer, agreeing)
    const form = await host().get(`${base()}/stories/${story}/quote?for=${item}`)
    expect(form.text).not.toContain(`agreement ${item}`)
    expect((await host().post(`${base()}/stories/${story}/quote?for=${item}`, { words: MARKED, where: `agreement ${item}` })).status).toBe(422)
  })

  test('an agreement of another place, or none, is not among those to choose from', async () => {
    const story = await tellOpenly(world, world.people.carer, agreeing, publicly)
    for (const wanted of ['nothing', '00000000-0000-7000-8000-000000000000', "'; drop"]) {
      const answer = await host().get(`${base()}/stories/${story}/quote?for=${encodeURIComponent(wanted)}`)
      expect([answer.status, answer.text.includes('drop')]).toEqual([200, false])
    }
  })
})
