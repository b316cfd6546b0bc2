/** What every page needs to know of where it is shown: given once by the context, read by `Page` and `Form`. */
import { createContext, useContext } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Locale } from '../words/locale.ts'
import type { ExplainedWord, ExplainedWords } from './explained.rules.ts'

export type Frame = {
  readonly siteName: string
  /** Where the site is reached: the beginning of every address of ours. */
  readonly origin: string
  readonly path: string
  readonly locale: Locale
  /** What the person who is signed in is called. */
  readonly called: string | undefined
  readonly administrator: boolean
  /** Something about their account can't wait until they come to their own page. */
  readonly mustLook?: boolean
  /** A sentence about what was just done, shown once. */
  readonly notice: string | undefined
  /** The address of a stylesheet, script or font by its plain name. */
  readonly asset: (name: string) => string
  /** Set by `Form`: the page needs the cookie by which we know our own forms. */
  hasForm: boolean
  /** Set by what must be made anew for each visitor: words that can be taken back at any moment. No page with it is kept. */
  onlyNow?: boolean
  /** The words that are explained on this site, as far as it is known. */
  explained?: ExplainedWords | undefined
  /** Set by a public page: which of them it has met so far. */
  met?: Set<ExplainedWord> | undefined
  /** Set where words on it were looked through for them: what is explained by now may be another. */
  sought?: boolean
  /** Set by parts of the page that are better with a script, by its plain name; each works without. */
  scripts?: Set<string>
}

const FrameContext = createContext<Frame | undefined>(undefined)

/** Shows something in a frame. */
export const inFrame = (frame: Frame, content: JSX.Element): JSX.Element => <FrameContext.Provider value={frame}>{content}</FrameContext.Provider>

/** Shows something that is to be the same in every frame: whoever asks for one there is told that there is none. */
export const outsideFrame = (content: JSX.Element): JSX.Element => <FrameContext.Provider value={undefined}>{content}</FrameContext.Provider>

/** The frame of the page being made. Views are synchronous, so that it is always there. */
export function useFrame(): Frame {
  const frame = useContext(FrameContext)
  if (frame === undefined) throw new Error('a view was shown outside a frame')
  return frame
}

/** Asks for a script on this page, once. */
export function askForScript(name: string): void {
  const frame = useFrame()
  frame.scripts ??= new Set()
  frame.scripts.add(name)
}
