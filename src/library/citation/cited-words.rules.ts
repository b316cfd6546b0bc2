/** A work in one line, as people put it in a list of sources: author and date, in the manner of Harvard. Pure. */
import type { CslItem, Name } from './csl.ts'
import { yearWords } from './date.rules.ts'
import { sayCitation } from './words/index.ts'

const initials = (given: string): string => given.split(/[\s.-]+/).filter((part) => /^\p{L}/u.test(part)).map((part) => `${part[0]?.toUpperCase()}.`).join('')

function nameWords({ family = '', given = '', suffix, literal, ...particles }: Name): string {
  if (literal !== undefined || family === '') return literal ?? given
  const last = [particles['non-dropping-particle'], family].filter(Boolean).join(' ')
  return [last, [initials(given), particles['dropping-particle'], suffix].filter(Boolean).join(' ')].filter((part) => part !== '').join(', ')
}

/** With four or more, the first stands for all. */
function namesWords(names: readonly Name[]): string {
  const words = names.map(nameWords)
  if (words.length > 3) return sayCitation('reference.others', { first: words[0] ?? '' })
  return words.length < 2 ? (words[0] ?? '') : sayCitation('reference.and', { all: words.slice(0, -1).join(', '), last: words.at(-1) ?? '' })
}

const plain = (text: string): string => text.replace(/<\/?(?:i|b|sup|sub|span)\b[^>]*>/g, '')
const ended = (text: string): string => (/[.?!…]$/.test(text) ? text : `${text}.`)

/** `Family, G. and Body (2015) Title. Place: Publisher. https://…` */
export function citedWords(item: CslItem): string {
  const by = namesWords(item.author ?? item.editor ?? [])
  const who = by === '' ? (item.publisher ?? '') : by
  const { volume, issue, page } = item
  const where = [item['container-title'] === undefined ? '' : plain(item['container-title']), [volume, issue === undefined ? undefined : `(${issue})`].filter(Boolean).join(''), page === undefined ? '' : `pp. ${page}`].filter((part) => part !== '').join(', ')
  const publisher = who === item.publisher ? '' : [item['publisher-place'], item.publisher].filter(Boolean).join(': ')
  const link = item.DOI === undefined ? item.URL : `https://doi.org/${item.DOI}`
  const title = plain(item.title ?? '')
  const year = `(${yearWords(item.issued) ?? sayCitation('reference.no-date')})`
  return [...(who === '' ? [title, year] : [who, year, ended(title)]), ...[where, publisher].filter((part) => part !== '').map(ended), ...(link === undefined ? [] : [link])].join(' ')
}
