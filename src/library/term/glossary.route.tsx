/** Anybody looks up what words mean in this work, and which of them people disagree about. */
import { everybody, route } from '#platform/http/routes.ts'
import { isEditing } from '../library.gate.ts'
import { byLetter, pageOf } from './glossary.rules.ts'
import { GlossaryPage } from './glossary.view.tsx'
import { listTerms } from './term.queries.ts'

/** As many as one still scrolls through. */
const A_PAGE = 150

export const glossary = route('/library/glossary', everybody).kept('library').get(async (c) => {
  const only = c.query('show') === 'contested'
  const [terms, editor] = await Promise.all([listTerms(c.database), isEditing(c)])
  const letters = byLetter(terms.filter(({ contested }) => contested || !only))
  return c.page(<GlossaryPage letters={letters} page={pageOf(letters, c.query('from'), A_PAGE)} all={terms.length} contested={terms.filter((one) => one.contested).length} only={only} editor={editor} />)
})
