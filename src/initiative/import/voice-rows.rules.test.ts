import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Mapping, type RefusedRow, type VoiceRow, guessMapping, readMoment, voiceReader } from './voice-rows.rules.ts'

type Sheet = Readonly<{ headings: readonly string[]; records: readonly (readonly string[])[] }>
const sheet = (headings: readonly string[], ...records: readonly (readonly string[])[]): Sheet => ({ headings, records })

function readVoiceRows({ headings, records }: Sheet, mapping: Mapping, hash: string) {
  const read = voiceReader(headings, mapping, hash)
  const all = records.map((record, index) => read(record, index + 2))
  return { voices: all.filter((row): row is VoiceRow => 'key' in row), refused: all.filter((row): row is RefusedRow => 'code' in row) }
}

describe('which column is what', () => {
  test('is guessed from the headings that other tools write', () => {
    expect(guessMapping(['timestamp', 'datetime', 'comment-id', 'author-id', 'agrees', 'disagrees', 'moderated', 'comment-body']))
      .toEqual({ words: 'comment-body', id: 'comment-id', at: 'timestamp', moderated: 'moderated' })
    expect(guessMapping(['ID', 'Response'])).toEqual({ words: 'Response', id: 'ID' })
  })

  test('is plain where there is one column only', () => {
    expect(guessMapping(['Was möchten Sie sagen?'])).toEqual({ words: 'Was möchten Sie sagen?' })
  })
})

describe('the rows of a file', () => {
  const mapping = { words: 'words', id: 'id', at: 'at', moderated: 'mod' }

  test('become voices; each that does not is named with its row in the spreadsheet and the reason', () => {
    const read = readVoiceRows(sheet(['id', 'words', 'at', 'mod'],
      ['7', ' The bus is late. ', '2022-07-27T15:10:00Z', '1'], ['8', '  ', '', ''], ['9', 'Seats', 'yesterday', ''], ['7', 'Again', '', ''], ['10', 'x'.repeat(10_001), '', ''], ['11', 'Out', '', '-1']), mapping, 'f')
    expect(read.voices.map(({ row, key, words, hidden }) => ({ row, key, words, hidden }))).toEqual([
      { row: 2, key: 'id 7', words: 'The bus is late.', hidden: false },
      { row: 7, key: 'id 11', words: 'Out', hidden: true },
    ])
    expect(read.refused).toEqual([{ row: 3, code: 'no-words' }, { row: 4, code: 'unreadable-time' }, { row: 5, code: 'id-twice' }, { row: 6, code: 'too-long' }])
  })

  test('that say the same are both kept, because two people may say the same', () => {
    expect(readVoiceRows(sheet(['words'], ['Safer stops'], ['Safer stops']), { words: 'words' }, 'f').voices.map((voice) => voice.key)).toEqual(['file f row 2', 'file f row 3'])
  })

  test('are all accounted for, whatever is in them', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.string(), { maxLength: 5 })), (records) => {
      const read = readVoiceRows({ headings: ['id', 'words', 'at', 'mod'], records }, mapping, 'f')
      expect([...read.voices, ...read.refused].map((row) => row.row).toSorted((a, b) => a - b)).toEqual(records.map((_, index) => index + 2))
    }))
  })
})

describe('the time of a row', () => {
  test.each([
    ['1658934589213', '2022-07-27T15:09:49.213Z'], ['1658934589', '2022-07-27T15:09:49.000Z'], ['2022-07-27', '2022-07-27T00:00:00.000Z'],
    ['2022-07-27 15:09', '2022-07-27T15:09:00.000Z'], ['2022-07-27T16:09:49+01:00', '2022-07-27T15:09:49.000Z'], ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ])('%s is read', (typed, moment) => {
    expect(new Date(readMoment(typed) ?? Number.NaN).toISOString()).toBe(moment)
  })

  test.each(['2023-02-29', '27/07/2022', 'Wed Jul 27 22:09:49 WIB 2022', '12345', '', '9999-12-31T00:00Z'])('%s is not guessed at', (typed) => {
    expect(readMoment(typed)).toBeUndefined()
  })
})
