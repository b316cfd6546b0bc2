/** What was heard, for whoever may see it: themes with their voices, and what is in no theme yet. */
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { whoMaySee } from '../initiative.gate.ts'
import { findQuestion } from '../question/question.queries.ts'
import { type Visitor, findItem } from '../thread/find-item.queries.ts'
import { loadOutline } from './heard.queries.ts'
import { HeardPage, HeardPartPage } from './heard.view.tsx'
import type { ItemId } from '../tables.ts'
import { countToConfirm } from './voice.queries.ts'
import { type Filter, type Part, countVoices, listVoices } from './voice-line.queries.ts'

export const heard = route('/initiatives/:slug/heard', whoMaySee)

/** How many voices «show all» puts on a page. */
const PAGE = 50

heard.get(async (c, seen) => {
  const here: Visitor = { ...seen, person: c.person }
  const question = readId<'question'>(c.query('question'))
  const search = c.query('search')
  const filter: Filter = { search: search === '' ? undefined : search, question }
  const after = readId<'item'>(c.query('after'))
  const part = c.query('part')
  if (part !== undefined) return showPart(c, here, part, { filter, after })

  const [outline, asked, toConfirm] = await Promise.all([
    loadOutline(c.database, here, filter, after),
    question === undefined ? undefined : findQuestion(c.database, here.initiative.id, question),
    here.membership === undefined || c.person === undefined ? 0 : countToConfirm(c.database, here.initiative.id, c.person.id),
  ])
  // A draft is its hosts' affair: what it asks is not shown here.
  return c.page(<HeardPage here={here} outline={outline} filter={filter} question={asked?.publishedAt === undefined ? undefined : asked.words} first={after === undefined} toConfirm={toConfirm} />)
})

/** All of one theme, or all that is in none, page by page. */
async function showPart(c: Context, here: Visitor, named: string, { filter, after }: { filter: Filter; after: ItemId | undefined }): Promise<Response> {
  const id = readId<'item'>(named)
  const theme = id === undefined ? undefined : await findItem(c.database, here, id)
  if (named !== 'none' && (theme?.kind !== 'theme' || theme.putAway)) throw new NotThere()
  const part: Part = theme === undefined ? 'ungrouped' : { theme: theme.id }
  const [lines, counted] = await Promise.all([
    listVoices(c.database, here, part, { filter, after, most: PAGE + 1 }),
    countVoices(c.database, here, part, filter),
  ])
  const shown = lines.slice(0, PAGE)
  return c.page(<HeardPartPage here={here} theme={theme} lines={shown} counted={counted} filter={filter} first={after === undefined} next={lines.length > PAGE ? shown.at(-1)?.id : undefined} />)
}
