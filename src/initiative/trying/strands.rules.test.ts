import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import type { ItemId } from '../tables.ts'
import { type TriedNode, stateOf, strandsOf } from './strands.rules.ts'

const node = (kind: TriedNode['kind'], sources: readonly TriedNode[] = [], facts: Partial<TriedNode> = {}): TriedNode =>
  ({ id: newId<'item'>(), kind, state: 'there', words: kind, result: null, from: null, until: null, ended: false, endReason: null, sources: sources.map(({ id }): ItemId => id), ...facts })

describe('what became of an idea', () => {
  test('prototypes stand in the order in which they came, each with its tests, also one that was made after a test', () => {
    const idea = node('idea')
    const first = node('prototype', [idea])
    const failed = node('test', [first], { result: 'did-not' })
    const second = node('prototype', [failed])
    const worked = node('test', [second], { result: 'worked' })
    const [strand] = strandsOf([idea], [first, failed, second, worked])
    expect(strand?.made).toEqual([{ prototype: first, tests: [failed] }, { prototype: second, tests: [worked] }])
    expect(strand?.state).toBe('worked')
  })

  test('an idea that grew from a test is led to, with nothing of its own below', () => {
    const idea = node('idea')
    const failed = node('test', [idea], { result: 'did-not' })
    const next = node('idea', [failed])
    const made = node('prototype', [next])
    const strands = strandsOf([next, idea], [failed, made, next, idea])
    expect(strands.map(({ idea: one, tests, led, made: all }) => [one.id, tests.length, led.map(({ id }) => id), all.length])).toEqual([[next.id, 0, [], 1], [idea.id, 1, [next.id], 0]])
  })

  test('what came of two ideas stands under both', () => {
    const [one, other] = [node('idea'), node('idea')]
    const made = node('prototype', [one, other])
    expect(strandsOf([one, other], [made]).map((strand) => strand.made.length)).toEqual([1, 1])
  })

  test('where it stands: what was said of it, what it led to, the last test that showed something, or how far it came', () => {
    const [open, ended] = [{ ended: false }, { ended: true }]
    const [did, early] = [node('test', [], { result: 'did-not' }), node('test', [], { result: 'too-early' })]
    expect(stateOf(ended, [did], 1, [{ kind: 'decision' }])).toBe('set-aside')
    expect(stateOf(open, [did], 1, [{ kind: 'decision' }])).toBe('agreed')
    expect(stateOf(open, [did, early], 1, [])).toBe('did-not')
    expect(stateOf(open, [early], 1, [])).toBe('being-tested')
    expect(stateOf(open, [], 1, [])).toBe('made')
    expect(stateOf(open, [], 0, [])).toBe('nobody-yet')
  })
})
