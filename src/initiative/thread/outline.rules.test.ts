import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { ITEM_KINDS, type ItemId, type ItemKind } from '../tables.ts'
import { type OutlineNode, type ThreadFacts, type ThreadItem, backOf, endOf, forwardOf, outlineOf, ownOf, strandsOf, walk } from './outline.rules.ts'
import { NARROW, WIDE, draw, linesOf, orderAfter } from './picture/draw.rules.ts'
import { weaveOf } from './picture/weave.rules.ts'

const at = new Date('2026-11-24T12:00:00Z')
const item = (kind: ItemKind, words: string = kind, more: Partial<ThreadItem> = {}): ThreadItem => ({ id: newId<'item'>(), kind, words, state: 'there', recordedAt: at, ...more })
const facts = (items: readonly ThreadItem[], links: readonly (readonly [ThreadItem, ThreadItem])[], more: Partial<ThreadFacts> = {}): ThreadFacts =>
  ({ items, links: links.map(([source, result]) => ({ source: source.id, result: result.id })), voices: new Map(), ...more })
const told = (nodes: readonly OutlineNode[]): string => nodes.map((node) => `${node.item.words}${node.above ? '^' : ''}${node.results.length > 0 ? `(${told(node.results)})` : ''}`).join(' ')

describe('the outline', () => {
  const [a, b, agreed, change] = [item('theme', 'a'), item('theme', 'b'), item('decision', 'agreed'), item('change', 'change')]

  test('follows each theme to what was agreed and to what happened, and tells nothing twice', () => {
    expect(told(outlineOf(facts([a, b, agreed, change], [[a, agreed], [b, agreed], [agreed, change]])).strands)).toBe('a(agreed(change)) b(agreed^)')
  })

  test('leads back from what happened to what was heard', () => {
    expect(told(backOf(facts([a, b, agreed, change], [[a, agreed], [b, agreed], [agreed, change]]), change.id))).toBe('agreed(a b)')
    expect(told(forwardOf(facts([a, agreed], [[a, agreed]]), [agreed.id]))).toBe('agreed')
  })

  test('themes in themes are told from the widest to the narrowest; followed one by one, the wider rests on the narrower', () => {
    const [wide, narrow, narrowest] = [item('theme', 'wide'), item('theme', 'narrow'), item('theme', 'narrowest')]
    const nested = facts([narrowest, narrow, wide, agreed, change], [[narrowest, narrow], [narrow, wide], [wide, agreed], [narrowest, change]])
    expect(told(outlineOf(nested).strands)).toBe('wide(narrow(narrowest(change)) agreed)')
    expect(told(strandsOf(nested, [wide.id]).strands)).toBe('wide(narrow(narrowest(change)) agreed)')
    expect(told(forwardOf(nested, [narrowest.id]))).toBe('narrowest(narrow(wide(agreed)) change)')
    expect(told(ownOf(nested, [], [narrow.id]).outline.strands)).toBe('narrow(wide(agreed))')
    expect(told(backOf(nested, agreed.id))).toBe('wide(narrow(narrowest))')
  })

  test('a link to something that this person can\'t see is no link: what is left begins a strand of its own', () => {
    expect(told(outlineOf(facts([b, agreed], [[a, agreed]])).strands)).toBe('b agreed')
  })

  test('nothing ends in silence', () => {
    const kinds = fc.constantFrom(...ITEM_KINDS.filter((kind) => kind !== 'voice'))
    fc.assert(fc.property(kinds, fc.constantFrom('there', 'taken-back', 'hidden') as fc.Arbitrary<ThreadItem['state']>, (kind, state) => {
      const end = endOf(item(kind, kind, { state }), [])
      expect(end !== undefined).toBe(state === 'there' && kind !== 'change' && kind !== 'outcome')
    }))
    expect(endOf(a, [])).toEqual({ kind: 'nobody-yet' })
    expect(endOf(a, [item('decision', '', { state: 'taken-back' })])).toEqual({ kind: 'nobody-yet' })
    expect(endOf(item('decision', 'x', { promise: { kind: 'overdue', by: '2026-11-01', days: 23, moved: false } }), [])).toEqual({ kind: 'overdue', by: '2026-11-01' })
    expect(endOf(item('theme', 'x', { ending: { kind: 'set-aside', reason: 'No money', at } }), [agreed])).toEqual({ kind: 'set-aside', reason: 'No money' })
  })
})

