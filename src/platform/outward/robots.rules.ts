/** What a site asks of programs that visit it: robots.txt, as RFC 9309 reads it. Pure. */

/** The part of a robots.txt that is for us. */
export type Robots = Readonly<{ rules: readonly Rule[]; delaySeconds: number | undefined }>
type Rule = Readonly<{ allow: boolean; pattern: string }>

/** Nothing is asked of us. */
const ALL_ALLOWED: Robots = { rules: [], delaySeconds: undefined }

/** RFC 9309, 2.5: at least so much is read. What comes after is as if it weren't there. */
export const MOST_ROBOTS = 512_000
/** More rules than this are no wishes, they are a load. */
const MOST_RULES = 5_000
const LONGEST_PATTERN = 2_000
/** Where a site asks for longer pauses, one visit in the night is what it gets. */
const LONGEST_DELAY = 60

/**
 * Reads what is for the program of that name; where nothing is, what is for all.
 * @param us our name in robots.txt: letters, `-` and `_`
 */
export function readRobots(text: string, us: string): Robots {
  const ours: Group = { rules: [], delaySeconds: undefined }
  const everybodys: Group = { rules: [], delaySeconds: undefined }
  let isOurs = false
  let open: Group[] = []
  let naming = false
  for (const line of text.slice(0, MOST_ROBOTS).replace(/^\uFEFF/, '').split(/\r\n?|\n/)) {
    const [name, value] = entryOf(line)
    if (name === 'user-agent') {
      if (!naming) open = []
      naming = true
      const forUs = nameOf(value) === us.toLowerCase()
      isOurs ||= forUs
      if (forUs) open.push(ours)
      else if (value === '*') open.push(everybodys)
    } else if (name === 'allow' || name === 'disallow') {
      naming = false
      // An empty rule rules nothing.
      if (value !== '' && value.length <= LONGEST_PATTERN) for (const group of open) if (group.rules.length < MOST_RULES) group.rules.push({ allow: name === 'allow', pattern: spelled(value) })
    } else if (name === 'crawl-delay') {
      naming = false
      const seconds = Number(value)
      if (value !== '' && seconds >= 0) for (const group of open) group.delaySeconds = Math.min(seconds, LONGEST_DELAY)
    }
  }
  return isOurs ? ours : everybodys
}

type Group = { rules: Rule[]; delaySeconds: number | undefined }

/** `' Disallow : /a # not yet'` → `['disallow', '/a']`. */
function entryOf(line: string): readonly [name: string, value: string] {
  const [said = ''] = line.split('#', 1)
  const colon = said.indexOf(':')
  return colon === -1 ? ['', ''] : [said.slice(0, colon).trim().toLowerCase(), said.slice(colon + 1).trim()]
}

/** Who is named, without a version or remarks: `Thegither/1.0 (…)` → `thegither`. */
const nameOf = (value: string): string => (/^[a-z_-]+/i.exec(value)?.[0] ?? '').toLowerCase()

/** One spelling for what may be written as itself or as `%xx`. */
const spelled = (path: string): string =>
  path.replace(/[^\x21-\x7E]+/g, (letters) => encodeURIComponent(letters.toWellFormed())).replace(/%[0-9a-f]{2}/gi, (code) => {
    const letter = String.fromCharCode(Number.parseInt(code.slice(1), 16))
    return /[A-Za-z0-9._~-]/.test(letter) ? letter : code.toUpperCase()
  })

/** Whether a page may be visited: the longest rule that fits says so; of two as long, the one that allows. */
export function mayVisit({ rules }: Robots, url: URL): boolean {
  const path = spelled(url.pathname + url.search)
  if (path === '/robots.txt') return true
  let best: Rule | undefined
  for (const rule of rules) {
    const isBetter = best === undefined || rule.pattern.length > best.pattern.length || (rule.pattern.length === best.pattern.length && rule.allow)
    if (isBetter && fits(rule.pattern, path)) best = rule
  }
  return best?.allow ?? true
}

/** `*` is any letters, `$` at the end is the end. Takes each part where it comes first, so it never has to go back. */
function fits(pattern: string, path: string): boolean {
  const ends = pattern.endsWith('$')
  const [head = '', ...parts] = (ends ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(head)) return false
  const last = parts.pop()
  if (last === undefined) return !ends || path.length === head.length
  let at = head.length
  for (const part of parts) {
    const found = path.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return ends ? path.length - last.length >= at && path.endsWith(last) : path.includes(last, at)
}

/**
 * What follows from how a site answered when it was asked for its robots.txt (RFC 9309, 2.3.1): none there is no wish; a site in trouble
 * could not say what it wishes, so nobody visits it until it can: undefined.
 */
export function robotsAfter(status: number | undefined, text: () => string, us: string): Robots | undefined {
  if (status === undefined || status >= 500 || status === 429) return undefined
  return status >= 200 && status < 300 ? readRobots(text(), us) : ALL_ALLOWED
}
