import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerptOf, marked } from './excerpt.rules.ts'
import { questionOf, readLookedFor, wantedWords } from './looked-for.rules.ts'
import { inOrder, placeKey, readPlace } from './place.rules.ts'
import { stemOf, wordsIn } from './plain-words.rules.ts'

describe('words', () => {
  test('of the same root are the same, and others are not', () => {
    const same = [['carer', 'carers', 'carer’s'], ['bus', 'buses'], ['wait', 'waits', 'waited', 'waiting'], ['care', 'caring', 'cared'], ['service', 'services'], ['story', 'stories'], ['plan', 'planned', 'planning'], ['change', 'changes', 'changed']]
    for (const forms of same) expect(new Set(forms.flatMap((form) => wordsIn(form).map(({ plain }) => stemOf(plain)))).size, forms.join()).toBe(1)
    for (const [one, other] of [['care', 'cars'], ['sing', 'sin'], ['bus', 'business'], ['need', 'ned']] as const) expect(stemOf(one)).not.toBe(stemOf(other))
  })

  test('are read without accents and capitals', () => {
    expect(wordsIn('Gàidhlig, DÙN-èideann!').map(({ plain }) => plain)).toEqual(['gaidhlig', 'dun', 'eideann'])
  })
})

describe('what is looked for', () => {
  test('is words, words in a row, not these, and one or another', () => {
    expect(readLookedFor('bus "day centre" -taxi -"night bus" or Càr').any).toEqual([{ all: [['bus'], ['day', 'centre']], none: [['taxi'], ['night', 'bus']] }, { all: [['car']], none: [] }])
    expect(readLookedFor('-bus').any).toEqual([])
    expect(readLookedFor('""').any).toEqual([])
    expect(readLookedFor('bus-stop').any).toEqual([{ all: [['bus', 'stop']], none: [] }])
  })

  test('takes «co» and what follows for one word, and other hyphens for a space', () => {
    expect(wantedWords(readLookedFor('Co-production cò-bhuileachadh self-management'))).toEqual(['coproduction', 'cobhuileachadh', 'self', 'management'])
    expect(questionOf('Co-production "day-centre" -bus-stop self-management').text).toBe('coproduction "day centre" -"bus stop" self management')
    expect(marked('What is co-production?', ['coproduction']).filter((part) => part.marked).map(({ text }) => text)).toEqual(['co-production'])
  })

  test('may end in a word that is only begun, unless it is said to be whole or unwanted', () => {
    expect(questionOf('asset mapp').begun).toEqual({ rest: 'asset', last: 'mapp' })
    expect(questionOf('co-pro').begun).toEqual({ rest: '', last: 'copro' })
    for (const whole of ['asset ', '"asset mapp"', 'asset -mapp', 'a', '']) expect(questionOf(whole).begun, whole).toBeUndefined()
    expect([questionOf('asset mapp').some, questionOf('asset').some]).toEqual(['asset or mapp', undefined])
  })

  test('can be read from anything that is typed, and each word of it was typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (typed) => {
      const known = new Set(wordsIn(typed).flatMap(({ plain }) => [plain, `co${plain}`]))
      for (const word of wantedWords(readLookedFor(typed))) expect(known.has(word)).toBe(true)
    }))
  })
})

describe('an excerpt', () => {
  const word = fc.constantFrom('bus', 'home', 'clinic', 'nobody', 'waited', 'Gàidhlig', 'waiting', 'x'.repeat(300))
  const text = fc.array(word, { maxLength: 120 }).map((all) => all.join(' '))

  test('is a stretch of the text as it stands there, short, and holds a word that was looked for where the text has one', () => {
    fc.assert(fc.property(text, fc.constantFrom('clinic', 'wait', 'bus'), (told, wanted) => {
      const { before, parts, after } = excerptOf(told, [wanted])
      const shown = parts.map((part) => part.text).join('')
      expect(told.includes(shown)).toBe(true)
      expect(shown.length).toBeLessThanOrEqual(240)
      expect([told.startsWith(shown) || before, told.endsWith(shown) || after]).toEqual([true, true])
      for (const part of parts) if (part.marked) expect(wordsIn(part.text).map(({ plain }) => stemOf(plain))).toEqual([stemOf(wanted)])
      if (wordsIn(told).some(({ plain }) => stemOf(plain) === stemOf(wanted))) expect(parts.some((part) => part.marked)).toBe(true)
    }))
  })

  test('of a title is the whole of it', () => {
    fc.assert(fc.property(text, (title) => { expect(marked(title, ['bus', 'home']).map((part) => part.text).join('')).toBe(title) }))
  })
})

test('a place in the order is read back from an address, and nothing else is', () => {
  const place = fc.record({ rank: fc.nat(9_999), at: fc.nat(2 ** 41), id: fc.uuid() })
  fc.assert(fc.property(place, place, (one, other) => {
    expect(readPlace(placeKey(one))).toEqual(one)
    expect(Math.sign(inOrder(one, other)) + Math.sign(inOrder(other, one))).toBe(0)
  }))
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.uuid(), (titleKey, id) => {
    expect(readPlace(placeKey({ rank: 0, at: 0, id, titleKey }, 'title'), 'title')).toEqual({ rank: 0, at: 0, id, titleKey })
  }))
  fc.assert(fc.property(fc.string(), (key) => { expect(readPlace(key)).toBeUndefined() }))
})
