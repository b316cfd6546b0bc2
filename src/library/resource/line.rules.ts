/** Authors and links as they are typed: one a line. Pure. */
import { readLanguage, sayLanguage } from './language.rules.ts'
import { type Author, LINK_FORMATS, type Link, author, link } from './resource.rules.ts'

/** `'Bovaird, Tony'` is somebody; what has no comma is a body's name, or one that stands as it is. */
export function readAuthor(line: string): Author | undefined {
  const [family = '', ...given] = line.split(',').map((part) => part.trim())
  // A body may have a comma in its name: then it is typed in quotation marks.
  const quoted = /^["“”](.+)["“”]$/.exec(line.trim())?.[1]
  return author.safeParse(quoted !== undefined ? { name: quoted } : given.length === 0 ? { name: family } : { family, ...(given.join(', ') === '' ? {} : { given: given.join(', ') }) }).data
}

export function authorLine(one: Author): string {
  if ('name' in one) return one.name.includes(',') ? `“${one.name}”` : one.name
  return `${one.family}, ${one.given ?? ''}`.trim()
}

type LinkFormat = (typeof LINK_FORMATS)[number]
const ENDINGS: Readonly<Record<string, LinkFormat>> = {
  pdf: 'pdf', doc: 'word', docx: 'word', odt: 'word', rtf: 'word', ppt: 'slides', pptx: 'slides', odp: 'slides', xls: 'spreadsheet', xlsx: 'spreadsheet', ods: 'spreadsheet', csv: 'spreadsheet',
  mp4: 'video', webm: 'video', mp3: 'audio', m4a: 'audio', ogg: 'audio', zip: 'other',
}
const OF_VIDEOS = /(^|\.)(youtube\.com|youtu\.be|vimeo\.com)$/

/** What an address looks like. */
export function guessFormat(url: string): LinkFormat {
  const { hostname, pathname } = new URL(url)
  if (OF_VIDEOS.test(hostname)) return 'video'
  return ENDINGS[/\.([a-z0-9]{2,5})$/i.exec(pathname)?.[1]?.toLowerCase() ?? ''] ?? 'web'
}

const isFormat = (word: string): word is LinkFormat => LINK_FORMATS.some((one) => one === word)

/** `'https://example.org/guide slides, Gaelic'`: an address, and after it what it is and its language where they don't show. */
export function readLink(line: string): Link | undefined {
  const [, typed = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(line.trim()) ?? []
  const url = /^[a-z][a-z+.-]*:/i.test(typed) ? typed : `https://${typed}`
  if (!URL.canParse(url)) return undefined
  const words = rest.replace(/[()]/g, '').split(/[,;]|\s+-\s+/).map((word) => word.trim()).filter((word) => word !== '')
  const format = words.map((word) => word.toLowerCase()).find(isFormat)
  const others = words.filter((word) => word.toLowerCase() !== format)
  const language = others[0] === undefined ? undefined : readLanguage(others[0])
  if (others.length > 1 || (others.length === 1 && language === undefined)) return undefined
  return link.safeParse({ url, format: format ?? guessFormat(url), ...(language === undefined ? {} : { language }) }).data
}

export const linkLine = ({ url, format, language }: Link): string => [url, [format === guessFormat(url) ? undefined : format, language === undefined ? undefined : sayLanguage(language)].filter((one) => one !== undefined).join(', ')].filter((one) => one !== '').join(' ')

/** Several on a line, between semicolons. */
export const readBetween = (typed: string): readonly string[] => typed.split(/[;\n]/).map((one) => one.trim()).filter((one) => one !== '')

/** The name in the address of a resource, of what somebody typed or pasted: the whole address, or the name. */
export const readSlug = (typed: string): string => typed.trim().replace(/[?#].*$/, '').replace(/\/+$/, '').replace(/^.*\//, '').toLowerCase()

/** A DOI without what stands before it in addresses. */
export const readDoi = (typed: string): string => typed.trim().replace(/^(https?:\/\/)?(dx\.)?doi\.org\//i, '').replace(/^doi:\s*/i, '')
