/** How many stories a theme rests on: the slot of initiatives, filled. */
import type { StoriesOfTheme } from '#initiative/index.ts'
import { findToldOfTheme } from './themes.queries.ts'
import { RestsOnStories } from './themes.view.tsx'

/** One query. Which stories they are is on no page. */
export const storiesOfTheme: StoriesOfTheme = async (c, theme) => {
  const told = await findToldOfTheme(c.database, theme)
  return told === undefined ? undefined : <RestsOnStories atLeast={told.atLeast} />
}
