/** Which words are explained on this site. A module brings it; the platform knows none of them. */
import type { Database } from '../database/database.ts'
import type { ExplainedWords } from './explained.rules.ts'

export type Explaining = Readonly<{
  /** As this process knew it last, at once; undefined before it asked. */
  known(): ExplainedWords | undefined
  /** Whether that still holds; where not, it is known anew afterwards. At most one query of a page's. */
  holds(database: Database): Promise<boolean>
  /** Has it asked by and by, for the pages that follow. */
  askAgain(): void
}>
