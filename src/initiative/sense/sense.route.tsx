/** Members make sense of what was said: read, search, tick many voices, put them in themes, move them between themes, tag them. */
import type { Transaction } from '#platform/database/database.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
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
import { type SenseForm, type SenseFormCode, readSense } from './sense.form.ts'
import { listPlacedThemes, loadBeside } from './sense.queries.ts'
import { SensePage } from './sense.view.tsx'
import { type TicksCode, goOn, keepTicks, tickedVoices } from './ticks.ts'
import { NO_TICKS, findTicks, listOutside } from './ticks.queries.ts'
import { wayOn } from './way-on.rules.ts'

export type Code = SenseFormCode | MoveCode | TagCode | 'voices-missing' | 'into-missing' | TicksCode

export const makeSense = route('/initiatives/:slug/themes/group', members)

/** How many voices are on a page to choose from: more than anybody reads before choosing, and no more than a phone holds well. */
const PAGE = 50

const lookedFor = (c: Context): LookedFor => readLookedFor((name) => c.query(name))

makeSense.get(async (c, here) => {
  const looked = lookedFor(c)
  const page = await pageOf(c, here, looked)
  return page === undefined ? elsewhere(c, here, looked) : c.page(page)
})

makeSense.post(async (c, here) => {
  const looked = lookedFor(c)
  const again = async (typed: Typed, problems: readonly Problem<Code>[]) => {
    const page = await pageOf(c, here, looked, typed, problems) ?? await pageOf(c, here, { part: 'ungrouped', filter: {}, after: undefined, ticks: looked.ticks }, typed, problems)
    if (page === undefined) throw new NotThere()
    return c.page(page, 422)
  }
  const form = await readSense(c)
  if (form.ok && form.value.do === 'look-into' && form.value.into === undefined) return again(form.typed, [{ field: 'into', code: 'into-missing' }])
  const on = form.ok ? wayOn(looked, form.value) : undefined
  // No command: whoever goes back and on again with other ticks is not led where they went before.
  if (form.ok && on !== undefined) {
    const went = await c.database.transaction((trx) => goOn(trx, here, { looked, on, value: form.value, at: c.now }))
    return went.kind === 'refused' ? again(form.typed, went.problems) : c.seeOther(went.to, went.notice)
  }
  return write(c, readSense, async (trx, value) => {
    const ticked = await tickedVoices(trx, here, looked, value)
    if ('kind' in ticked) return ticked
    if (ticked.all.length === 0) return refuse<Code>('voices', 'voices-missing')
    await holdThemes(trx, here.initiative.id)
    const from = typeof looked.part === 'string' ? undefined : looked.part.theme
    const rest = from === undefined || (value.do !== 'move' && value.do !== 'take-out') ? [] : await listOutside(trx, from, ticked.elsewhere)
    const answer = await act(trx, here, { looked, at: c.now, value: { ...value, voices: ticked.all } })
    return typeof answer === 'string' ? done(sensePath(here.initiative.slug, { ...looked, ticks: await keepTicks(trx, here, rest, c.now) }), answer) : answer
  }, again)
})

type Value = Pick<SenseForm, 'name' | 'into' | 'tag' | 'do'> & Readonly<{ voices: readonly ItemId[] }>

/** Does it; gives the sentence that says what was done. */
async function act(trx: Transaction, { initiative, person }: SeenByMember, { looked, at, value }: Readonly<{ looked: LookedFor; at: Date; value: Value }>): Promise<string | Refused<Code>> {
  const facts = { initiative: initiative.id, person: person.id, at }
  if (value.do === 'tag' || value.do === 'untag') {
    const answer = await tagItems(trx, facts, { items: value.voices, name: value.tag, off: value.do === 'untag' })
    return answer.kind === 'refused' ? answer : sayTag(`done.${value.do}`, { count: answer.count, tag: tagInWords(answer.tag) })
  }
  const wish = { ...value, openTo: initiative.openTo }
  if (value.do !== 'move' && value.do !== 'take-out') {
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
async function pageOf(c: Context, here: SeenByMember, asked: LookedFor, typed: Typed = {}, problems: readonly Problem<Code>[] = []) {
  const { part, filter, after } = asked
  const { database } = c
  // First: what is done while the rest is read counts as news.
  const steps = await findOwnSteps(database, here.initiative.id, here.person.id)
  const [lines, { themes, left }, kept] = await Promise.all([
    listVoices(database, here, part, { filter, after, most: PAGE + 1 }), listPlacedThemes(database, here), asked.ticks === undefined ? NO_TICKS : findTicks(database, here, asked.ticks),
  ])
  const theme = typeof part === 'string' ? undefined : themes.find(({ id }) => id === part.theme)
  if (typeof part !== 'string' && theme === undefined) return undefined
  const shown = lines.slice(0, PAGE)
  const beside = await loadBeside(database, here, { ...asked, lines: shown.map(({ id }) => id) })
  const looked = { ...asked, ticks: kept === undefined || kept.voices.length === 0 ? undefined : asked.ticks }
  return (
    <SensePage here={here} looked={looked} lines={shown} left={left} themes={themes} theme={theme} beside={beside} found={beside.found ?? theme?.voices ?? left} steps={steps}
      kept={kept ?? NO_TICKS} forgotten={kept === undefined} next={lines.length > PAGE ? shown.at(-1)?.id : undefined} typed={typed} problems={problems} />
  )
}

/** A theme that was merged meanwhile is found where it went. */
async function elsewhere(c: Context, here: SeenByMember, { part }: LookedFor): Promise<Response> {
  const theme = typeof part === 'string' ? undefined : await findThemeOrSuccessor(c.database, here.initiative.id, part.theme)
  if (theme === undefined) throw new NotThere()
  return c.seeOther(sensePath(here.initiative.slug, { part: { theme: theme.id } }))
}
