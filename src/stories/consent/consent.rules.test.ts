import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, dayOf } from '#platform/time.ts'
import { needOf, shownOf } from '../use/use.rules.ts'
import { ATTRIBUTIONS, AUDIENCES, type Agreeing, CHANNELS, COOLING_OFF_HOURS, type Consent, GIVEN_HOW, PURPOSES, WAITS, covers, decideConsent, stateOf } from './consent.rules.ts'

const ZONE = 'Europe/London'
const NOW = new Date('2026-11-24T18:30:00Z')
const HOUR = 3_600_000

const agreeing: Agreeing = {
  purpose: 'initiative', audience: 'members', channels: ['page'], attribution: 'none', shownAs: undefined, until: '2027-11-24', how: 'written', witness: undefined, guardian: undefined, adult: undefined, understood: true,
}
const facts = { approved: true, under16: false, now: NOW, zone: ZONE }
const codesOf = (one: Agreeing, under16 = false, approved = true) => {
  const decided = decideConsent(one, { ...facts, under16, approved })
  return decided.kind === 'refused' ? decided.problems.map(({ code }) => code) : []
}

const moments = fc.integer({ min: -800 * 24, max: 800 * 24 }).map((hours) => new Date(NOW.getTime() + hours * HOUR))
const anyConsent: fc.Arbitrary<Consent> = fc.record({
  number: fc.integer({ min: 1, max: 3 }), purpose: fc.constantFrom(...PURPOSES), audience: fc.constantFrom(...AUDIENCES), channel: fc.constantFrom(...CHANNELS),
  beginsAt: moments, endsAt: moments, endedAt: fc.option(moments, { nil: undefined }),
})
const anyNeed = fc.record({ number: fc.integer({ min: 1, max: 3 }), purpose: fc.constantFrom(...PURPOSES), audience: fc.constantFrom(...AUDIENCES), channel: fc.constantFrom(...CHANNELS) })

