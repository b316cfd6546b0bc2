import type { FC } from 'hono/jsx'
import { Tag } from '#platform/page/parts.tsx'
import { type Excerpt, type OpenedWords, StoryWords } from '../sealed/opened-words.tsx'
import type { Shown } from './use.rules.ts'
import { sayUse } from './words/index.ts'

/** `words` is there only where they may be read. */
export type Quoted = Readonly<{ shown: Shown; words: OpenedWords | undefined; excerpt: Excerpt; by: string | undefined; onPaper: boolean }>

/** Words from stories, or the marks where some stood. */
export const Quotations: FC<{ quoted: readonly Quoted[] }> = ({ quoted }) => <>{quoted.map((one) => <Quotation quoted={one} />)}</>

/** One of them. */
export const Quotation: FC<{ quoted: Quoted }> = ({ quoted: { shown, words, excerpt, by, onPaper } }) => {
  if (shown !== 'words' || words === undefined) return <p><Tag tone={shown === 'not-yet' || shown === 'not-here' ? 'waiting' : 'gone'}>{sayUse(`quoted.${shown === 'words' ? 'taken-back' : shown}`)}</Tag></p>
  return (
    <>
      <blockquote class={onPaper ? 'case-quote' : 'case-quote screen-only'}>
        <StoryWords words={words} excerpt={excerpt} />
        <p class="hint">{by === undefined ? sayUse('quoted.from') : sayUse('quoted.by', { name: by })}</p>
      </blockquote>
      {onPaper ? null : <p class="print-only">{sayUse('quoted.not-on-paper')}</p>}
    </>
  )
}
