/** Members make sense of what was said: read, search, tick many voices, put them in themes, move them between themes, tag them. */
import type { Transaction } from '#platform/database/database.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { type Done, done, write } from '#platform/http/write.tsx'
import { type Problem, type Refused, refuse } from '#platform/problems.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { type TagCode, tagItems } from '../tag/tag-items.ts'
import { tagInWords } from '../tag/tag.ts'
import { sayTag } from '../tag/words/index.ts'
import type { ItemId } from '../tables.ts'
import { findOwnSteps } from '../theme/history.queries.ts'
import { type MoveCode, moveOn, putInTheme, takeOut } from '../theme/move-voices.ts'
import { holdThemes } from '../theme/step.queries.ts'
import { findTheme, findThemeOrSuccessor } from '../theme/theme.queries.ts'
import { sayTheme } from '../theme/words/index.ts'
import { listVoices } from '../voice/voice-line.queries.ts'
import { type LookedFor, readLookedFor, sensePath } from './looked-for.ts'
import { type DEEDS, type SenseFormCode, readSense } from './sense.form.ts'
import { listPlacedThemes, loadBeside } from './sense.queries.ts'
import { SensePage } from './sense.view.tsx'

export type Code = SenseFormCode | MoveCode | TagCode | 'voices-missing'

export const makeSense = route('/initiatives/:slug/themes/group', members)

/** How many voices are on a page to choose from: more than anybody reads before choosing. */
const PAGE = 100

makeSense.get(async (c, here) => {
  const looked = readLookedFor(c)
  const page = await pageOf(c, here, looked)
  return page === undefined ? elsewhere(c, here, looked) : c.page(page)
})

makeSense.post(async (c, here) => {
  const looked = readLookedFor(c)
  return write(c, readSense, async (trx, value) => {
    const voices = [...new Set([...value.voices, ...value.page])]
    if (voices.length === 0) return refuse<Code>('voices', 'voices-missing')
    await holdThemes(trx, here.initiative.id)
    const answer = await act(trx, here, { looked, at: c.now, value: { ...value, voices } })
    return typeof answer === 'string' ? done(sensePath(here.initiative.slug, looked), answer) : answer
  }, async (typed, problems) => {
    const page = await pageOf(c, here, looked, typed, problems) ?? await pageOf(c, here, { part: 'ungrouped', filter: {}, after: undefined }, typed, problems)
    if (page === undefined) throw new NotThere()
    return c.page(page, 422)
  })
})

type Value = Readonly<{ voices: readonly ItemId[]; name: string | undefined; into: ItemId | undefined; tag: Parameters<typeof tagItems>[2]['name'] | undefined; do: (typeof DEEDS)[number] }>

/** Does it; gives the sentence that says what was done. */
async function act(trx: Transaction, { initiative, person }: SeenByMember, { looked, at, value }: Readonly<{ looked: LookedFor; at: Date; value: Value }>): Promise<string | Done | Refused<Code>> {
  const facts = { initiative: initiative.id, person: person.id, at }
  if (value.do === 'tag' || value.do === 'untag') {
    const answer = await tagItems(trx, facts, { items: value.voices, name: value.tag, off: value.do === 'untag' })
    return answer.kind === 'refused' ? answer : sayTag(`done.${value.do}`, { count: answer.count, tag: tagInWords(answer.tag) })
  }
  const wish = { ...value, openTo: initiative.openTo }
  if (value.do === 'put') {
    const answer = await putInTheme(trx, facts, wish)
    return answer.kind === 'refused' ? answer : sayTheme('group.done', { count: answer.count, theme: answer.theme })
  }
  // Somebody may have put it away, or merged it, since the page was asked for.
  const from = typeof looked.part === 'string' ? undefined : await findTheme(trx, initiative.id, looked.part.theme)
  if (from === undefined) return refuse<Code>('', 'theme-gone')
  const answer = value.do === 'move' ? await moveOn(trx, facts, from, wish) : await takeOut(trx, facts, from, value.voices)
  return answer.kind === 'refused' ? answer : sayTheme(value.do === 'move' ? 'group.done' : 'group.taken-out', { count: answer.count, theme: answer.theme })
}

/** Undefined where the theme that the address names is not there. */
async function pageOf(c: Context, here: SeenByMember, looked: LookedFor, typed: Typed = {}, problems: readonly Problem<Code>[] = []) {
  const { part, filter, after } = looked
  const { database } = c
  // First: what is done while the rest is read counts as news.
  const steps = await findOwnSteps(database, here.initiative.id, here.person.id)
  const [lines, { themes, left }] = await Promise.all([listVoices(database, here, part, { filter, after, most: PAGE + 1 }), listPlacedThemes(database, here)])
  const theme = typeof part === 'string' ? undefined : themes.find(({ id }) => id === part.theme)
  if (typeof part !== 'string' && theme === undefined) return undefined
  const shown = lines.slice(0, PAGE)
  const beside = await loadBeside(database, here, { ...looked, lines: shown.map(({ id }) => id) })
  return (
    <SensePage here={here} looked={looked} lines={shown} left={left} themes={themes} theme={theme} beside={beside} found={beside.found ?? theme?.voices ?? left} steps={steps}
      next={lines.length > PAGE ? shown.at(-1)?.id : undefined} typed={typed} problems={problems} />
  )
}

/** A theme that was merged meanwhile is found where it went. */
async function elsewhere(c: Context, here: SeenByMember, { part }: LookedFor): Promise<Response> {
  const theme = typeof part === 'string' ? undefined : await findThemeOrSuccessor(c.database, here.initiative.id, part.theme)
  if (theme === undefined) throw new NotThere()
  return c.seeOther(sensePath(here.initiative.slug, { part: { theme: theme.id } }))
}
