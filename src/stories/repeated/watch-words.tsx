/**
 * Words of stories are kept nowhere but with their stories: a text that repeats one word for word is not taken, for there nobody could
 * take it back. Whoever may quote the story is shown how; whoever told it may keep their own words, knowing what that means.
 */
import { hosts } from '#initiative/index.ts'
import type { Database } from '#platform/database/database.ts'
import type { Watch } from '#platform/forms/watch.ts'
import type { Context } from '#platform/http/context.ts'
import type { KeyRing } from '#platform/sealing/key-ring.ts'
import { listOpenStories } from '../use/open-story.queries.ts'
import { isAnythingMarked, listRepeated, type Repeated } from './marks.queries.ts'
import { markedRuns } from './marks.ts'
import { OWN_WORDS, type RepeatedField, RepeatedPage } from './repeated.view.tsx'
import { RUN, longestStretch } from './runs.rules.ts'

/** Here words of stories are sealed as they come, or looked for in the story itself: fields of the forms that tell, change, quote and cut one. No other. */
const THEY_BELONG: readonly (readonly [path: RegExp, fields: readonly string[]])[] = [
  [/^\/initiatives\/[^/]+\/stories\/tell$/, ['what', 'why', 'so-what', 'now-what', 'whole']],
  [/^\/initiatives\/[^/]+\/stories\/[^/]+\/(quote|outside)$/, ['words']],
  [/^\/initiatives\/[^/]+\/stories\/[^/]+\/cut$/, ['words', 'reason']],
  [/^\/stories\/[^/]+\/(edit|cuts\/[^/]+\/change)$/, ['words']],
  [/^\/stories\/[^/]+\/cuts\/[^/]+\/refuse$/, ['why']],
]

/** @param keys those of the installation */
export const watchWords = (keys: KeyRing): Watch => ({
  form: async (c, typed) => {
    const sealed = THEY_BELONG.find(([path]) => path.test(c.hono.req.path))?.[1] ?? []
    const entries = Object.entries(typed).filter(([name]) => !sealed.includes(name)).flatMap(([name, values]) => values.filter((text) => isLong(text)).map((text) => ({ name, text })))
    const found = await findRepeats(c.database, keys, entries.map(({ text }) => text))
    if (found.stories.length === 0) return undefined
    const own = c.person !== undefined && found.stories.every(({ teller }) => teller === c.person?.id)
    if (own && typed[OWN_WORDS]?.[0] === 'yes') return undefined
    const fields = entries.flatMap(({ name, text }, at): readonly RepeatedField[] => {
      const stretch = found.stretches[at]
      return stretch === undefined ? [] : [{ name, words: text.slice(stretch.begins, stretch.ends) }]
    })
    return c.page(<RepeatedPage path={pathOf(c)} typed={typed} fields={fields} own={own} quote={own ? undefined : await quotePath(c, found.stories)} />, 422)
  },
  texts: async (database, texts, by) => {
    const { stretches, stories } = await findRepeats(database, keys, texts)
    if (by !== undefined && stories.every(({ teller }) => teller === by)) return new Set()
    return new Set(stretches.flatMap((stretch, at) => (stretch === undefined ? [] : [at])))
  },
})

const isLong = (text: string) => text.split(/\s+/, RUN + 1).length >= RUN
const pathOf = (c: Context) => new URL(c.hono.req.url).pathname + new URL(c.hono.req.url).search

/** Where somebody who looks after this group quotes one of these stories, if it is open to them. */
async function quotePath(c: Context, stories: readonly Repeated[]): Promise<string | undefined> {
  const here = c.param('slug') === '' ? undefined : await hosts(c)
  if (here === undefined || 'closed' in here) return undefined
  const [one] = await listOpenStories(c.database, here.initiative.id, c.now, { only: stories.map(({ story }) => story) })
  return one === undefined ? undefined : `/initiatives/${here.initiative.slug}/stories/${one.id}/quote`
}

type Found = Readonly<{ stories: readonly Repeated[]; stretches: readonly (Readonly<{ begins: number; ends: number }> | undefined)[] }>

/** Whose stories some texts repeat, and the longest stretch of each text that does. Two queries, one where no story has been told. */
async function findRepeats(database: Database, keys: KeyRing, texts: readonly string[]): Promise<Found> {
  if (texts.length === 0 || !(await isAnythingMarked(database))) return { stories: [], stretches: texts.map(() => undefined) }
  const marked = texts.map((text) => markedRuns(keys, keys.ids(), text))
  const stories = await listRepeated(database, [...new Set(marked.flatMap((runs) => runs.flatMap(({ marks }) => marks)))])
  const known = new Set(stories.flatMap(({ marks }) => marks))
  return { stories, stretches: marked.map((runs) => longestStretch(runs.filter(({ marks }) => marks.some((mark) => known.has(mark))).map(({ run }) => run))) }
}
