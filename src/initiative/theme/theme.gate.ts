/** The gate of the pages below a theme, for those who take part. */
import type { Gate } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { type Theme, findTheme } from './theme.queries.ts'

/** A theme that is still there. */
export const livingTheme: Gate<SeenByMember & { theme: Theme }> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'item'>(c.param('item'))
  const theme = id === undefined ? undefined : await findTheme(c.database, here.initiative.id, id)
  return theme === undefined ? { closed: 'not-found' } : { ...here, theme }
}
