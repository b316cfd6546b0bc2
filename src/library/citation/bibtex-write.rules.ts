/** Writes a work as an entry of a BibTeX file. Pure. */
import { type CslItem, DATES, NAMES, TEXTS } from './csl.ts'
import { monthMacro, plainDate, writeDate } from './date.rules.ts'
import { MASTERS, NAME_FIELDS, OURS, entryOfType, isVerbatim, pairsOf, typeOfEntry } from './bibtex-fields.ts'
import { writeNames } from './bibtex-name.rules.ts'
import { isBalanced, toLatex, toLatexTitle, toVerbatim } from './latex.rules.ts'

type Line = readonly [field: string, value: string]

function dateLines({ issued }: CslItem): readonly Line[] {
  if (issued === undefined) return []
  const [year, month, day] = plainDate(issued) ?? []
  if (year === undefined) return [['date', `{${toLatex(writeDate(issued))}}`], ...(issued['date-parts']?.[0]?.[0] === undefined ? [] : [['year', `{${issued['date-parts'][0][0]}}`] as const])]
  return [['year', `{${String(year).padStart(4, '0')}}`], ...(month === undefined ? [] : [['month', monthMacro(month) ?? `{${month}}`] as const]), ...(day === undefined ? [] : [['day', `{${day}}`] as const])]
}

function textLines(item: CslItem, isMasters: boolean): readonly Line[] {
  const pairs = pairsOf(item.type)
  const named = new Set<string>(pairs.map(([, variable]) => variable))
  const lines = pairs.flatMap(([field, variable]): readonly Line[] => {
    const text = item[variable]
    if (text === undefined || (isMasters && variable === 'genre')) return []
    if (isVerbatim(field)) return [[field, `{${field === 'url' || field === 'doi' ? toVerbatim(text) : text.replace(/[{}\\]/g, '')}}`]]
    if (variable === 'page') return [[field, `{${toLatex(text).replaceAll('-', '--').replaceAll('--{}--', '--')}}`]]
    return [[field, `{${variable === 'title' || variable === 'title-short' || variable === 'container-title' ? toLatexTitle(text) : toLatex(text)}}`]]
  })
  return [...lines, ...TEXTS.filter((variable) => !named.has(variable)).flatMap((variable): readonly Line[] => {
    const text = item[variable]
    return text === undefined ? [] : [[`${OURS}${variable.toLowerCase()}`, `{${toLatex(text)}}`]]
  })]
}

const nameLines = (item: CslItem): readonly Line[] => NAMES.flatMap((variable): readonly Line[] => {
  const names = item[variable]
  return names === undefined || names.length === 0 ? [] : [[NAME_FIELDS[variable] ?? `${OURS}${variable}`, `{${writeNames(names)}}`]]
})

/** What a key may not have in it. */
const keyOf = (id: string): string => id.replace(/[^\p{L}\p{N}_:./+-]+/gu, '-') || 'work'

/** An entry as Zotero and other programs read it; two line ends after it. */
export function writeBibtexEntry(item: CslItem): string {
  const { entrytype, ...aside } = item.custom?.bibtex ?? {}
  const isMasters = item.type === 'thesis' && item.genre === MASTERS
  const hasAddress = item.URL !== undefined
  const kept = entrytype !== undefined && typeOfEntry(entrytype, hasAddress) === item.type && /^[a-z]+$/.test(entrytype)
  const entry = kept ? entrytype : (isMasters ? 'mastersthesis' : entryOfType(item.type))
  const links = item.custom?.links ?? []
  const lines: readonly Line[] = [
    ...nameLines(item), ...textLines(item, isMasters && !kept), ...dateLines(item),
    ...DATES.flatMap((variable): readonly Line[] => {
      const date = item[variable]
      return date === undefined || variable === 'issued' ? [] : [[variable === 'accessed' ? 'urldate' : `${OURS}${variable}`, `{${toLatex(writeDate(date))}}`]]
    }),
    ...(links.length === 0 ? [] : [['links', `{${links.map(toVerbatim).join(' ')}}`] as const]),
    ...(typeOfEntry(entry, hasAddress) === item.type ? [] : [['csltype', `{${item.type}}`] as const]),
    ...Object.entries(aside).filter(([field]) => /^[^\s,={}"#]+$/.test(field)).map(([field, text]): Line => [field, `{${isVerbatim(field) && isBalanced(text) ? text : toLatex(text)}}`]),
  ]
  const seen = new Set<string>()
  const once = lines.filter(([field]) => !seen.has(field) && seen.add(field).size > 0)
  return `@${entry}{${keyOf(item.id)},\n${once.map(([field, value]) => `\t${field} = ${value},\n`).join('')}}\n\n`
}
