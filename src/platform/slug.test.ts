import { expect, test } from 'vitest'
import { freeSlug, slugOf } from './slug.ts'

test.each([
  ['Evening buses', 'evening-buses'],
  ['  Café & «crèche»: what’s next? ', 'cafe-creche-whats-next'],
  ['Slàinte, Alba', 'slainte-alba'],
  ['你好', 'initiative'],
  ['New', 'initiative'],
  ['--', 'initiative'],
])('the address of «%s» ends in %s', (title, slug) => {
  expect(slugOf(title, 'initiative')).toBe(slug)
})

test('a long title is cut between words, and one long word anywhere', () => {
  expect(slugOf('word '.repeat(40), 'initiative')).toHaveLength(59)
  expect(slugOf('w'.repeat(100), 'initiative')).toHaveLength(60)
})

test('two things with the same title get addresses of their own: by what tells them apart, else by a number', () => {
  expect(freeSlug('buses', new Set())).toBe('buses')
  expect(freeSlug('buses', new Set(['buses', 'buses-2']))).toBe('buses-3')
  expect(freeSlug('buses', new Set(['buses']), '2015')).toBe('buses-2015')
  expect(freeSlug('buses', new Set(['buses', 'buses-2015']), '2015')).toBe('buses-2')
})
