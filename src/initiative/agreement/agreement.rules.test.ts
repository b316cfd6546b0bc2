import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { type AgreementDraft, type Group, asksForCard, countRoom, decideAgreement, missingFrom, promiseProblems, thoseWhoAgreed } from './agreement.rules.ts'
import type { Card, Sent } from './reading.rules.ts'

const [carer, service, planner] = [newId<'standpoint'>(), newId<'standpoint'>(), newId<'standpoint'>()]
const people = Array.from({ length: 5 }, () => newId<'person'>())
const members = people.map(() => newId<'member'>())
const group: Group = { people: new Set(people), byMember: new Map(members.map((member, index) => [member, people[index] ?? newId<'person'>()])), affected: new Map([[carer, true], [service, true], [planner, false]]) }
const FULL = {
  question: 'Which?', 'option-1-words': 'Two buses', 'option-1-for': 'It is warm', 'option-1-chosen': 'yes', 'option-2-words': 'None', whoCouldDecide: 'All of us', method: 'consent', reasons: 'Cheaper',
  interests: 'no', cannotChange: 'Nothing', amount: '1,250', budget: 'The travel fund',
} as const satisfies Sent
const draft = (facts: Partial<AgreementDraft> = {}): AgreementDraft => ({
  words: 'The bus waits.', agreedOn: '2026-11-24', aboutMoney: false, aboutService: false, coProduced: false, sent: {}, disagree: [],
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

/** The card of a decision about money, with some boxes filled otherwise. */
const withCard = (boxes: Sent, facts: Partial<AgreementDraft> = {}) => decide({ aboutMoney: true, sent: { ...FULL, ...boxes }, ...facts })
const cardOf = (boxes: Sent, facts: Partial<AgreementDraft> = {}): Card | undefined => {
  const decided = withCard(boxes, facts)
  return decided.kind === 'agreed' ? decided.agreement.card : undefined
}
const wrongWith = (boxes: Sent, facts: Partial<AgreementDraft> = {}) => {
  const decided = withCard(boxes, facts)
  return decided.kind === 'refused' ? decided.problems : []
}

describe('the full card', () => {
  test.each(['aboutService', 'coProduced'] as const)('is asked for where %s is ticked, each box that is empty at once', (tick) => {
    expect(codes({ [tick]: true })).toEqual(['question-missing', 'options-missing', 'who-could-decide-missing', 'method-missing', 'reasons-missing', 'interests-missing', 'cannot-change-missing'])
    expect(decide({ [tick]: true, sent: FULL })).toMatchObject({ kind: 'agreed', agreement: { card: { question: 'Which?', money: undefined } } })
  })
  test('about money asks for the amount and the budget too', () => {
    expect(wrongWith({ amount: 'much', budget: '' }).map(({ code }) => code)).toEqual(['amount-unreadable', 'budget-missing'])
    expect(cardOf({})?.money).toEqual({ pence: 125_000, budget: 'The travel fund', what: undefined })
  })
  test('is left out where it is not asked for', () => expect(decide({ sent: FULL })).toMatchObject({ agreement: { card: undefined } }))
  test('holds each option with what speaks for and against it, and which was chosen', () => {
    expect(cardOf({ 'option-5-words': 'Walk', 'option-5-against': 'It rains' })?.options).toEqual([
      { words: 'Two buses', speaksFor: 'It is warm', speaksAgainst: undefined, chosen: true }, { words: 'None', speaksFor: undefined, speaksAgainst: undefined, chosen: false },
      { words: 'Walk', speaksFor: undefined, speaksAgainst: 'It rains', chosen: false },
    ])
  })
  test.each([
    ['no option is ticked and not «none»', { 'option-1-chosen': '' }, 'noneChosen', 'result-missing'], ['an option and «none» are ticked', { noneChosen: 'yes' }, 'noneChosen', 'result-both'],
    ['an option has reasons and no words', { 'option-3-for': 'Cheap' }, 'option-3-words', 'option-words-missing'], ['a box is overlong', { reasons: 'x'.repeat(4_001) }, 'reasons', 'card-too-long'],
    ['an interest was declared and not written down', { interests: 'yes' }, 'interest-1-words', 'interest-words-missing'],
    ['nobody says what was done about an interest', { interests: 'yes', 'interest-1-words': 'My brother drives' }, 'interest-1-done', 'interest-done-missing'],
    ['an interest is that of somebody who takes no part', { interests: 'yes', 'interest-1-words': 'Mine', 'interest-1-done': 'None', 'interest-1-who': newId<'member'>() }, 'interest-1-who', 'person-unknown'],
  ] as const)('is refused where %s', (_, boxes, field, code) => expect(wrongWith(boxes)).toEqual([{ field, code }]))
  test('«none of them» is a result', () => expect(cardOf({ 'option-1-chosen': '', noneChosen: 'yes' })?.options.every((one) => one.chosen === false)).toBe(true))
  test('interests: asked and none declared is something else than not asked', () => {
    expect(cardOf({})?.interests).toEqual([])
    expect(cardOf({ interests: 'yes', 'interest-2-words': 'My brother drives', 'interest-2-done': 'I left the room', 'interest-2-who': members[0] })?.interests)
      .toEqual([{ words: 'My brother drives', done: 'I left the room', person: people[0] }])
  })
})

describe('consent', () => {
  test('holds each objection, whose it is, what was changed because of it and how it ended', () => {
    expect(cardOf({ 'objection-1-words': 'Too cold', 'objection-1-who': members[1], 'objection-1-done': 'A shelter', 'objection-1-state': 'withdrawn' })?.way.objections)
      .toEqual([{ words: 'Too cold', person: people[1], done: 'A shelter', remains: false }])
  })
  test('an objection without an end, or an end without an objection, is refused', () => {
    expect(wrongWith({ 'objection-1-words': 'Too cold' })).toEqual([{ field: 'objection-1-state', code: 'objection-state-missing' }])
    expect(wrongWith({ 'objection-2-state': 'remains' })).toEqual([{ field: 'objection-2-words', code: 'objection-words-missing' }])
  })
  test('what was taken back stays taken back when the card is corrected, and who has left stays named', () => {
    const left = newId<'person'>()
    const card = cardOf({ 'objection-1-words': 'Too cold', 'objection-1-state': 'remains' })
    if (card === undefined) throw new Error('the card is whole')
    const gone = { person: people[0], words: undefined, done: 'A shelter', remains: false }
    const before = { ...card, way: { ...card.way, objections: [gone, { person: left, words: 'Too cold', done: undefined, remains: true }] } }
    const corrected = decideAgreement(draft({ aboutMoney: true, sent: { ...FULL, 'objection-1-words': 'Too cold for us', 'objection-1-who': 'same', 'objection-1-state': 'remains' } }), group, '2026-11-24', before)
    expect(corrected).toMatchObject({ agreement: { card: { way: { objections: [{ words: 'Too cold for us', person: left }, gone] } } } })
  })
})

describe('a show of hands', () => {
  const hands = { method: 'show-of-hands', 'hands-1-for': '2', 'hands-2-for': '0', 'hands-2-against': '1' }
  test('holds the hands for each option', () => expect(cardOf(hands)?.way.facts).toEqual({ hands: [{ for: 2, against: 0, abstain: 0 }, { for: 0, against: 1, abstain: 0 }] }))
  test('is refused where an option was not counted, or a number is none', () => {
    expect(wrongWith({ ...hands, 'hands-1-for': '' })).toEqual([{ field: 'hands-1-for', code: 'hands-missing' }])
    expect(wrongWith({ ...hands, 'hands-2-against': 'many' })).toEqual([{ field: 'hands-2-against', code: 'hands-unreadable' }])
  })
  test('never has more hands for an option than people who were there', () => {
    fc.assert(fc.property(fc.tuple(...Array.from({ length: 3 }, () => fc.integer({ min: 0, max: 3 }))), ([inFavour = 0, against = 0, abstain = 0]) => {
      const found = wrongWith({ ...hands, 'hands-1-for': String(inFavour), 'hands-1-against': String(against), 'hands-1-abstain': String(abstain) })
      expect(found.map(({ code }) => code)).toEqual(inFavour + against + abstain > 2 ? ['hands-too-many'] : [])
    }))
  })
})

describe('delegated', () => {
  const delegated = { method: 'delegated', 'delegated-to': [members[0] ?? ''], 'delegated-by': 'All of us', 'delegated-until-day': '1', 'delegated-until-month': '3', 'delegated-until-year': '2027' }
  test('holds who decides, who let them, and until when', () => {
    expect(cardOf(delegated)?.way).toEqual({ facts: { by: 'All of us', until: '2027-03-01' }, objections: [], delegates: [people[0]] })
  })
  test('says everything that is missing at once', () => {
    expect(wrongWith({ method: 'delegated' }).map(({ code }) => code)).toEqual(['delegates-missing', 'delegated-by-missing', 'delegated-until-missing'])
    expect(wrongWith({ ...delegated, 'delegated-until-day': '40' }).map(({ code }) => code)).toEqual(['delegated-until-unreadable'])
    expect(wrongWith({ ...delegated, 'delegated-to': newId<'member'>() }).map(({ code }) => code)).toEqual(['person-unknown'])
  })
})

describe('those who agreed', () => {
  const room = { present: [{ person: people[0], standpoint: carer }, { person: people[1], standpoint: service }, { person: people[2], standpoint: planner }], company: [{ standpoint: carer, people: 1 }] }
  const consent = cardOf({ 'objection-1-words': 'No', 'objection-1-who': members[1], 'objection-1-state': 'remains' })
  const some = cardOf({ method: 'delegated', 'delegated-to': members[0], 'delegated-by': 'Us', 'delegated-until-day': '1', 'delegated-until-month': '3', 'delegated-until-year': '2027' })
  test('are not those who disagree, nor whose objection remains', () => {
    expect(thoseWhoAgreed(room, [people[0]], undefined).present.map(({ person }) => person)).toEqual([people[1], people[2]])
    expect(thoseWhoAgreed(room, [], consent).present.map(({ person }) => person)).toEqual([people[0], people[2]])
  })
  test('are the ones who decided, where some decided for the rest', () => expect(thoseWhoAgreed(room, [], some)).toEqual({ present: [room.present[0]], company: [] }))
  test('who is missing of those affected is said', () => expect(missingFrom(thoseWhoAgreed(room, [people[1]], undefined), group.affected)).toEqual([service]))
  test('«co-produced» does not count who disagrees (I-09)', () => {
    const two = { present: room.present, company: [] }
    expect(decide({ coProduced: true, sent: FULL, room: two }).kind).toBe('agreed')
    expect(decide({ coProduced: true, sent: FULL, room: two, disagree: people.slice(1, 2) })).toMatchObject({ problems: [{ code: 'too-few-affected' }] })
  })
})

const standpoint = fc.constantFrom(carer, service, planner, undefined)
const rooms = fc.record({
  present: fc.uniqueArray(fc.record({ person: fc.constantFrom(...people), standpoint }), { selector: (one) => one.person }),
  company: fc.array(fc.record({ standpoint, people: fc.integer({ min: 1, max: 4 }) }), { maxLength: 3 }),
})

describe('whoever was there', () => {
  test('«co-produced» is never recorded with fewer than two people affected by the service (I-09)', () => {
    fc.assert(fc.property(rooms, (room) => {
      const decided = decide({ room, coProduced: true, sent: FULL })
      const { affected } = countRoom(room, group.affected)
      if (affected < 2) expect(decided).toMatchObject({ kind: 'refused' })
      if (decided.kind === 'agreed') expect(affected).toBeGreaterThanOrEqual(2)
    }))
  })
  test('what is about money, a service or called co-produced never stands without its card (I-08)', () => {
    fc.assert(fc.property(rooms, fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean(), (room, aboutMoney, aboutService, coProduced, filled) => {
      const decided = decide({ room, aboutMoney, aboutService, coProduced, sent: filled ? FULL : {} })
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
