import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { causalWords, decideClaim, type DraftClaim } from './claim.rules.ts'
import { DESIGNS } from './tables.ts'

const claim = (parts: Partial<DraftClaim> = {}): DraftClaim =>
  ({ words: '9 of 12 people said they got home before ten', design: 'told', people: 12, period: 'January to March', limits: 'Nobody was asked before', ...parts })

describe('what a claim of effect may say', () => {
  test.each([
    ['The bus caused fewer missed visits', 'caused'], ['The late bus is CAUSING queues', 'causing'], ['It led to fewer falls', 'led to'], ['This leads directly to calm', 'leads directly to'],
    ['Falls were reduced because of it', 'because of'], ['It resulted in savings', 'resulted in'], ['Fewer came as a result', 'as a result'], ['Thanks to the bus', 'thanks to'],
    ['It brought about change', 'brought about'], ['This proves that it works', 'proves that'], ['It had a big impact on sleep', 'had a big impact on'], ['It made people safer', 'made people safer'],
    ['It led\n  to calm', 'led to'], ['It led\u00a0to calm', 'led to'], ['Calls fell, due\r\nto the desk', 'due to'], ['Falls reduced BECAUSE people rest', 'because'], ['Calm resulted from it', 'resulted from'],
    ['Thanks mainly to the bus', 'thanks mainly to'], ['It gave rise to calm', 'gave rise to'], ['The bus contributed greatly to calm', 'contributed greatly to'], ['It helped to reduce falls', 'helped to reduce'],
    ['The bus prevented 12 admissions', 'prevented'], ['It drove visits down', 'drove visits down'], ['Hence fewer falls', 'hence'], ['It is the reason why fewer fell', 'the reason why'], ['It makes a real difference', 'makes a real difference'],
    ['This shows that it works', 'shows that it works'], ['The change stemmed from the bus', 'stemmed from'], ['It resulted, in all, in calm and consequently in rest', 'consequently'],
  ])('«%s» is refused where people only told us', (words, found) => {
    expect(causalWords(words)).toContain(found)
    expect(decideClaim(claim({ words }))).toEqual({ kind: 'refused', problems: [{ field: 'claim', code: 'claim-causal' }] })
  })

  test.each([
    'Fewer visits were missed after the bus ran later', 'The later bus was followed by fewer missed visits', 'Missed visits went down by 9', 'The two went together',
    'People talked about the causeway', 'The leading team', 'Results are in the annex', 'She led the group', '9 of 12 people told us that they sleep better', 'The bus is due at ten',
    'People made 9 calls, more than before', 'The drivers were thanked', 'Missed visits went from 20 to 11 after the bus ran later', 'The effects are not known', 'People who helped said so', 'It was due to leave at ten', '12 people drive', 'They created a poster',
  ])('«%s» may be said', (words) => expect(decideClaim(claim({ words })).kind).toBe('agreed'))

  test.each(DESIGNS)('a word of cause with the design «%s» is taken only where others were compared with', (design) => {
    expect(decideClaim(claim({ words: 'The bus led to fewer missed visits', design })).kind).toBe(design === 'comparison' || design === 'randomised' ? 'agreed' : 'refused')
  })

  test('only the claim’s own words are looked at: limits and the period may say why', () => {
    expect(decideClaim(claim({ limits: 'Few came because the bus was late, due to snow', period: 'The weeks that led to spring' })).kind).toBe('agreed')
  })

  test('a word of cause is found in whatever case, and over whatever space or end of line, it is written', () => {
    fc.assert(fc.property(fc.constantFrom('led to', 'due to', 'because of', 'as a result of', 'thanks to', 'resulted in', 'owing to'), fc.constantFrom(' ', '\n', '\r\n  ', '\t', '\u00a0'), fc.boolean(), (words, space, loud) => {
      const typed = words.replaceAll(' ', space)
      expect(decideClaim(claim({ words: `Fewer visits ${loud ? typed.toUpperCase() : typed} the bus`, design: 'before-after' })).kind).toBe('refused')
    }))
  })

  test('a claim never goes without its design, number, period and limits: everything that is missing is said at once', () => {
    const decided = decideClaim(claim({ design: undefined, people: undefined, period: undefined, limits: undefined }))
    expect(decided).toMatchObject({ problems: [{ code: 'design-missing' }, { code: 'people-missing' }, { code: 'period-missing' }, { code: 'limits-missing' }] })
  })

  test('limits without a claim ask for the claim', () => {
    expect(decideClaim({ words: undefined, design: undefined, people: undefined, period: undefined, limits: 'Few people' })).toMatchObject({ kind: 'refused' })
  })

  test('no claim at all is fine: what people told us stands by itself', () => {
    expect(decideClaim({ words: undefined, design: undefined, people: undefined, period: undefined, limits: undefined })).toEqual({ kind: 'agreed', claim: undefined })
  })
})
