import { beforeEach, expect, inject, test, vi } from 'vitest'
import { whereIs } from '#app/test-database.ts'
import { openDatabase } from './open.ts'

// What was asked before, here or in other files, is known to the process: each test begins with nothing known.
let nameOfStatement: (text: string) => string | undefined
let eachTime = ''
beforeEach(async () => {
  vi.resetModules()
  const statements = await import('./named-statements.ts')
  nameOfStatement = statements.nameOfStatement
  eachTime = statements.PLANNED_EACH_TIME
})

const long = (n: number) => `select ${n} as ${'x'.repeat(400)}`

test('a long question that comes again and again gets a name, and always the same', () => {
  const names = Array.from({ length: 6 }, () => nameOfStatement(long(1)))
  expect(names.slice(0, 3)).toEqual([undefined, undefined, undefined])
  expect(names[3]).toMatch(/^t\d+$/)
  expect(new Set(names.slice(3)).size).toBe(1)
})

test('two questions never share a name, and a short one needs none', () => {
  const ask = (text: string) => Array.from({ length: 5 }, () => nameOfStatement(text)).at(-1)
  expect(ask(long(2))).not.toBe(ask(long(3)))
  expect(ask('select 1')).toBeUndefined()
})

test('what has no one plan for all its values says so, and is planned anew however often it is asked', () => {
  expect(Array.from({ length: 6 }, () => nameOfStatement(`${eachTime}${long(4)}`))).toEqual(Array.from({ length: 6 }, () => undefined))
})

test('however many different questions are asked, a connection keeps no more than so many', () => {
  const names = new Set(Array.from({ length: 1_000 }, (_, n) => Array.from({ length: 5 }, () => nameOfStatement(long(n + 10))).at(-1)))
  names.delete(undefined)
  expect(names.size).toBeLessThanOrEqual(300)
})

test('several statements at once stay as they are, however often they are asked: the queue’s upkeep is such a one', async () => {
  // The server's own database: nobody may be in the template while another file copies it.
  const open = openDatabase(whereIs(inject('testServer'), 'postgres'), 1)
  const upkeep = `select 1 as ${'y'.repeat(400)}; select 2 as last`
  for (let n = 0; n < 6; n++) await expect(open.pool.query(upkeep, [])).resolves.toBeDefined()
  await open.close()
})
