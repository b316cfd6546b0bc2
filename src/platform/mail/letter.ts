/** A letter in parts: the same words as plain text and as simple HTML without pictures, styles from elsewhere or anything that reports back. Pure. */

/** An entry of a list, with what can be done about it. */
export type Point = Readonly<{ words: string; links: readonly Link[] }>
export type Link = Readonly<{ words: string; href: string }>
export type Part = Readonly<{ heading: string; level: 1 | 2 }> | Readonly<{ words: string }> | Readonly<{ points: readonly Point[] }> | Readonly<{ link: Link }>

/** What is handed to a mail server, beside the address and the subject. */
export type Letter = Readonly<{
  text: string
  html?: string | undefined
  /** The page on which these letters are stopped; mail programs offer it as a button, too. */
  stopAt?: string | undefined
  /** Where an answer to the letter goes; else to the address that it comes from. */
  answerTo?: string | undefined
}>

/** The same parts in both forms. `title`: what programs that read aloud call it. */
export const letterOf = (title: string, parts: readonly Part[]): Pick<Letter, 'text' | 'html'> => ({ text: textOf(parts), html: htmlOf(title, parts) })

function textOf(parts: readonly Part[]): string {
  const blocks = parts.map((part) => {
    if ('heading' in part) return part.level === 1 ? `${part.heading}\n${'='.repeat(Math.min(part.heading.length, 60))}` : part.heading.toUpperCase()
    if ('words' in part) return part.words
    if ('link' in part) return `${part.link.words}:\n${part.link.href}`
    return part.points.map(({ words, links }) => `- ${words.replaceAll('\n', '\n  ')}${links.map((link) => `\n  ${link.words}: ${link.href.replace(/^mailto:/, '')}`).join('')}`).join('\n\n')
  })
  return `${blocks.join('\n\n')}\n`
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const lines = (text: string) => escape(text).replaceAll('\n', '<br>')
const anchor = ({ words, href }: Link) => `<a href="${escape(href)}">${escape(words)}</a>`

function htmlOf(title: string, parts: readonly Part[]): string {
  const blocks = parts.map((part) => {
    if ('heading' in part) return `<h${part.level}>${escape(part.heading)}</h${part.level}>`
    if ('words' in part) return `<p>${lines(part.words)}</p>`
    if ('link' in part) return `<p>${anchor(part.link)}</p>`
    return `<ul>${part.points.map(({ words, links }) => `<li>${lines(words)}${links.map((link) => `<br>${anchor(link)}`).join('')}</li>`).join('')}</ul>`
  })
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title></head><body style="font:16px/1.5 sans-serif;max-width:40em">${blocks.join('\n')}</body></html>\n`
}
