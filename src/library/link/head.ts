/** Takes out of a page what it says of itself to programs: its title, its meta tags, what is linked as data. Never builds the page, never goes back in it. */
import { Parser } from 'htmlparser2'

export type Head = Readonly<{
  title: string
  language: string | undefined
  charset: string | undefined
  /** By name, in the order in which they came; names in small letters. */
  metas: ReadonlyMap<string, readonly string[]>
  /** The address of the licence, where the page names one. */
  licence: string | undefined
  /** JSON-LD, as it was read. */
  data: readonly unknown[]
}>

/** A page that says more of itself than this is not saying it to us. */
const MOST_META = 300
const LONGEST_META = 5_000
const LONGEST_TITLE = 2_000
const LONGEST_DATA = 200_000
const MOST_DATA = 10
/** No head is so deep, and looking for what a tag closes takes longer the deeper it is. */
const DEEPEST = 200
/** So many tags without an end to what we look for are the page itself. */
const MOST_TAGS = 20_000
/** Written in parts, so that it can be left between two. */
const PART = 8_192

export function readHead(html: string): Head {
  const head = new Gathered()
  const parser: Parser = new Parser({ onopentag: (name, attributes) => { head.open(name, attributes) }, ontext: (text) => { head.say(text) }, onclosetag: (name) => { head.close(name) } })
  for (let at = 0; at < html.length && !head.isEnough; at += PART) parser.write(html.slice(at, at + PART))
  return head
}

class Gathered implements Head {
  title = ''
  language: string | undefined
  charset: string | undefined
  licence: string | undefined
  readonly metas = new Map<string, string[]>()
  readonly data: unknown[] = []
  private inside: 'title' | 'data' | undefined
  private json = ''
  private hasTitle = false
  private count = 0
  private depth = 0
  private tags = 0

  get isEnough(): boolean {
    return this.depth > DEEPEST || this.tags > MOST_TAGS
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.depth += 1
    this.tags += 1
    if (name === 'html') this.language ??= attributes['lang'] ?? attributes['xml:lang']
    else if (name === 'meta') this.meta(attributes)
    else if (name === 'link' && isLicence(attributes['rel'])) this.licence ??= attributes['href']
    // A picture that is drawn has titles of its own.
    else if (name === 'title' && !this.hasTitle && this.depth < 5) this.inside = 'title'
    else if (name === 'script' && attributes['type']?.trim().toLowerCase() === 'application/ld+json' && this.data.length < MOST_DATA) this.inside = 'data'
  }

  say(text: string): void {
    if (this.inside === 'title' && this.title.length < LONGEST_TITLE) this.title += text
    else if (this.inside === 'data' && this.json.length <= LONGEST_DATA) this.json += text
  }

  close(name: string): void {
    this.depth -= 1
    if (name === 'title' && this.inside === 'title') this.hasTitle = true
    if (name === 'script' && this.inside === 'data') this.read()
    if (name === 'title' || name === 'script') this.inside = undefined
  }

  private meta(attributes: Readonly<Record<string, string>>): void {
    this.charset ??= attributes['charset'] ?? (attributes['http-equiv']?.toLowerCase() === 'content-type' ? attributes['content']?.split('charset=')[1] : undefined)
    const name = (attributes['name'] ?? attributes['property'] ?? attributes['itemprop'])?.trim().toLowerCase()
    const content = attributes['content']?.slice(0, LONGEST_META).trim()
    if (name === undefined || content === undefined || content === '' || this.count >= MOST_META) return
    this.count += 1
    this.metas.set(name, [...(this.metas.get(name) ?? []), content])
  }

  private read(): void {
    const { json } = this
    this.json = ''
    if (json.length > LONGEST_DATA) return
    try {
      this.data.push(JSON.parse(json))
    } catch {
      // Data that can't be read says nothing; the page may say the same elsewhere.
    }
  }
}

const isLicence = (rel: string | undefined): boolean => rel?.toLowerCase().split(/\s+/).includes('license') === true

/** The letters of a page: as its mark at the beginning says, or the one who sent it, or the page itself; else as most pages are written. */
export function lettersOf(bytes: Buffer, said: string | undefined): string {
  // A mark at the beginning is stronger than what is said.
  const marked = bytes[0] === 0xFF && bytes[1] === 0xFE ? 'utf-16le' : bytes[0] === 0xFE && bytes[1] === 0xFF ? 'utf-16be' : bytes[0] === 0xEF && bytes[1] === 0xBB ? 'utf-8' : undefined
  // Where a page says it itself, it does so within its first 1,024 bytes.
  const charset = marked ?? said ?? readHead(bytes.subarray(0, 1_024).toString('latin1')).charset ?? 'utf-8'
  return decoderOf(charset.trim()).decode(bytes)
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder()
  }
}
