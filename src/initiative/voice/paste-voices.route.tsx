/** A member pastes a list of notes, one a line: to look at them first, or to record them at once. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Problem } from '#platform/problems.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { listStandpoints } from '../standpoint.queries.ts'
import { beginStep, noteRecorded } from '../theme/step.queries.ts'
import { insertItems } from '../thread/item.queries.ts'
import { tellCame } from '../thread/tell-pages.ts'
import { findOccasion, insertOccasion } from './occasion.queries.ts'
import { readPaste } from './paste-voices.form.ts'
import { type Code, PasteVoicesPage } from './paste-voices.view.tsx'
import { decideVoice } from './voice.rules.ts'
import { sayVoice } from './words/index.ts'

export const pasteVoices = route('/initiatives/:slug/voices/paste', members)

pasteVoices.get(async (c, here) => c.page(await pageOf(c, here, { question: c.query('question'), meeting: c.query('meeting') })))

pasteVoices.post(async (c, here) => {
  const again = async (typed: Typed, problems: readonly Problem<Code>[]) => c.page(await pageOf(c, here, namedIn(typed), { typed, problems }), 422)
  const looked = await readPaste(c)
  if (looked.ok && looked.value.look) return c.page(await pageOf(c, here, namedIn(looked.typed), { typed: looked.typed, notes: looked.value.list }))

  return write(c, readPaste, async (trx, value) => {
    const { initiative, person } = here
    const standpoints = new Set((await listStandpoints(trx, initiative.id)).map((one) => one.id))
    const decided = decideVoice({ words: '', standpoint: value.standpoint, seenBy: value.seenBy }, { standpoints, openTo: initiative.openTo })
    if (decided.kind === 'refused') return decided
    const by = { person: undefined, enteredBy: person.id, standpoint: value.standpoint, channel: value.channel }
    const voices = await insertItems(trx, value.list.map((words, index) => ({
      // A thousandth of a second apart, so that lists keep the order in which the notes were pasted.
      item: { initiative: initiative.id, kind: 'voice' as const, words, seenBy: value.seenBy, recordedAt: new Date(c.now.getTime() - value.list.length + index) }, by,
    })))
    await insertOccasion(trx, initiative.id, voices, await findOccasion(trx, initiative.id, value))
    await tellCame(trx, initiative.id, voices[0], voices.length)
    await noteRecorded(trx, await beginStep(trx, 'pasted', { initiative: initiative.id, person: person.id, at: c.now }), voices)
    return done(`/initiatives/${initiative.slug}/themes/group`, sayVoice('paste.done', { count: voices.length }))
  }, again)
})

const namedIn = (typed: Typed) => ({ question: typed['question']?.[0], meeting: typed['meeting']?.[0] })

type Shown = Readonly<{ typed?: Typed; problems?: readonly Problem<Code>[]; notes?: readonly string[] }>

const pageOf = async (c: Context, here: SeenByMember, named: Parameters<typeof findOccasion>[2], shown: Shown = {}) => {
  const [standpoints, occasion] = await Promise.all([listStandpoints(c.database, here.initiative.id), findOccasion(c.database, here.initiative.id, named)])
  return <PasteVoicesPage here={here} standpoints={standpoints} occasion={occasion} {...shown} />
}
