/** Reads what came back from a visit: a page, or a file that says what it is. */
import { Parser } from 'htmlparser2'
import type { Answered } from '#platform/outward/get-outward.ts'
import type { LINK_FORMATS } from '../resource/resource.rules.ts'
import { type Head, lettersOf, readHead } from './head.ts'
import { type PageFacts, factsOf } from './page-facts.rules.ts'

type Format = (typeof LINK_FORMATS)[number]
export type PageRead = Readonly<{ facts: PageFacts; format: Format }>

const NOTHING: Head = { title: '', language: undefined, charset: undefined, metas: new Map(), licence: undefined, data: [] }

export function readPage({ type, charset, bytes, url }: Pick<Answered, 'type' | 'charset' | 'bytes' | 'url'>): PageRead {
  const format = formatOf(type)
  if (format === 'web') return { format, facts: factsOf(readHead(lettersOf(bytes, charset)), url) }
  const facts = factsOf(format === 'pdf' ? readPdf(bytes) : NOTHING, url)
  return { format, facts: { ...facts, title: facts.title ?? titleInName(url) } }
}

const FORMATS: readonly (readonly [part: string, format: Format])[] = [
  ['html', 'web'], ['pdf', 'pdf'], ['msword', 'word'], ['wordprocessing', 'word'], ['opendocument.text', 'word'], ['rtf', 'word'], ['powerpoint', 'slides'], ['presentation', 'slides'],
  ['excel', 'spreadsheet'], ['spreadsheet', 'spreadsheet'], ['csv', 'spreadsheet'], ['video/', 'video'], ['audio/', 'audio'],
]
const formatOf = (type: string): Format => FORMATS.find(([part]) => type.includes(part))?.[1] ?? (type === '' ? 'web' : 'other')

/** `/files/How-we-meet_2015.pdf` → `'How we meet 2015'`: what a file is called is better than nothing. */
function titleInName({ pathname }: URL): string | undefined {
  const name = pathname.split('/').findLast((part) => part !== '')
  const words = name === undefined || !/\.[a-z0-9]{2,5}$/i.test(name) ? '' : spoken(name.replace(/\.[a-z0-9]{2,5}$/i, '')).replace(/[-_+\s]+/g, ' ').trim()
  return words === '' ? undefined : words.slice(0, 300)
}

function spoken(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** A file's words about itself (XMP) are not packed, as a rule, and stand between these. */
const FROM = '<x:xmpmeta'
const TO = '</x:xmpmeta>'
const LONGEST_XMP = 100_000
const MOST_VALUES = 50
const LONGEST_VALUE = 2_000

/** What a PDF says of itself in Dublin Core. Not its dates: those are of the file. */
function readPdf(bytes: Buffer): Head {
  const from = bytes.indexOf(FROM)
  const to = from === -1 ? -1 : bytes.indexOf(TO, from)
  if (to === -1 || to - from > LONGEST_XMP) return NOTHING
  const metas = new Map<string, string[]>()
  let field: string | undefined
  let text = ''
  const keep = () => {
    const value = text.trim()
    text = ''
    const values = metas.get(field ?? '') ?? []
    if (field !== undefined && value !== '' && values.length < MOST_VALUES) metas.set(field, [...values, value])
  }
  const parser: Parser = new Parser({
    onopentag: (name) => {
      text = ''
      if (name.startsWith('dc:') || name.startsWith('prism:')) field = name.replace(':', '.').toLowerCase()
    },
    ontext: (part) => {
      if (field !== undefined && text.length < LONGEST_VALUE) text += part
    },
    onclosetag: (name) => {
      keep()
      if (name.startsWith('dc:') || name.startsWith('prism:')) field = undefined
    },
  }, { xmlMode: true })
  parser.end(bytes.subarray(from, to + TO.length).toString())
  return { ...NOTHING, metas }
}
