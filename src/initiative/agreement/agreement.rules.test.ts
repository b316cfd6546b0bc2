import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { type AgreementDraft, type Group, asksForCard, countRoom, decideAgreement, promiseProblems } from './agreement.rules.ts'

const [carer, service, planner] = [newId<'standpoint'>(), newId<'standpoint'>(), newId<'standpoint'>()]
const people = Array.from({ length: 5 }, () => newId<'person'>())
const group: Group = { people: new Set(people), affected: new Map([[carer, true], [service, true], [planner, false]]) }
const EMPTY = { question: undefined, options: undefined, whoCouldDecide: undefined, method: undefined, reasons: undefined, cannotChange: undefined }
const FULL = { question: 'Which?', options: 'Two', whoCouldDecide: 'All of us', method: 'consent', reasons: 'Cheaper', cannotChange: 'Nothing' } as const
const draft = (facts: Partial<AgreementDraft> = {}): AgreementDraft => ({
  words: 'The bus waits.', agreedOn: '2026-11-24', aboutMoney: false, aboutService: false, coProduced: false, card: EMPTY,
  room: { present: people.slice(0, 2).map((person) => ({ person, standpoint: carer })), company: [] }, ...facts,
})
const decide = (facts: Partial<AgreementDraft>) => decideAgreement(draft(facts), group, '2026-11-24')
const codes = (facts: Partial<AgreementDraft>) => {
  const decided = decide(facts)
  return decided.kind === 'refused' ? decided.problems.map((problem) => problem.code) : []
}

describe('a quick agreement', () => {
  test('needs what was agreed, who was there and when, and nothing else', () => {
    expect(decide({})).toMatchObject({ kind: 'agreed', agreement: { card: undefined } })
  })
  test.each([
    ['nobody was there', { room: { present: [], company: [] } }, 'nobody-there'],
    ['somebody who takes no part is named', { room: { present: [{ person: newId<'person'>(), standpoint: undefined }], company: [] } }, 'person-unknown'],
    ['a person stands there twice, from two standpoints', { room: { present: [{ person: people[0], standpoint: carer }, { person: people[0], standpoint: planner }], company: [] } }, 'person-twice'],
    ['a standpoint is another group’s', { room: { present: [], company: [{ standpoint: newId<'standpoint'>(), people: 2 }] } }, 'standpoint-unknown'],
    ['it was agreed tomorrow', { agreedOn: '2026-11-25' }, 'agreed-on-to-come'],
  ] as const)('is refused where %s', (_, facts, code) => expect(codes(facts)).toEqual([code]))
})

describe('the full card', () => {
  test.each(['aboutMoney', 'aboutService', 'coProduced'] as const)('is asked for where %s is ticked, each box that is empty at once', (tick) => {
    expect(codes({ [tick]: true })).toEqual(['question-missing', 'options-missing', 'who-could-decide-missing', 'method-missing', 'reasons-missing', 'cannot-change-missing'])
    expect(decide({ [tick]: true, card: FULL })).toMatchObject({ kind: 'agreed', agreement: { card: FULL } })
  })
  test('is left out where it is not asked for', () => expect(decide({ card: FULL })).toMatchObject({ agreement: { card: undefined } }))
})

const standpoint = fc.constantFrom(carer, service, planner, undefined)
const rooms = fc.record({
  present: fc.uniqueArray(fc.record({ person: fc.constantFrom(...people), standpoint }), { selector: (one) => one.person }),
  company: fc.array(fc.record({ standpoint, people: fc.integer({ min: 1, max: 4 }) }), { maxLength: 3 }),
})

describe('whoever was there', () => {
  test('«co-produced» is never recorded with fewer than two people affected by the service (I-09)', () => {
    fc.assert(fc.property(rooms, (room) => {
      const decided = decide({ room, coProduced: true, card: FULL })
      const { affected } = countRoom(room, group.affected)
      if (affected < 2) expect(decided).toMatchObject({ kind: 'refused' })
      if (decided.kind === 'agreed') expect(affected).toBeGreaterThanOrEqual(2)
    }))
  })
  test('what is about money, a service or called co-produced never stands without its card (I-08)', () => {
    fc.assert(fc.property(rooms, fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean(), (room, aboutMoney, aboutService, coProduced, filled) => {
      const decided = decide({ room, aboutMoney, aboutService, coProduced, card: filled ? FULL : EMPTY })
      if (decided.kind === 'agreed') expect(decided.agreement.card !== undefined).toBe(asksForCard({ aboutMoney, aboutService, coProduced }))
    }))
  })
  test('no more people are counted as affected than were there', () => {
    fc.assert(fc.property(rooms, (room) => {
      const { people: all, affected } = countRoom(room, group.affected)
      expect(affected).toBeLessThanOrEqual(all)
      expect(all).toBe(room.present.length + room.company.reduce((sum, one) => sum + one.people, 0))
    }))
  })
})

test.each([
  ['2026-11-23', '2026-11-20', ['reply-by-past']], ['2026-11-24', '2026-11-24', []], ['2026-11-25', '2026-11-26', ['reply-by-before-agreed']],
])('a reply by %s to what was agreed on %s has the problems %j', (replyBy, agreedOn, expected) => {
  expect(promiseProblems(replyBy, agreedOn, '2026-11-24').map((problem) => problem.code)).toEqual(expected)
})
