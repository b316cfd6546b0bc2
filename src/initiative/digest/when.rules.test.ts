import { describe, expect, test } from 'vitest'
import { lastDue, tellsFrom } from './when.rules.ts'

const at = (choice: Parameters<typeof lastDue>[0], now: string, zone = 'Europe/London') => lastDue(choice, new Date(now), zone)?.toISOString()

describe('when a letter was due last', () => {
  test('each morning at seven where the initiative is, also when the clocks go forward', () => {
    expect(at('daily', '2026-11-24T06:59:00Z')).toBe('2026-11-23T07:00:00.000Z')
    expect(at('daily', '2026-11-24T07:00:00Z')).toBe('2026-11-24T07:00:00.000Z')
    expect(at('daily', '2026-07-01T06:30:00Z')).toBe('2026-07-01T06:00:00.000Z')
    expect(at('daily', '2026-03-29T12:00:00Z')).toBe('2026-03-29T06:00:00.000Z')
    expect(at('daily', '2026-11-24T07:00:00Z', 'Pacific/Auckland')).toBe('2026-11-23T18:00:00.000Z')
  })

  test('on Mondays', () => {
    expect(at('weekly', '2026-11-30T06:59:00Z')).toBe('2026-11-23T07:00:00.000Z')
    expect(at('weekly', '2026-11-30T07:00:00Z')).toBe('2026-11-30T07:00:00.000Z')
    expect(at('weekly', '2026-12-06T23:00:00Z')).toBe('2026-11-30T07:00:00.000Z')
  })

  test('now, or never', () => {
    expect([at('now', '2026-11-30T06:59:00Z'), at('never', '2026-11-30T06:59:00Z')]).toEqual(['2026-11-30T06:59:00.000Z', undefined])
  })

  test('it tells of a month at most', () => {
    const until = new Date('2026-12-31T07:00:00Z')
    expect(tellsFrom(new Date('2020-01-01T00:00:00Z'), until, 'Europe/London').toISOString()).toBe('2026-11-30T07:00:00.000Z')
    expect(tellsFrom(new Date('2026-12-24T07:00:00Z'), until, 'Europe/London').toISOString()).toBe('2026-12-24T07:00:00.000Z')
  })
})
