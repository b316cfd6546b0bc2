/** The words of a letter that was sent as HTML only, with quotes marked as plain text marks them. Pure. */

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', hellip: '…', pound: '£', euro: '€' }
/** Nothing inside these is words. */
const SILENT = new Set(['script', 'style', 'head', 'title'])
const BREAKS = new Set(['br', 'p', 'div', 'li', 'ul', 'ol', 'tr', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'blockquote', 'pre'])
/** Longer than anybody writes. */
const LONGEST = 1_000_000

export function textOfHtml(html: string): string {
  const lines: { quoted: boolean; words: string }[] = []
  let [words, quotes, silent]: [string, number, string | undefined] = ['', 0, undefined]
  const newLine = () => {
    lines.push({ quoted: quotes > 0, words: words.replaceAll(/[ \t\r\n]+/g, ' ').trim() })
    words = ''
  }
  for (const [part] of html.slice(0, LONGEST).matchAll(/<[^<>]*>|[^<]+|</g)) {
    const [, end = '', name = ''] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(part) ?? []
    const tag = name.toLowerCase()
    if (silent !== undefined) silent = end === '/' && tag === silent ? undefined : silent
    else if (tag === '') words += part.startsWith('<!') ? '' : decode(part)
    else if (SILENT.has(tag)) silent = end === '' ? tag : undefined
    else if (BREAKS.has(tag)) {
      if (tag === 'br' || words.trim() !== '') newLine()
      if (tag === 'blockquote') quotes = Math.max(0, quotes + (end === '' ? 1 : -1))
    }
  }
  newLine()
  return lines.map(({ quoted, words: line }) => (quoted ? `> ${line}` : line)).join('\n').trim()
}

const decode = (text: string) => text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
  const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : undefined
  if (code !== undefined) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  return NAMED[(name ?? '').toLowerCase()] ?? whole
})
