import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { type Companion, type Request, decideConfirmation } from './way-back.rules.ts'

const [host, member, other, locked] = [newId<'person'>(), newId<'person'>(), newId<'person'>(), newId<'person'>()]
const companion = (facts: Partial<Companion> = {}): Companion => ({ id: locked, called: 'Locked Example', hosted: false, administrator: false, ...facts })
const asHost = { by: host, looksAfter: true }
const asMember = { by: member, looksAfter: false }
const request = (...confirmations: Request['confirmations']): Request => ({ person: confirmations.length === 0 ? undefined : locked, confirmations })
const helper = (id: typeof host, administrator = false) => ({ id, administrator })

describe('helping somebody back in', () => {
  test('one person alone is never enough, host or not, also when they say it twice', () => {
    expect(decideConfirmation(request(), helper(host), companion({ hosted: true }))).toMatchObject({ kind: 'agreed', ready: false })
    expect(decideConfirmation(request(asHost), helper(host), companion({ hosted: true }))).toMatchObject({ problems: [{ code: 'confirmed-before' }] })
  })

  test('two are enough where one is a host of theirs or looks after the site', () => {
    expect(decideConfirmation(request(asHost), helper(member), companion())).toMatchObject({ ready: true })
    expect(decideConfirmation(request(asMember), helper(host), companion({ hosted: true }))).toMatchObject({ ready: true })
    expect(decideConfirmation(request(asMember), helper(other, true), companion())).toMatchObject({ ready: true })
    expect(decideConfirmation(request(asMember), helper(other), companion())).toMatchObject({ kind: 'agreed', ready: false })
  })

  test('only people who take part in something together can say so, and nobody for themselves', () => {
    expect(decideConfirmation(request(), helper(host, true), undefined)).toMatchObject({ problems: [{ code: 'person-not-with-you' }] })
    expect(decideConfirmation(request(), helper(locked), companion())).toMatchObject({ problems: [{ code: 'person-not-with-you' }] })
  })

  test('both must name the same person', () => {
    expect(decideConfirmation(request(asHost), helper(member), companion({ id: other }))).toMatchObject({ problems: [{ code: 'person-other' }] })
  })

  test('nobody becomes somebody who looks after the site in this way', () => {
    expect(decideConfirmation(request(asHost), helper(member), companion({ administrator: true }))).toMatchObject({ problems: [{ code: 'person-administrator' }] })
  })
})
