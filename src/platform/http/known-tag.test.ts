import { expect, test } from 'vitest'
import { knownTag } from './known-tag.ts'

test('bytes are known by their tag, packed or not, among others, and after a proxy has called them weak', () => {
  for (const line of ['"abc"', '"abc-br"', '"abc-zstd"', '"x", "abc-gzip"', 'W/"abc-br"', '*']) expect(knownTag(line, 'abc'), line).toBeDefined()
  for (const line of [undefined, '', '"abcd"', 'abc', '"abc-zip"', 'W/']) expect(knownTag(line, 'abc'), line).toBeUndefined()
})
