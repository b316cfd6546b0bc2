import { describe, expect, test } from 'vitest'
import { type ExplainedWord, explainedWords, piecesOf } from './explained.rules.ts'

const said = (word: string, ...spellings: readonly string[]): ExplainedWord => ({ href: `/words/${word}`, word, spellings, short: `What ${word} means.` })
const WORDS = explainedWords([said('co-production', 'coproduction', 'co-produce', 'co-produced'), said('asset'), said('asset-based approach', 'asset-based approaches'), said('prevention'), said('Càirdeas'), said('time bank', 'time banks')])

/** The text with what was marked in brackets. */
const marked = (text: string, known = new Set<ExplainedWord>(), words = WORDS) => piecesOf(text, words, known).map((piece) => (piece.explained === undefined ? piece.text : `[${piece.text}]`)).join('')

describe('words that are explained', () => {
  test('are found in capitals or not, with a hyphen, a space or as one, and in the spellings that were given', () => {
    expect(marked('Co-Production is hard')).toBe('[Co-Production] is hard')
    expect(marked('On co production.')).toBe('On [co production].')
    expect(marked('COPRODUCTION')).toBe('[COPRODUCTION]')
    expect(marked('It was co‑produced here')).toBe('It was [co‑produced] here')
    expect(marked('Two time-banks’ hours')).toBe('Two [time-banks]’ hours')
  })

  test('are found whatever their accents, as one character with the letter or as one after it, and however short they are', () => {
    const words = explainedWords([said('résumé'), said('état'), said('a la carte'), said('3D printing'), said('X')])
    for (const text of ['résumé', 'RÉSUMÉ', 're\u0301sume\u0301', 'e\u0301tat', 'État', 'A la carte', '3d printing', 'x']) expect(marked(text, new Set(), words)).toBe(`[${text}]`)
    for (const text of ['resume', 'etat', 'xx', '3']) expect(marked(text, new Set(), words)).toBe(text)
  })

  test('are whole words: not the beginning of one, nor a part of one that is joined by a hyphen', () => {
    for (const text of ['assets', 'preventions', 'prevention-focused', 'non-co-production', 'co- production'.replace(' ', '  '), 'asset-mapping']) expect(marked(text)).toBe(text)
  })

  test('are found at their longest, and a word in it is not marked by itself', () => {
    expect(marked('An asset-based approach to prevention')).toBe('An [asset-based approach] to [prevention]')
    const known = new Set<ExplainedWord>()
    marked('An asset-based approach', known)
    expect(marked('the asset-based approach again, and one asset', known)).toBe('the asset-based approach again, and one [asset]')
  })

  test('are marked where they first stand on a page, and not again', () => {
    const known = new Set<ExplainedWord>()
    expect(marked('prevention, prevention', known)).toBe('[prevention], prevention')
    expect(marked('Prevention!', known)).toBe('Prevention!')
  })

  test('are not looked for in addresses', () => {
    for (const text of ['https://example.org/co-production', 'co-production@example.org', 'www.co-production.example']) expect(marked(text)).toBe(text)
    expect(marked('“co-production”/prevention')).toBe('“[co-production]”/[prevention]')
  })

  test('keep every letter of the text as it was typed, whatever it says', () => {
    for (const text of ['', ' ', 'co-', '<b>co-production</b> & "prevention"', 'Cáirdeas\u0301 càirdeas', '𝒜 asset 💧asset💧', '-'.repeat(50), `co${'-co'.repeat(200)}-production`]) {
      expect(piecesOf(text, WORDS, new Set()).map((piece) => piece.text).join('')).toBe(text)
    }
  })

  test('are found by going through the text once: twice the text takes about twice the steps', () => {
    // Counted, not timed: how often the table of words is asked.
    const asked = (text: string) => {
      let count = 0
      const words = explainedWords([said('a a a a b')])
      const watch = (step: typeof words.first): typeof words.first => ({ ...step, on: new Proxy(step.on, { get: (map, name) => (name === 'get' ? (key: string) => { count += 1; const next = map.get(key); return next === undefined ? undefined : watch(next) } : Reflect.get(map, name)) }) })
      piecesOf(text, { ...words, first: watch(words.first) }, new Set())
      return count
    }
    const [once, twice] = [asked('a '.repeat(500)), asked('a '.repeat(1_000))]
    expect(twice / once).toBeLessThan(2.1)
  })

  test('of two that are written alike the first counts, and none costs nothing', () => {
    const words = explainedWords([said('one'), { ...said('two'), spellings: ['one'] }])
    expect(piecesOf('one', words, new Set())[0]?.explained?.word).toBe('one')
    expect(marked('co-production', new Set(), explainedWords([]))).toBe('co-production')
  })
})
