import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { mayBePublished, openToAllReaders, sentenceProblems } from './case-study.rules.ts'
import { type ItemFacts, draftFrom, keyOf } from './draft.rules.ts'
import { sentenceOf } from './draft-words.ts'
import { readableOf } from './readable.rules.ts'
import type { Rests } from './rests.rules.ts'
import type { Sentence } from './sentence.queries.ts'

const item = (kind: ItemFacts['kind'], given: Partial<ItemFacts> = {}): ItemFacts => ({
  id: newId<'item'>(), kind, words: 'Last bus at half past eleven', version: 1, day: undefined, ending: undefined, answer: undefined, trial: undefined, claim: undefined, ...given,
})
const wordsOf = (facts: ItemFacts) => draftFrom([facts], [], [], new Set()).map((one) => [one.section, sentenceOf(one).words])

describe('a draft from the thread', () => {
  test('says where it began, what was done, what changed, what was hard and what was learned', () => {
    expect(wordsOf(item('theme'))).toEqual([['starting', 'People spoke about this: Last bus at half past eleven']])
    expect(wordsOf(item('decision', { day: '2026-12-03' }))).toEqual([['together', 'We agreed on 3 December 2026: Last bus at half past eleven']])
    expect(wordsOf(item('change', { day: '2027-03-01' }))).toEqual([['changed', 'Since 1 March 2027: Last bus at half past eleven']])
    expect(wordsOf(item('outcome', { claim: 'Fewer people waited alone.' }))).toEqual([['changed', 'Fewer people waited alone.']])
    expect(wordsOf(item('test', { trial: { result: 'did-not', seen: 'Nobody found the stop.', learned: 'A sign is needed.' } }))).toEqual([
      ['challenges', 'We tried something that did not work: Last bus at half past eleven. Nobody found the stop.'], ['learning', 'We learned: A sign is needed.'],
    ])
    expect(wordsOf(item('decision', { answer: { body: 'The board', said: 'no', why: 'No money this year.' } })).at(-1)).toEqual(['challenges', 'We agreed on this, and The board said no: Last bus at half past eleven. Their reason: No money this year.'])
    expect(wordsOf(item('idea', { ending: { kind: 'set-aside', reason: 'too dear' } })).at(-1)).toEqual(['challenges', '“Last bus at half past eleven” was set aside: too dear'])
  })

  test('quotes nobody by itself, and leaves out what stands there or was taken out', () => {
    expect(wordsOf(item('voice'))).toEqual([])
    const theme = item('theme')
    expect(draftFrom([theme], [], [], new Set([keyOf('starting', theme)]))).toEqual([])
  })
})

describe('a sentence', () => {
  test('under a principle is joined to something that was done', () => {
    expect(sentenceProblems({ section: 'principle-assets', words: 'Everybody cooked.', rests: undefined })).toEqual([{ field: 'source', code: 'principle-needs-source' }])
    expect(sentenceProblems({ section: 'principle-assets', words: 'Everybody cooked.', rests: { design: undefined } })).toEqual([])
  })

  test.each([
    ['changed', 'The new bus led to fewer falls.', undefined, 1], ['changed', 'The new bus\nled\nto fewer falls.', { design: 'told' }, 1], ['changed', 'Since then there were fewer falls.', undefined, 0],
    ['changed', 'The new bus led to fewer falls.', { design: 'randomised' }, 0], ['learning', 'It led to fewer falls.', { design: 'before-after' }, 1], ['together', 'We met early because of the bus.', undefined, 0],
  ] as const)('%s: «%s» speaks of causes only where that can be known', (section, words, rests, problems) => {
    expect(sentenceProblems({ section, words, rests })).toHaveLength(problems)
  })
})

test('it is published by a host and somebody else', () => {
  expect([[], [{ host: true }], [{ host: false }, { host: false }], [{ host: true }, { host: false }], [{ host: true }, { host: true }]].map(mayBePublished)).toEqual([false, false, false, true, true])
})

test('it rests on what all of its readers may see', () => {
  expect([openToAllReaders('public'), openToAllReaders('site'), openToAllReaders('members')]).toEqual([['public'], ['public', 'site'], ['public', 'site', 'members']])
})

describe('what is read', () => {
  const rests = (state: 'there' | 'taken-back' | 'hidden' | 'closed', given: Partial<Extract<Rests, { kind: 'item' }>> = {}): Rests =>
    ({ kind: 'item', id: newId<'item'>(), itemKind: 'theme', words: state === 'there' ? 'Getting home' : '', state, changed: false, claim: undefined, onlyHere: false, named: undefined, ...given })
  const sentence = (given: Partial<Sentence>): Sentence => ({ id: newId<'case-sentence'>(), section: 'starting', version: 1, words: 'People spoke about getting home.', rests: undefined, ...given })

  test('hidden and closed: nothing; taken back: a mark without words; nothing below it: own words', () => {
    const all = readableOf([sentence({ rests: rests('hidden') }), sentence({ rests: rests('closed') }), sentence({ rests: rests('taken-back') }), sentence({}), sentence({ words: '' })])
    expect(all.map((one) => [one.kind, one.words])).toEqual([['taken-back', ''], ['own', 'People spoke about getting home.'], ['taken-back', '']])
  })

  test('two sentences on one thing have one number, in the order of the sections', () => {
    const theme = rests('there')
    const all = readableOf([sentence({ section: 'learning', rests: theme }), sentence({ rests: rests('there') }), sentence({ section: 'challenges', rests: theme })])
    expect(all.map((one) => [one.section, one.source?.number])).toEqual([['starting', 1], ['challenges', 2], ['learning', 2]])
  })

  test('a quotation says what its author says now', () => {
    expect(readableOf([sentence({ words: undefined, rests: rests('there', { itemKind: 'voice', words: 'It is dark.' }) })])[0]).toMatchObject({ kind: 'quote', words: 'It is dark.' })
  })
})
