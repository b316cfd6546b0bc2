/** Languages by name, as people type and read them; kept as the tags that browsers know. Pure. */

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** Languages whose tags have three letters and that people of these islands use. */
const OF_THREE = ['sco', 'bfi', 'isg', 'ase']
/** What people call them, where it isn't the name that lists give. */
const CALLED: Readonly<Record<string, string>> = { gaelic: 'gd', bsl: 'bfi', mandarin: 'zh', cantonese: 'yue', farsi: 'fa' }

let known: ReadonlyMap<string, string> | undefined

/** All that have a tag of two letters, by their English name. */
function tags(): ReadonlyMap<string, string> {
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  known ??= new Map([...[...letters.flatMap((first) => letters.map((second) => first + second)), ...OF_THREE].flatMap((tag) => {
    const name = names.of(tag)
    return name === undefined ? [] : [[name.toLowerCase(), tag] as const]
  }), ...Object.entries(CALLED)])
  return known
}

/** The tag of what somebody typed: a name or a tag; undefined where it is neither. */
export function readLanguage(typed: string): string | undefined {
  const text = typed.trim()
  const named = tags().get(text.toLowerCase())
  if (named !== undefined) return named
  try {
    const [tag] = Intl.getCanonicalLocales(text)
    return tag !== undefined && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) && names.of(tag) !== undefined ? tag : undefined
  } catch {
    return undefined
  }
}

/** `'gd'` → `'Scottish Gaelic'`; the tag itself where it has no name. */
export function sayLanguage(tag: string): string {
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}
