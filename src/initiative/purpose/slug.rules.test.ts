import { expect, test } from 'vitest'
import { freeSlug, slugOf } from './slug.rules.ts'

test.each([
  ['Evening buses', 'evening-buses'],
  ['  Café & «crèche»: what’s next? ', 'cafe-creche-whats-next'],
  ['Slàinte, Alba', 'slainte-alba'],
  ['你好', 'initiative'],
  ['New', 'initiative'],
  ['--', 'initiative'],
])('the address of «%s» ends in %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
})

test('a long title is cut between words, and one long word anywhere', () => {
  expect(slugOf('word '.repeat(40))).toHaveLength(59)
  expect(slugOf('w'.repeat(100))).toHaveLength(60)
})

test('two initiatives with the same title get addresses of their own', () => {
  expect(freeSlug('buses', new Set())).toBe('buses')
  expect(freeSlug('buses', new Set(['buses', 'buses-2']))).toBe('buses-3')
})
