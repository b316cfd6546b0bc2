import { describe, expect, test } from 'vitest'
import { type Facts, listNeeds } from './overview.rules.ts'

const DAY = 86_400_000
const fine: Facts = { backupAgeMs: DAY / 2, freeBytes: 50e9, sendsMail: true, mailWaiting: 0, mailGivenUp: 0, deadJobs: 0, openReports: 0 }

describe('what needs an administrator', () => {
  test('is nothing where all is well', () => {
    expect(listNeeds(fine)).toEqual([])
  })

  test.each([
    ['a backup was never made', { backupAgeMs: undefined }, { kind: 'backup-never' }],
    ['the last backup is two days old', { backupAgeMs: 2 * DAY }, { kind: 'backup-old', days: 2 }],
    ['the disk is nearly full', { freeBytes: 999_999_999 }, { kind: 'disk-low', bytes: 999_999_999 }],
    ['letters wait and no mail server is set', { sendsMail: false, mailWaiting: 3 }, { kind: 'mail-off', count: 3 }],
    ['letters were given up', { mailGivenUp: 1 }, { kind: 'mail-given-up', count: 1 }],
    ['reports wait for an answer', { openReports: 1 }, { kind: 'reports-open', count: 1 }],
    ['work failed each time', { deadJobs: 2 }, { kind: 'jobs-dead', count: 2 }],
  ] as const)('is said when %s', (_, facts, need) => {
    expect(listNeeds({ ...fine, ...facts })).toEqual([need])
  })

  test('is not that letters wait for a moment where a mail server is set', () => {
    expect(listNeeds({ ...fine, mailWaiting: 40 })).toEqual([])
  })

  test('begins with the disk, since nothing else can be done when it is full', () => {
    expect(listNeeds({ ...fine, backupAgeMs: undefined, freeBytes: 1, deadJobs: 1 }).map((need) => need.kind)).toEqual(['disk-low', 'backup-never', 'jobs-dead'])
  })
})
