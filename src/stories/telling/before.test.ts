/** What somebody reads before they tell a story, and what they are shown to put right. */
import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { telling } from '../test-stories.ts'

const world = useWorld()
const carer = () => world.as(world.people.carer)
const group = () => `/initiatives/${world.initiative.slug}/stories`

test('the list to look through, what readers are warned of, and where support is are there to read before a word is told', async () => {
  const page = await carer().get(`${group()}/new`)
  expect([page.status, page.queries <= 8]).toEqual([200, true])
  for (const words of ['Names of other people: left out, or changed', 'Things about others that are theirs to tell', 'what readers should be warned of', 'If it gets hard', '48 hours, or longer if you choose so']) expect(page.text).toContain(words)
})

test('whoever writes a story down for somebody and leaves something out sees it, unfolded', async () => {
  const answer = await carer().post(`${group()}/tell`, { ...telling, told: 'taken-down' })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('<details class="details" open')
  expect(answer.text).toContain('Choose whose story it is')
  expect((await carer().get(`${group()}/tell?way=whole`)).text).toContain('<details class="details"><summary>')
})
