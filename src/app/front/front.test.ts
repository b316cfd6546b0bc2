import { describe, expect, test } from 'vitest'
import { settleInitiative } from '../test-people.ts'
import { useWorld } from '../test-world.ts'

const world = useWorld()

describe('the front page', () => {
  test('says what this is for, takes a code, leads to signing in, and shows what is open to everybody', async () => {
    await settleInitiative(world.database, world.people, { slug: 'for-members', openTo: 'members' })
    const page = await world.as(undefined).get('/')
    expect(page.text).toContain('what became of what they said')
    expect(page.text).toMatch(/<form action="\/join" method="get"/)
    expect(page.text).toContain('href="/sign-in"')
    expect(page.text).toContain('/initiatives/evening-buses"')
    expect(page.text).not.toContain('/initiatives/for-members"')
    expect(page.queries).toBeLessThanOrEqual(8)
  })

  test('shows who is signed in their own initiatives first, and others after them', async () => {
    const member = await world.as(world.people.carer).get('/')
    expect(member.text.indexOf('Your initiatives')).toBeLessThan(member.text.indexOf('/initiatives/for-members"'))
    const stranger = await world.as(world.people.stranger).get('/')
    expect(stranger.text).toContain('You take part in no initiative yet')
    expect(stranger.text.indexOf('Others that are open to you')).toBeLessThan(stranger.text.indexOf('/initiatives/evening-buses"'))
    expect(stranger.queries).toBeLessThanOrEqual(8)
  })
})
