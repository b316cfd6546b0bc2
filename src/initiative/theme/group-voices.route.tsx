/** A member ticks voices and puts them in a theme: a new one or one that is there. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { countVoices, listVoices } from '../voice/voice-line.queries.ts'
import { findTarget } from './find-target.ts'
import { readGroup } from './group-voices.form.ts'
import { type Code, GroupVoicesPage } from './group-voices.view.tsx'
import { findLastStepOf } from './history.queries.ts'
import { addLinks, beginStep, holdThemes } from './step.queries.ts'
import { listThemes, listVoicesThere } from './theme.queries.ts'
import { sayTheme } from './words/index.ts'

export const groupVoices = route('/initiatives/:slug/themes/group', members)

/** How many voices are on a page to choose from: more than anybody reads before choosing. */
const PAGE = 100

groupVoices.get(async (c, here) => c.page(await pageOf(c, here, { after: c.query('after'), search: c.query('search') })))

groupVoices.post(async (c, here) =>
  write(c, readGroup, async (trx, value) => {
    const facts = { initiative: here.initiative.id, person: here.person.id, at: c.now }
    await holdThemes(trx, here.initiative.id)
    const voices = await listVoicesThere(trx, here.initiative.id, value.voices)
    if (voices.length === 0) return refuse<Code>('voices', 'voices-gone')
    const step = await beginStep(trx, 'grouped', facts)
    const target = await findTarget(trx, step, value, here.initiative.openTo)
    if (target.kind === 'refused') return target
    if (await addLinks(trx, step, target.theme, voices) === 'circle') return refuse<Code>('voices', 'circle')
    return done(`/initiatives/${here.initiative.slug}/themes/group`, sayTheme('group.done', { count: voices.length, theme: target.name }))
  }, async (typed, problems) => c.page(await pageOf(c, here, { after: typed['after']?.[0], search: typed['search']?.[0] }, typed, problems), 422)))

type Named = Readonly<{ after: string | undefined; search: string | undefined }>

async function pageOf(c: Context, here: SeenByMember, named: Named, typed: Typed = {}, problems: readonly Problem<Code>[] = []) {
  const after = readId<'item'>(named.after)
  const search = named.search === '' ? undefined : named.search
  const [lines, counted, themes, last] = await Promise.all([
    listVoices(c.database, here, 'ungrouped', { filter: { search }, after, most: PAGE + 1 }),
    countVoices(c.database, here, 'ungrouped'),
    listThemes(c.database, here.initiative.id),
    findLastStepOf(c.database, here.initiative.id, here.person.id),
  ])
  const shown = lines.slice(0, PAGE)
  return (
    <GroupVoicesPage here={here} lines={shown} left={counted.voices} themes={themes} last={last} after={after} search={search}
      next={lines.length > PAGE ? shown.at(-1)?.id : undefined} typed={typed} problems={problems} />
  )
}
