/** What a format has no field for, as Zotero writes it in its «extra»: `event-place: Glasgow`, a line each. Pure. */
import { type CslItem, DATES, type Draft, NAMES, TEXTS, isDate, isNames, isText, isType } from './csl.ts'
import { readDate, writeDate } from './date.rules.ts'

const LINE = /^([A-Za-z_-]+): (.+)$/s

/**
 * Takes a line into a work.
 * @returns false where it says something else, and is not for us to understand
 */
export function readExtra(item: Draft, line: string): boolean {
  const [, name = '', text = ''] = LINE.exec(line) ?? []
  if (name === 'type' && isType(text)) item.type = text
  else if (isDate(name)) {
    const date = readDate(text)
    if (date === undefined) return false
    item[name] = date
  } else if (isNames(name)) {
    const [family = '', given = ''] = text.split(/\s*\|\|\s*/)
    item[name] = [...(item[name] ?? []), text.includes('||') ? { ...(family === '' ? {} : { family }), ...(given === '' ? {} : { given }) } : { literal: text }]
  } else if (isText(name)) item[name] = text
  else return false
  return true
}

/** The lines for all of a work that stands in no field. @param has whether it does */
export const extraOf = (item: CslItem, has: (variable: string) => boolean): readonly string[] => [
  ...TEXTS.flatMap((one) => (item[one] === undefined || has(one) ? [] : [`${one}: ${item[one].replaceAll('\n', ' ')}`])),
  ...NAMES.flatMap((one) => (has(one) ? [] : (item[one] ?? []).map((name) => {
    const { family = '', given = '', literal } = name
    return `${one}: ${literal ?? `${[name['non-dropping-particle'], family].filter(Boolean).join(' ')} || ${[given, name['dropping-particle']].filter(Boolean).join(' ')}`.trim()}`
  }))),
  ...DATES.flatMap((one) => (item[one] === undefined || has(one) ? [] : [`${one}: ${writeDate(item[one])}`])),
]
