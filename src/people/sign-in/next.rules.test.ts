import { expect, test } from 'vitest'
import { localPath } from './next.rules.ts'

test.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', '/a\\b', 'javascript:alert(1)', '/ /x', '/\t/elsewhere.example', 'me', ''])(
  'signing in never leads elsewhere: «%s» is not followed', (given) => {
    expect(localPath(given, '/me')).toBe('/me')
  })

test.each(['/', '/initiatives/evening-buses/heard', '/me?part=2'])('signing in leads back to %s', (given) => {
  expect(localPath(given, '/me')).toBe(given)
})
