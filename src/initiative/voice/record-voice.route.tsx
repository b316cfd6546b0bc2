/** A member says something. */
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Typed } from '#platform/forms/read.ts'
import type { Problem } from '#platform/problems.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { listStandpoints, listStandpointsOf } from '../standpoint.queries.ts'
import { insertItem } from '../thread/item.queries.ts'
import { readVoice } from './record-voice.form.ts'
import { type Code, RecordVoicePage } from './record-voice.view.tsx'
import { decideVoice } from './voice.rules.ts'
import { sayVoice } from './words/index.ts'

export const recordVoice = route('/initiatives/:slug/voices/new', members)

recordVoice.get(async (c, here) => c.page(await pageOf(c, here)))

recordVoice.post(async (c, here) =>
  write(c, readVoice, async (trx, value) => {
    const { initiative, person } = here
    const standpoints = await listStandpoints(trx, initiative.id)
    const voice = { words: value.words, standpoint: value.standpoint, seenBy: value.seenBy }
    const decided = decideVoice(voice, new Set(standpoints.map((one) => one.id)), initiative.openTo)
    if (decided.kind === 'refused') return decided
    await insertItem(trx, { initiative: initiative.id, kind: 'voice', words: decided.voice.words, seenBy: decided.voice.seenBy },
      { person: person.id, standpoint: decided.voice.standpoint, channel: 'site' })
    return done(`/initiatives/${initiative.slug}/heard`, sayVoice('record.done'))
  }, async (typed, problems) => c.page(await pageOf(c, here, typed, problems), 422)))

/** The page, with what was typed and what to put right where there is something. */
const pageOf = async (c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<Code>[] = []) => {
  const [standpoints, mine] = await Promise.all([listStandpoints(c.database, here.initiative.id), listStandpointsOf(c.database, here.membership.memberId)])
  return <RecordVoicePage here={here} standpoints={standpoints} mine={mine} typed={typed} problems={problems} />
}
