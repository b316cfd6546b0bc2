import { html } from 'hono/html'
import type { Child, FC } from 'hono/jsx'
import { tagOf, wordsOf } from '#platform/page/parts.tsx'
import { tagInWords } from '../tag/tag.ts'
import { isSetAside } from './set-aside.rules.ts'
import type { VoiceLine } from './voice-line.queries.ts'
import { whoSaid } from './who-said.ts'
import { sayVoice } from './words/index.ts'

type Props = Readonly<{ lines: readonly VoiceLine[]; takenBack?: number; base: string; label?: string }>

/** Voices as a list, and how many were taken back. Each leads on to its own page. */
export const VoiceLines: FC<Props> = ({ lines, takenBack = 0, base, label }) => (
  <>
    {lines.length === 0 ? null : <ul class="voices" role="list" aria-label={label}>{lines.map((line) => html`<li>${voiceWords(line)}${quiet(line, base)}</li>`)}</ul>}
    {takenBack === 0 ? null : <p class="voices__gone">{sayVoice('heard.taken-back', { count: takenBack })}</p>}
  </>
)

/** What was said; only its author reads what waits for them, and on another page. */
export const voiceWords = (line: VoiceLine): Child => (isSetAside(line) ? html`<p><em>${sayVoice('heard.set-aside')}</em></p>` : wordsOf(line.words))

// A page has up to some hundred of these: as text and not as elements, which cost several times as much.
const quiet = (line: VoiceLine, base: string): Child =>
  html`<p class="voices__quiet">${voiceFacts(line)}${line.own ? html`${tagOf(sayVoice('heard.own'))} ` : ''}<a href="${base}/items/${line.id}">${sayVoice('heard.more')}<span class="visually-hidden"> ${sayVoice('heard.more-about', { words: shortened(line.words) })}</span></a></p>`

/** Who said it and who may see it, for those who take part; its tags; that it is hidden or was changed; and more, where there is more to say. */
export function voiceFacts(line: VoiceLine, more?: string): Child {
  const facts = factsOf(line).join(' · ')
  if (line.tags.length === 0 && !line.hidden) return `${facts} ${more ?? ''}`
  return html`${facts} ${line.tags.map((tag) => html`${tagOf(tagInWords(tag))} `)}${line.hidden ? html`${tagOf(sayVoice('heard.hidden'), 'gone')} ` : ''}${more}`
}

function factsOf({ contributor, seenBy, edited }: VoiceLine): readonly string[] {
  const facts = contributor === undefined ? [] : [whoSaid(contributor)]
  if (contributor !== undefined && seenBy !== 'members') facts.push(sayVoice(`heard.seen-by.${seenBy}`))
  if (edited) facts.push(sayVoice('heard.edited'))
  return facts
}

/** The first words, to tell one link from another. */
export function shortened(words: string): string {
  if (words.length <= MOST) return words.replaceAll('\n', ' ')
  const first = words.slice(0, MOST).replaceAll('\n', ' ')
  const end = first.lastIndexOf(' ')
  return `${end < 1 ? first : first.slice(0, end).trimEnd()} …`
}
const MOST = 60
