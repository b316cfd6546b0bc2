/** Words in XML. Pure. */

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
/** XML has no place for most control characters, not even escaped. */
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** A text as it stands between tags, or in quotes. */
export const xml = (text: string): string => text.toWellFormed().replace(NOT_IN_XML, '').replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)

/** An element that holds a text. */
export const element = (name: string, text: string): string => `<${name}>${xml(text)}</${name}>`