/** Any thread that the database can hold: links go from what ranks lower to what ranks higher. */
const anyThread = fc.array(fc.constantFrom<ItemKind>('theme', 'theme', 'need', 'idea', 'decision', 'change', 'outcome'), { minLength: 1, maxLength: 24 }).chain((kinds) =>
  fc.array(fc.tuple(fc.nat(kinds.length - 1), fc.nat(kinds.length - 1)), { maxLength: 40 }).map((pairs): ThreadFacts => {
    const order = ITEM_KINDS
    const items = kinds.map((kind, index) => item(kind, `${kind} ${index}`, index % 7 === 3 ? { state: 'taken-back', words: '' } : {}))
    const links = pairs.flatMap(([one, other]): [ThreadItem, ThreadItem][] => {
      const [x, y] = [items[one], items[other]]
      if (x === undefined || y === undefined) return []
      const ranks = order.indexOf(x.kind) < order.indexOf(y.kind) || (x.kind === 'theme' && y.kind === 'theme' && one < other)
      return ranks ? [[x, y]] : []
    })
    return facts(items, links, { voices: new Map(items.map(({ id }, index) => [id, { said: index * 3, takenBack: 0, mine: index % 5 === 0 ? 1 : 0 }])) })
  }))

describe('the picture', () => {
  test('the outline tells every item once in full, whatever the thread looks like', () => {
    fc.assert(fc.property(anyThread, (thread) => {
      const full = [...walk(outlineOf(thread).strands)].filter(({ node }) => !node.above).map(({ node }) => node.item.id)
      expect(full.toSorted()).toEqual(thread.items.map(({ id }) => id).toSorted())
    }))
  })

  test('the same outline gives the same picture, and strands keep the order of the outline', () => {
    fc.assert(fc.property(anyThread, (thread) => {
      const outline = outlineOf(thread)
      expect(weaveOf(outline)).toEqual(weaveOf(outlineOf(thread)))
      const begins = weaveOf(outline).knots.filter(({ stage }) => stage === 0).map(({ id }) => id)
      expect(begins).toEqual(outline.strands.slice(0, 10).filter(({ item: { kind } }) => kind === 'theme').map(({ item: { id } }) => id))
    }))
  })

  test('no two knots lie on each other, none lies outside, and every strand runs forwards', () => {
    fc.assert(fc.property(anyThread, fc.constantFrom(WIDE, NARROW), (thread, shape) => {
      const weave = weaveOf(outlineOf(thread))
      const { knots, width, height } = draw(weave, shape)
      expect(new Set(knots.map(({ x, y }) => `${x} ${y}`)).size).toBe(knots.length)
      for (const knot of knots) expect(knot.x > 0 && knot.x < width && knot.y > 0 && knot.y < height && knot.endX <= width && knot.endY <= height).toBe(true)
      const stage = new Map(weave.knots.map(({ id, stage: one }) => [id, one]))
      for (const { from, to } of weave.threads) expect((stage.get(to) ?? 0) - (stage.get(from) ?? 0)).toBe(1)
    }))
  })

  test('it never shows more than the outline: at most so many strands, and it says how many more there are', () => {
    const many = Array.from({ length: 25 }, (_, index) => item('theme', String(index)))
    const weave = weaveOf(outlineOf(facts(many, [])))
    expect([weave.strands.length, weave.more]).toEqual([10, 15])
  })

  test('strands that lie side by side do not cross on their way', () => {
    const [a, b, x, y] = [item('theme', 'a'), item('theme', 'b'), item('decision', 'x'), item('decision', 'y')]
    const weave = weaveOf(outlineOf(facts([a, b, x, y], [[a, x], [b, y]])))
    expect(weave.knots.map(({ node, row }) => `${node?.item.words} ${row}`)).toEqual(['a 0', 'b 1', 'x 0', 'y 1'])
  })

  test('a rope keeps all its strands, however it is twisted', () => {
    fc.assert(fc.property(fc.nat(9), fc.nat(40), (many, twists) => {
      expect(orderAfter(many, twists).toSorted((one, other) => one - other)).toEqual(Array.from({ length: many }, (_, index) => index))
    }))
  })

  test('words are cut to fit, and say that they are', () => {
    expect(linesOf('A later bus on clinic evenings, tried for three months', 20, 2)).toEqual(['A later bus on', 'clinic evenings, …'])
    fc.assert(fc.property(fc.string(), (words) => linesOf(words, 20, 3).every((line) => line.length <= 21) && linesOf(words, 20, 3).length <= 3))
  })
})

test('a thread of two thousand items in a row is told without trouble', () => {
  const chain = Array.from({ length: 2_000 }, (_, index) => item('idea', String(index)))
  const links = chain.slice(1).map((result, index): [ThreadItem, ThreadItem] => [chain[index] ?? result, result])
  const ids: ItemId[] = [...walk(outlineOf(facts(chain, links)).strands)].map(({ node }) => node.item.id)
  expect(ids).toHaveLength(2_000)
})
