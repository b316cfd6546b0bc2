/** Where somebody goes after signing in. Pure. */

/** A path of this site, whatever was given: an address elsewhere, or one that a browser would read as such, becomes the fallback. */
export function localPath(given: string | undefined, fallback: string): string {
  if (given === undefined || !/^\/(?![/\\])[^\\\s\u0000-\u001f]*$/.test(given) || given.length > 500) return fallback
  return isWithin(given) ? given : fallback
}

const HERE = 'http://here.invalid'

function isWithin(path: string): boolean {
  try {
    return new URL(path, HERE).origin === HERE
  } catch {
    return false
  }
}
