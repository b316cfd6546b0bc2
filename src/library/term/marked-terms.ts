/** The words of the glossary as public pages mark them: kept by each process, and asked about whenever a page has looked for them. */
import type { Database } from '#platform/database/database.ts'
import { type Snapshot, hasChanged, takeSnapshot } from '#platform/database/page-change.queries.ts'
import { type ExplainedWords, explainedWords } from '#platform/page/explained.rules.ts'
import type { Explaining } from '#platform/page/explaining.ts'
import { entryPath } from '../kind.ts'
import { listMarkedTerms } from './term.queries.ts'
import { shortOf } from './term.rules.ts'
import { sayTerm } from './words/index.ts'

/** Changes are remembered for a day: what was asked about less often is loaded anew. */
const LONGEST_MS = 60 * 60_000

type Kept = Readonly<{ words: ExplainedWords; snapshot: Snapshot; at: number }>

/** @param own the program's database: what is loaded is for all pages that follow, and no page's question */
export function markedTerms(own: Database): Explaining {
  let kept: Kept | undefined
  let asking: Promise<unknown> | undefined
  const holds = async (database: Database): Promise<boolean> => {
    if (kept !== undefined && performance.now() - kept.at < LONGEST_MS && !(await hasChanged(database, ['terms'], kept.snapshot))) return true
    kept = await load(own)
    return false
  }
  return {
    known: () => kept?.words,
    holds,
    askAgain() {
      // What goes wrong here goes wrong for the next page too, and is said there.
      asking ??= holds(own).catch(() => undefined).finally(() => { asking = undefined })
    },
  }
}

/** The snapshot comes first: what is published in between is loaded once more, and never missed. */
async function load(database: Database): Promise<Kept> {
  const at = performance.now()
  const snapshot = await takeSnapshot(database)
  const terms = await listMarkedTerms(database)
  return { snapshot, at, words: explainedWords(terms.map(({ slug, word, spellings, definition, contested }) => ({ href: entryPath('term', slug), word, spellings, short: shortOf(definition), mark: contested ? sayTerm('contested.tag') : undefined }))) }
}
