/** What a page that everybody may read says of itself to other programs: to whoever shows a link to it, lists it, or cites it. */
import { html, raw } from 'hono/html'
import type { FC } from 'hono/jsx'
import { useFrame } from './frame.tsx'

type JsonLd = Readonly<{ [name: string]: string | number | boolean | JsonLd | readonly (string | JsonLd)[] | undefined }>
/** Makes an address out of a path of ours. */
export type Addressed = (path: string) => string

export type PageFacts = Readonly<{
  /** The one path under which it is known, whatever stands in the browser. */
  path: string
  /** What it is about, as whoever shows a link to it shows it below the title. */
  about: string
  /** What Open Graph calls such a page. */
  type?: 'website' | 'article' | 'book' | 'video.other'
  /** What schema.org calls what is on it, without `@context`. */
  data?: (at: Addressed) => JsonLd
  /** Dublin Core: names as DCTERMS has them, each as often as there is something to say. */
  terms?: (at: Addressed) => readonly (readonly [name: string, value: string])[]
}>

/** Longer than anything that shows a link shows. */
const LONGEST = 300

/** One line of it, cut at a word. */
export function inShort(words: string, most = LONGEST): string {
  const line = words.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most - 1)
  return `${(cut.lastIndexOf(' ') > most / 2 ? cut.slice(0, cut.lastIndexOf(' ')) : cut).toWellFormed()}…`
}

/** Data in a page, of which nothing can end the element that holds it. */
export const asScriptData = (data: unknown): string => JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

const LOCALES = { en: 'en_GB', 'en-XA': 'en_GB' } as const

/** In the head of the page. */
export const SaidToPrograms: FC<{ title: string; facts: PageFacts }> = ({ title, facts: { path, about, type = 'website', data, terms: termsAt } }) => {
  const frame = useFrame()
  // What is a path of ours as it stands need not be taken apart.
  const at: Addressed = (one) => (/^\/[\w/-]*$/.test(one) ? frame.origin + one : new URL(one, frame.origin).href)
  const short = inShort(about)
  const terms = termsAt?.(at) ?? []
  const graph = { 'og:title': title, 'og:description': short, 'og:type': type, 'og:url': at(path), 'og:site_name': frame.siteName, 'og:locale': LOCALES[frame.locale] }
  // As text and not as elements: a page has up to forty of them, and as elements each is looked through for whether it stands in the head twice.
  const lines = [
    html`<link rel="canonical" href="${at(path)}"/>`,
    ...(short === '' ? [] : [html`<meta name="description" content="${short}"/>`]),
    ...Object.entries(graph).filter(([, content]) => content !== '').map(([property, content]) => html`<meta property="${property}" content="${content}"/>`),
    ...(terms.length === 0 ? [] : [html`<link rel="schema.DCTERMS" href="http://purl.org/dc/terms/"/>`]),
    ...terms.map(([name, content]) => html`<meta name="${`DCTERMS.${name}`}" content="${content}"/>`),
    ...(data === undefined ? [] : [html`<script type="application/ld+json">${raw(asScriptData({ '@context': 'https://schema.org', ...data(at) }))}</script>`]),
  ]
  return <>{raw(lines.join(''))}</>
}
