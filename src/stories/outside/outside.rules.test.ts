import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf, lastDayOf } from '#platform/time.ts'
import { AUDIENCES, CHANNELS, type Consent, PURPOSES, covers } from '../consent/consent.rules.ts'
import { OUTSIDE_ANSWERS, OUTSIDE_CHANNELS, OUTSIDE_KINDS, copyState, decideAnswer, decideTaking, mayAnswer, needOutside } from './outside.rules.ts'

const ZONE = 'Europe/London'
const NOW = new Date('2026-11-24T18:30:00Z')
const TODAY = dayOf(NOW, ZONE)
const HOUR = 3_600_000
const moments = fc.integer({ min: -400 * 24, max: 400 * 24 }).map((hours) => new Date(NOW.getTime() + hours * HOUR))
const anyConsent: fc.Arbitrary<Consent> = fc.record({
  number: fc.integer({ min: 1, max: 2 }), purpose: fc.constantFrom(...PURPOSES), audience: fc.constantFrom(...AUDIENCES), channel: fc.constantFrom(...CHANNELS),
  beginsAt: moments, endsAt: moments, endedAt: fc.option(moments, { nil: undefined, freq: 4 }),
})
const anyTaking = fc.record({ kind: fc.constantFrom(...OUTSIDE_KINDS), audience: fc.constantFrom(...AUDIENCES), channel: fc.constantFrom(...OUTSIDE_CHANNELS), day: fc.integer({ min: -400, max: 400 }).map((days) => addDays(TODAY, days)) })
const facts = { number: 1, now: NOW, zone: ZONE }

const report: Consent = { number: 1, purpose: 'report', audience: 'public', channel: 'paper', beginsAt: new Date(NOW.getTime() - 240 * HOUR), endsAt: new Date(NOW.getTime() + 240 * HOUR), endedAt: undefined }
const taking = { kind: 'report', audience: 'public', channel: 'paper', day: TODAY } as const

describe('which yes a use outside rests on', () => {
  test('whatever is agreed covers it now and on its day; and where it is refused, none does', () => {
    fc.assert(fc.property(fc.array(anyConsent, { maxLength: 8 }), anyTaking, (consents, one) => {
      const decided = decideTaking(one, consents, facts)
      const holds = (consent: Consent) => covers(consent, needOutside(1, one), NOW) && dayOf(consent.beginsAt, ZONE) <= one.day && one.day <= lastDayOf(consent.endsAt, ZONE)
      if (decided.kind === 'agreed') {
        expect(consents).toContain(decided.consent)
        expect(holds(decided.consent)).toBe(true)
        expect(consents.filter(holds).every(({ endsAt }) => endsAt <= decided.consent.endsAt)).toBe(true)
      } else expect(consents.some(holds)).toBe(false)
    }))
  })

  test('a yes to a page of this site is never one to anything outside', () => {
    fc.assert(fc.property(anyConsent, anyTaking, (consent, one) => { expect(decideTaking(one, [{ ...consent, channel: 'page' }], facts).kind).toBe('refused') }))
  })

  test('another purpose, wider readers or another way is asked anew (I-03)', () => {
    expect(decideTaking(taking, [report], facts).kind).toBe('agreed')
    for (const other of [{ kind: 'training' }, { kind: 'meeting' }, { channel: 'aloud' }] as const) expect(decideTaking({ ...taking, ...other }, [report], facts)).toMatchObject({ problems: [{ code: 'not-agreed' }] })
    expect(decideTaking(taking, [{ ...report, audience: 'members' }], facts)).toMatchObject({ problems: [{ code: 'not-agreed' }] })
    expect(decideTaking(taking, [{ ...report, number: 2 }], facts)).toMatchObject({ problems: [{ code: 'not-agreed' }] })
  })

  test('a day before the yes, or after it, is refused, and one that is past but within it is not', () => {
    expect(decideTaking({ ...taking, day: '2026-11-20' }, [report], facts).kind).toBe('agreed')
    expect(decideTaking({ ...taking, day: '2026-11-13' }, [report], facts)).toMatchObject({ problems: [{ field: 'day', code: 'before-yes' }] })
    expect(decideTaking({ ...taking, day: '2026-12-05' }, [report], facts)).toMatchObject({ problems: [{ field: 'day', code: 'after-yes' }] })
  })
})

describe('a copy', () => {
  const anyCopy = fc.record({ takenBy: fc.constantFrom(undefined, 'somebody'), askedAgainAt: fc.constantFrom(undefined, NOW), answer: fc.constantFrom(undefined, ...OUTSIDE_ANSWERS) })

  test('may be used exactly while its yes holds', () => {
    fc.assert(fc.property(anyCopy, fc.boolean(), (copy, held) => { expect(copyState(copy, held) === 'may-be-used').toBe(held) }))
  })

  test('is open where nobody is left to ask, or was asked twice', () => {
    expect(copyState({ takenBy: undefined, askedAgainAt: undefined, answer: undefined }, false)).toBe('open')
    expect(copyState({ takenBy: 'somebody', askedAgainAt: undefined, answer: undefined }, false)).toBe('to-answer')
    expect(copyState({ takenBy: 'somebody', askedAgainAt: NOW, answer: undefined }, false)).toBe('open')
    expect(copyState({ takenBy: undefined, askedAgainAt: NOW, answer: 'cannot' }, false)).toBe('cannot')
  })

  test('is answered for by whoever took it, and by a host only where they are gone or said nothing', () => {
    fc.assert(fc.property(anyCopy, fc.boolean(), (copy, held) => {
      if (mayAnswer('host', copy, held)) expect(mayAnswer('taker', copy, held)).toBe(true)
      if (held || copy.answer === 'deleted') expect(mayAnswer('taker', copy, held)).toBe(false)
    }))
    const asked = { takenBy: 'somebody', askedAgainAt: undefined, answer: undefined }
    expect([mayAnswer('taker', asked, false), mayAnswer('host', asked, false), mayAnswer('host', { ...asked, askedAgainAt: NOW }, false), mayAnswer('host', { ...asked, takenBy: undefined }, false)]).toEqual([true, false, true, true])
  })

  test('is answered for once it may not be used, with a reason where it can’t be deleted', () => {
    expect(decideAnswer({ answer: 'deleted', why: 'typed and not meant' }, { may: true })).toEqual({ kind: 'agreed', why: undefined })
    expect(decideAnswer({ answer: 'cannot', why: 'handed out' }, { may: true })).toEqual({ kind: 'agreed', why: 'handed out' })
    expect(decideAnswer({ answer: 'cannot', why: undefined }, { may: false })).toMatchObject({ problems: [{ code: 'nothing-to-say' }, { code: 'why-missing' }] })
  })
})
