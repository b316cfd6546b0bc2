import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HeldParts, TooLarge } from '#platform/forms/keep-parts.ts'
import { MOST_ROWS, type Pieces, lookAt, readBatches } from './read-file.ts'

async function* pieces(bytes: Uint8Array, lengths: readonly number[]): Pieces {
  let from = 0
  for (const length of lengths) {
    yield bytes.subarray(from, from + length)
    from += length
  }
  yield bytes.subarray(from)
}

const encoded = (text: string) => new TextEncoder().encode(text)

async function read(bytes: Uint8Array, lengths: readonly number[] = []) {
  const records: (readonly string[])[] = []
  let headings: readonly string[] = []
  for await (const batch of readBatches(pieces(bytes, lengths))) {
    headings = batch.headings
    expect(batch.before).toBe(records.length)
    records.push(...batch.records)
  }
  return { headings, records }
}

describe('a file that arrives in pieces', () => {
  test('is the same wherever it is cut, also within a letter', async () => {
    const cell = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '' && !/[\u0000\uFEFF]/.test(text) && !text.includes('\r') && text.isWellFormed())
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1 }), fc.array(fc.nat(20)), fc.boolean(), async (rows, lengths, marked) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
      const text = `${marked ? '\uFEFF' : ''}first,second\n${rows.map((row) => row.map(quoted).join(',')).join('\n')}\n`
      expect(await read(encoded(text), lengths)).toEqual({ headings: ['first', 'second'], records: rows })
    }))
  })

  test.each([[',', 'a,b'], [';', 'a;b'], ['\t', 'a\tb']])('with «%s» between the columns is read by its first line', async (_, first) => {
    expect((await read(encoded(`${first}\n${first}\n`), [1, 1])).headings).toEqual(['a', 'b'])
  })

  test('has its first rows, its number of rows and what stands for its content told in one going', async () => {
    const look = await lookAt(pieces(encoded('words\n1\n2\n3\n4\n5\n6\n7\n'), [3, 3]))
    expect(look).toMatchObject({ headings: ['words'], first: [['1'], ['2'], ['3'], ['4'], ['5']], rows: 7 })
    expect((await lookAt(pieces(encoded('words\n1\n2\n3\n4\n5\n6\n7\n'), []))).hash).toBe(look.hash)
    expect((await lookAt(pieces(encoded('words\n1\n2\n3\n4\n5\n6\n8\n'), []))).hash).not.toBe(look.hash)
  })

  test.each([
    ['no rows', encoded('words\n'), 'empty'], ['nothing at all', encoded(''), 'empty'], ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]), 'not-text'],
    ['half a letter at its end', new Uint8Array([...encoded('words\none\n'), 0xc3]), 'not-text'], ['a letter that is none', encoded('words\n\u0000\n'), 'not-text'],
    ['a quotation mark that is never closed', encoded(`words\n"${'x'.repeat(1_100_000)}`), 'not-a-table'],
    ['more rows than are taken', encoded(`words\n${'x\n'.repeat(MOST_ROWS + 1)}`), 'too-many-rows'],
  ])('with %s is refused', async (_, bytes, code) => {
    await expect(lookAt(pieces(bytes, [5]))).rejects.toMatchObject({ code })
  })
})

describe('a file that is kept as far as it was looked at', () => {
  const ROWS = 5_000
  const csv = (mark: string) => encoded(`${mark}first,words\n${Array.from({ length: ROWS }, (_, n) => `row ${n}.,"${'č'.repeat(300)}\n"`).join('\n')}\n`)
  const holding = (largest = Infinity) => {
    const kept: Buffer[] = []
    return { kept, parts: new HeldParts(largest, async (place, bytes) => { kept[place] = bytes }) }
  }

  test.each([['without a mark at its front', ''], ['with one', '\uFEFF']])('%s is whole in the end, and no row is kept before it was', async (_, mark) => {
    const { kept, parts } = holding()
    const bytes = csv(mark)
    let batches = 0
    await lookAt(parts.passing(pieces(bytes, Array.from({ length: 40 }, () => 65_537))), async ({ before, records, ends }) => {
      batches++
      expect(Buffer.concat(kept).toString().includes(`row ${before}.`)).toBe(false)
      const looked = Buffer.from(bytes.subarray(0, ends)).toString()
      expect([looked.includes(`row ${before + records.length - 1}.`), looked.includes(`row ${before + records.length}.`)]).toEqual([true, false])
      await parts.keepBefore(ends)
      const behind = ends - Buffer.concat(kept).length
      expect(behind >= 0 && behind < 1024 * 1024).toBe(true)
    })
    await parts.keepRest()
    expect([batches, Buffer.concat(kept).equals(bytes)]).toEqual([Math.ceil(ROWS / 2_000), true])
  })

  test('and is larger than is taken is refused', async () => {
    const { parts } = holding(1_000_000)
    await expect(lookAt(parts.passing(pieces(csv(''), [400_000, 400_000, 400_000])))).rejects.toThrow(TooLarge)
  })
})
