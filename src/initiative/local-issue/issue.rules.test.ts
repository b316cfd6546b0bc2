import { describe, expect, test } from 'vitest'
import { type IssueFacts, isOverdue, issueState, mayRaise } from './issue.rules.ts'

const RAISED: IssueFacts = { partners: 0, agreements: 0, actions: 0, notes: 0, late: 0, reply: undefined }
const TODAY = '2026-11-24'

describe('how an issue stands follows from what was written down', () => {
  test.each([
    ['raised', RAISED], ['partners', { ...RAISED, partners: 1 }], ['agreed', { ...RAISED, partners: 1, agreements: 1 }],
    ['under-way', { ...RAISED, agreements: 1, actions: 1 }], ['under-way', { ...RAISED, notes: 1 }],
    ['closed', { ...RAISED, actions: 3, reply: { kind: 'did', nextBy: undefined } }], ['closed', { ...RAISED, reply: { kind: 'did-not', nextBy: undefined } }],
    ['under-way', { ...RAISED, actions: 1, reply: { kind: 'still-open', nextBy: '2026-12-01' } }],
  ] as const)('%s', (state, facts) => { expect(issueState(facts)).toBe(state) })

  test('an action that is late or a reply whose day has gone by is overdue, to the day; what is closed is not', () => {
    const open = (nextBy: string) => ({ ...RAISED, reply: { kind: 'still-open', nextBy } as const })
    expect(isOverdue(RAISED, TODAY)).toBe(false)
    expect(isOverdue({ ...RAISED, late: 1 }, TODAY)).toBe(true)
    expect(isOverdue(open(TODAY), TODAY)).toBe(false)
    expect(isOverdue(open('2026-11-23'), TODAY)).toBe(true)
    expect(isOverdue({ ...RAISED, late: 1, reply: { kind: 'did', nextBy: undefined } }, TODAY)).toBe(false)
  })
})

test('who may raise an issue: members always, others where everybody may see it, or where its hosts let them', () => {
  const visitor = { signedIn: true, membership: undefined, opened: false }
  expect((['public', 'site', 'members'] as const).map((openTo) => mayRaise(openTo, visitor))).toEqual([true, false, false])
  expect((['public', 'site', 'members'] as const).map((openTo) => mayRaise(openTo, { ...visitor, opened: true }))).toEqual([true, true, false])
  expect(mayRaise('public', { ...visitor, signedIn: false })).toBe(false)
})
