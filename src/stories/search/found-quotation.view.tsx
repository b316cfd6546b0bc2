import type { FC } from 'hono/jsx'
import { type Excerpt, type OpenedWords, StoryWords } from '../sealed/opened-words.tsx'
import { sayQuoteFound } from './words/index.ts'

/** Words of a story among what was found, as they stand on their page. */
export const FoundQuotation: FC<Readonly<{ words: OpenedWords; excerpt: Excerpt; by: string | undefined }>> = ({ words, excerpt, by }) => (
  <blockquote class="case-quote">
    <StoryWords words={words} excerpt={excerpt} />
    {by === undefined ? null : <p class="hint">{sayQuoteFound('by', { name: by })}</p>}
  </blockquote>
)
