/** A draft of a resource, of what somebody suggested. Pure. */
import { guessFormat } from '../resource/line.rules.ts'
import { type Resource, resourceSchema } from '../resource/resource.rules.ts'

/** Only what they said: their words why it helps are theirs, and the library writes its own. */
export function draftOf({ title, url }: Readonly<{ title: string | undefined; url: string | undefined }>): Resource {
  const format = url === undefined ? undefined : guessFormat(url)
  return resourceSchema.parse({
    title: title ?? (url === undefined ? '' : new URL(url).hostname), type: format === 'video' ? 'video' : format === 'slides' ? 'presentation' : format === 'web' ? 'website' : 'report',
    links: url === undefined ? [] : [{ url, format }],
  })
}
