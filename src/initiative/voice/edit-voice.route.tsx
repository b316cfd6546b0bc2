/** Somebody changes what they said, or who may see it. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { SeenByMember } from '../initiative.gate.ts'
import { listStandpoints } from '../standpoint.queries.ts'
import { readEdit } from './edit-voice.form.ts'
import { EditVoicePage } from './edit-voice.view.tsx'
import { listStandpointsOfPerson } from './members.queries.ts'
import { type OwnVoice, findVoice, updateVoice } from './voice.queries.ts'
import { voiceToEdit } from './voice.gate.ts'
import { decideVoice } from './voice.rules.ts'
import { sayVoice } from './words/index.ts'

export const editVoice = route('/initiatives/:slug/items/:item/edit', voiceToEdit)

type Here = SeenByMember & Readonly<{ voice: OwnVoice }>

editVoice.get(async (c, here) => {
  if (here.voice.takenBack) throw new NotThere()
  return c.page(await pageOf(c, here))
})

editVoice.post(async (c, here) =>
  write(c, readEdit, async (trx, value) => {
    const { initiative, voice, person } = here
    const standpoints = new Set((await listStandpoints(trx, initiative.id)).map((one) => one.id))
    const sayer = voice.person === undefined || voice.person === person.id ? ({ kind: 'typist' } as const) : ({ kind: 'member', person: voice.person } as const)
    // Theirs, or what was written down before.
    const theirs = sayer.kind === 'typist' ? standpoints
      : new Set([...(await listStandpointsOfPerson(trx, initiative.id, sayer.person)), ...(voice.standpoint === undefined ? [] : [voice.standpoint])])
    const decided = decideVoice({ ...value, sayer }, { standpoints, theirs, openTo: initiative.openTo })
    if (decided.kind === 'refused') return decided
    if (!(await updateVoice(trx, voice.id, value, c.now))) return { kind: 'outdated' as const, show: (typed: Typed) => showOutdated(c, here, typed) }
    return done(`/initiatives/${initiative.slug}/items/${voice.id}`, sayVoice('edit.done'))
  }, async (typed, problems) => c.page(<EditVoicePage here={here} standpoints={await listStandpoints(c.database, here.initiative.id)} typed={typed} problems={problems} />, 422)))

const pageOf = async (c: Context, here: Here) => <EditVoicePage here={here} standpoints={await listStandpoints(c.database, here.initiative.id)} />

/** Both versions: what is there now, and what was typed. */
async function showOutdated(c: Context, here: Here, typed: Typed): Promise<Response> {
  const now = await findVoice(c.database, here.initiative.id, here.voice.id)
  if (now === undefined || now.takenBack) throw new NotThere()
  return c.page(<EditVoicePage here={{ ...here, voice: now }} standpoints={await listStandpoints(c.database, here.initiative.id)} typed={typed} outdated />, 409)
}
