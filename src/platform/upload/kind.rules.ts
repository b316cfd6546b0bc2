/** What a file is, by its first bytes; its name and what the browser calls it say nothing. */

export type KindCode = 'picture-kind' | 'picture-heic'
export type PictureKind = Readonly<{ kind: 'picture' }> | Readonly<{ kind: 'refused'; code: KindCode }>

const PICTURE: PictureKind = { kind: 'picture' }

const startsWith = (bytes: Uint8Array, start: readonly number[], at = 0) => start.every((byte, index) => bytes[at + index] === byte)
const latin = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

/** JPEG, PNG and WebP are taken: what phones, scanners and drawing programs make. iPhones keep pictures in another kind, and can be told. */
export function pictureKind(bytes: Uint8Array): PictureKind {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return PICTURE
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return PICTURE
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP') return PICTURE
  const isHeic = latin(bytes, 4, 8) === 'ftyp' && /^(hei|hev|mif|msf)/.test(latin(bytes, 8, 12))
  return { kind: 'refused', code: isHeic ? 'picture-heic' : 'picture-kind' }
}

/** The name of a file says nothing to somebody who can't see the picture. Each pattern reads a text once, however long it is: it is asked before the length is. */
export const isFileName = (alt: string): boolean =>
  /^\S+\.(jpe?g|png|webp|heic|gif|tiff?)$/i.test(alt) || /^(img|dscn?|dcim|image|picture|photo|screenshot|scan)[\s_-]*(\d[\d_-]*)?$/i.test(alt)
