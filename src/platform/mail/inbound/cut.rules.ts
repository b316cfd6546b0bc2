/** What somebody wrote in a letter, without what their mail program added below it. Rather too much is kept than too little. Pure. */

/** «On 30 November … wrote:», as mail programs say it in a few languages, on one line or two; always with a date. */
const ATTRIBUTION = /^(?:on\b.{6,300}\bwrote|am\b.{6,300}\bschrieb\b.{0,200}|le\b.{6,300}\ba écrit|el\b.{6,300}\bescribió|op\b.{6,300}\bschreef\b.{0,200}|il giorno\b.{6,300}\bha scritto|w dniu\b.{6,300}\bpisze)\s?:$/i
const DIVIDER = /^-{2,}\s?(?:original message|forwarded message|reply message)\s?-{2,}$/i
const RULED = /^_{20,}$/
const FROM = /^\*?from:\*?\s/i
const SENT = /^\*?(?:sent|date|to|subject):\*?\s/i
const QUOTED = /^\s?>/
const SENT_FROM = /^(?:sent from my [\w' -]{2,40}|get outlook for (?:ios|android).{0,80}|sent from (?:outlook|yahoo mail|mail for windows).{0,80})\.?$/i

/** As many lines as the name, the place and the telephone number at the end of a letter take. */
const LONGEST_SIGNATURE = 10

/** Nobody answers with more; what is beyond it was quoted. */
const LONGEST = 200_000

/** @param text the letter as plain text */
export function ownWords(text: string): string {
  const lines = text.slice(0, LONGEST).replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' ').split('\n').map((line) => line.trimEnd())
  const own = withoutSignature(withoutQuotes(lines))
  return own.join('\n').replace(/\n{3,}/g, '\n\n').trim()
}

/** Whether what was quoted begins here, and with how many lines that say so. */
function quoteAt(lines: readonly string[], at: number): number {
  const line = (lines[at] ?? '').trim()
  if (/\d/.test(line) && ATTRIBUTION.test(line)) return 1
  if (/\d/.test(line) && ATTRIBUTION.test(`${line} ${(lines[at + 1] ?? '').trim()}`)) return 2
  if (DIVIDER.test(line)) return 1
  const from = RULED.test(line) ? at + 1 : at
  const heads = lines.slice(from + 1, from + 5).filter((next) => SENT.test(next.trim())).length
  return FROM.test((lines[from] ?? '').trim()) && heads >= 2 ? 1 : 0
}

function withoutQuotes(lines: readonly string[]): readonly string[] {
  const kept: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const saying = quoteAt(lines, at)
    if (saying > 0) {
      const next = lines.slice(at + saying).find((one) => one.trim() !== '')
      // Quoted lines are marked: somebody may have written between or below them. Without marks all that follows is quoted.
      if (next === undefined || !QUOTED.test(next)) return kept.some((one) => one.trim() !== '') ? kept : [...kept, ...lines.slice(at)]
      at += saying - 1
    } else if (!QUOTED.test(line)) kept.push(line)
  }
  return kept
}

function withoutSignature(lines: readonly string[]): readonly string[] {
  const filled = lines.findLastIndex((line) => line.trim() !== '') + 1
  const end = SENT_FROM.test((lines[filled - 1] ?? '').trim()) ? filled - 1 : filled
  const sign = lines.slice(0, end).findLastIndex((line) => /^--\s?$/.test(line))
  return lines.slice(0, sign >= 0 && end - sign <= LONGEST_SIGNATURE ? sign : end)
}
