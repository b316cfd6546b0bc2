/** What was said with a cut, opened for a page whose gate has asked whether it may be: of the words its teller's, of why they said no its editor's. */
import type { Context } from '#platform/http/context.ts'
import { OpenedWords } from '../sealed/opened-words.tsx'
import { cutPlace } from '../sealed/places.ts'
import { ringOf } from '../sealed/ring.ts'
import type { Cut } from './cut.queries.ts'
import type { CutText } from './cut.rules.ts'

export function openedText(c: Context, { id, texts }: Pick<Cut, 'id' | 'texts'>, what: CutText): OpenedWords | undefined {
  const sealed = texts.get(what)
  return sealed === undefined ? undefined : OpenedWords.open(ringOf(c), sealed, cutPlace(id, what))
}
