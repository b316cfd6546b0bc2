/** Sentences of the catalogue as a page shows them: plain, or marked in the pseudo-locale `en-XA`. */

const MARKED: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', n: 'ñ', c: 'ç', y: 'ý' }

const escaped = (letter: string) => letter.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')
const asEither = (letter: string) => (MARKED[letter] === undefined ? escaped(letter) : `[${letter}${MARKED[letter]}]`)

/**
 * An English sentence, to be found in either language: its marks may stand around any part of it, since a name or a number in it has none.
 * @param whole false where there is more around it
 */
export function either(english: string, whole = true): RegExp {
  const inside = [...english].map(asEither).join('[⟦⟧]*')
  return new RegExp(whole ? `^[⟦⟧\\s]*${inside}[⟦⟧\\s]*$` : inside)
}
