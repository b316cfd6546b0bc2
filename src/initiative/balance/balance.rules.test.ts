import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import type { Part } from './balance.queries.ts'
import { roomOutside, setBy, sumRoom } from './balance.rules.ts'

const part = (affected: boolean | undefined, people: number, agreed = people): Part =>
  ({ standpoint: affected === undefined ? undefined : { id: newId<'standpoint'>(), key: null, words: 'Somebody', affected }, people, agreed })

describe('a room', () => {
  test('is counted with those whom it is about apart; who did not say is not one of them', () => {
    expect(sumRoom([part(true, 3, 2), part(true, 1), part(false, 4), part(undefined, 2)])).toEqual({ people: 10, affected: 4, agreed: 9, affectedAgreed: 3 })
  })

  test('is a band to people outside, with a warning that is the same for one and for none', () => {
    expect(roomOutside([part(true, 1), part(false, 5)])).toEqual({ band: '5-9', few: true })
    expect(roomOutside([part(false, 6)])).toEqual(roomOutside([part(true, 1), part(false, 5)]))
    expect(roomOutside([part(true, 2), part(false, 4)])).toEqual({ band: '5-9', few: false })
  })
})

test('an agenda is set by both sides only where each put something on it; what nobody knows counts for neither', () => {
  expect([setBy({ affected: 1, others: 3, unknown: 0 }), setBy({ affected: 2, others: 0, unknown: 5 }), setBy({ affected: 0, others: 1, unknown: 0 }), setBy({ affected: 0, others: 0, unknown: 4 })])
    .toEqual(['both', 'affected', 'others', undefined])
})