describe('what a yes is', () => {
  test('it waits two days, lasts to the end of its last day, and two years at most (I-04)', () => {
    const decided = decideConsent(agreeing, facts)
    expect(decided).toMatchObject({ kind: 'agreed', beginsAt: new Date(NOW.getTime() + COOLING_OFF_HOURS * HOUR), endsAt: new Date('2027-11-25T00:00:00Z') })
    expect(codesOf({ ...agreeing, until: '2028-11-24' })).toEqual([])
    expect(codesOf({ ...agreeing, until: '2028-11-25' })).toEqual(['until-too-late'])
    expect(codesOf({ ...agreeing, until: '2026-11-25' })).toEqual(['until-past'])
  })

  test.each([
    ['a version that nobody approved', {}, false, false, ['version-not-approved']],
    ['no channel', { channels: [] }, false, true, ['channels-missing']],
    ['a name that is not given', { attribution: 'first-name' }, false, true, ['shown-as-missing']],
    ['this group’s work, for everybody', { audience: 'public' }, false, true, ['audience-not-for-purpose']],
    ['what everybody reads, for members', { purpose: 'public-site' }, false, true, ['audience-not-for-purpose']],
    ['spoken, and nobody heard it', { how: 'spoken' }, false, true, ['witness-missing']],
    ['a child alone (I-05)', {}, true, true, ['guardian-needed']],
    ['a child with a guardian, and no adult who can act', { how: 'child-and-guardian', guardian: 'G' }, true, true, ['adult-missing']],
    ['somebody older as a child', { how: 'child-and-guardian', guardian: 'G', adult: 'A' }, false, true, ['not-a-child']],
    ['nothing explained', { understood: false }, false, true, ['explained-missing']],
  ] satisfies readonly (readonly [string, Partial<Agreeing>, boolean, boolean, readonly string[]])[])('%s is refused', (_, over, under16, approved, codes) => {
    expect(codesOf({ ...agreeing, ...over }, under16, approved)).toEqual(codes)
  })

  test('a teller chooses to think longer, and nobody chooses to think shorter', () => {
    fc.assert(fc.property(fc.option(fc.constantFrom(...WAITS), { nil: undefined }), (wait) => {
      const decided = decideConsent({ ...agreeing, wait }, facts)
      if (decided.kind === 'refused') throw new Error(JSON.stringify(decided))
      const hours = (decided.beginsAt.getTime() - NOW.getTime()) / HOUR
      expect(hours).toBe(wait === undefined ? COOLING_OFF_HOURS : Number(wait) * 24)
      expect(hours).toBeGreaterThanOrEqual(COOLING_OFF_HOURS)
    }))
    expect(decideConsent({ ...agreeing, wait: '14', until: '2026-12-01' }, facts)).toMatchObject({ kind: 'refused', problems: [{ field: 'until', code: 'until-past' }] })
  })

  test('whatever is agreed to waits its time, ends within 24 months, and keeps no name that it does not need', () => {
    fc.assert(fc.property(fc.constantFrom(...PURPOSES), fc.constantFrom(...AUDIENCES), fc.constantFrom(...ATTRIBUTIONS), fc.constantFrom(...GIVEN_HOW), fc.boolean(), fc.integer({ min: -10, max: 900 }), (purpose, audience, attribution, how, under16, days) => {
      const until = new Date(NOW.getTime() + days * 24 * HOUR).toISOString().slice(0, 10)
      const decided = decideConsent({ ...agreeing, purpose, audience, attribution, how, until, shownAs: 'N', witness: 'W', guardian: 'G', adult: 'A' }, { ...facts, under16 })
      if (decided.kind === 'refused') return
      expect(decided.beginsAt.getTime() - NOW.getTime()).toBe(COOLING_OFF_HOURS * HOUR)
      expect(decided.endsAt > decided.beginsAt).toBe(true)
      expect(dayOf(new Date(decided.endsAt.getTime() - 1), ZONE) <= addMonths(dayOf(NOW, ZONE), 24)).toBe(true)
      expect(under16).toBe(how === 'child-and-guardian')
      expect([decided.names.shownAs === undefined, decided.names.witness === undefined, decided.names.guardian === undefined]).toEqual([attribution === 'none', how !== 'spoken', how !== 'child-and-guardian'])
    }))
  })
})

describe('what a yes covers', () => {
  test('nothing before it begins, after it ends, after it is taken back, for another version, purpose or channel, or for more readers (I-01, I-03)', () => {
    fc.assert(fc.property(anyConsent, anyNeed, moments, (consent, need, now) => {
      if (!covers(consent, need, now)) return
      expect(consent.endedAt).toBeUndefined()
      expect(now >= consent.beginsAt && now < consent.endsAt).toBe(true)
      expect([consent.number, consent.purpose, consent.channel]).toEqual([need.number, need.purpose, need.channel])
      expect(AUDIENCES.indexOf(need.audience)).toBeLessThanOrEqual(AUDIENCES.indexOf(consent.audience))
    }), { numRuns: 5_000 })
  })

  test('what covers many readers covers fewer, and taking it back covers nobody', () => {
    fc.assert(fc.property(anyConsent, anyNeed, moments, (consent, need, now) => {
      if (covers(consent, need, now)) for (const audience of AUDIENCES.slice(0, AUDIENCES.indexOf(need.audience))) expect(covers(consent, { ...need, audience }, now)).toBe(true)
      expect(covers({ ...consent, endedAt: now }, need, now)).toBe(false)
    }))
  })

  test('a page shows words only where the yes covers its readers now, and wherever it is taken back or its time is up a mark that says which', () => {
    fc.assert(fc.property(anyConsent, fc.constantFrom(...AUDIENCES), moments, fc.boolean(), (consent, readers, now, deleted) => {
      const shown = shownOf(consent, needOf(consent.number, readers), { now, deleted })
      expect(shown === 'words').toBe(!deleted && covers(consent, needOf(consent.number, readers), now))
      const state = stateOf(consent, now)
      if (deleted || state === 'taken-back') expect(shown).toBe('taken-back')
      else if (state === 'over') expect(shown).toBe('over')
    }), { numRuns: 2_000 })
  })
})
