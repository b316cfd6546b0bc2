import { describe, expect, test } from 'vitest'
import { checkSeals, readSeals } from './seal-migrations.mjs'

const one = ['2026-11-22T0700-create-one', 'create table one']
const two = ['2026-11-23T0700-create-two', 'create table two']
const sealed = checkSeals({ lock: '', migrations: [one, two] }).lock

describe('migrations that installations have run', () => {
  test('are all sealed in this checkout, in order, and none has changed since', async () => {
    const { problems, fresh } = checkSeals(await readSeals())
    expect(problems).toEqual([])
    expect(fresh, 'run node scripts/seal-migrations.mjs').toEqual([])
  })

  test('can be followed by a new one', () => {
    expect(checkSeals({ lock: sealed, migrations: [one, two, ['2026-11-24T0700-create-three', 'x']] })).toMatchObject({ problems: [], fresh: ['2026-11-24T0700-create-three'] })
  })

  test('cannot be preceded by a new one', () => {
    expect(checkSeals({ lock: sealed, migrations: [one, ['2026-11-22T0800-squeeze-in', 'x'], two] }).problems).toEqual([expect.stringContaining('give it a later date')])
  })

  test('cannot be changed or taken away', () => {
    expect(checkSeals({ lock: sealed, migrations: [[one[0], 'create table other'], two] }).problems[0]).toContain('has changed')
    expect(checkSeals({ lock: sealed, migrations: [one] }).problems).toEqual([expect.stringContaining('is gone')])
  })
})
