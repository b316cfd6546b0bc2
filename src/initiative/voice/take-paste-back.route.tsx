/** Whoever pasted a list takes it back whole. */
import type { SignedIn } from '#platform/http/context.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { refuse } from '#platform/problems.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import type { StepId } from '../theme/tables.ts'
import { findStep, listRecordedBy, markUndone } from '../theme/undo.queries.ts'
import { readButton } from './take-back.route.tsx'
import { TakePasteBackPage } from './take-paste-back.view.tsx'
import { takeVoicesBack } from './voice.queries.ts'
import { sayVoice } from './words/index.ts'

/** The list that the address names, for whoever pasted it. */
const ownPaste: Gate<SeenByMember & { person: SignedIn; step: StepId }> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'step'>(c.param('step'))
  const step = id === undefined ? undefined : await findStep(c.database, here.initiative.id, id)
  if (step?.kind !== 'pasted') return { closed: 'not-found' }
  return step.person === here.person.id ? { ...here, step: step.id } : { closed: 'forbidden', whoCan: sayVoice('paste.take-back.who-can') }
}

export const takePasteBack = route('/initiatives/:slug/voices/pastes/:step/take-back', ownPaste)

takePasteBack.get(async (c, here) => c.page(<TakePasteBackPage here={here} count={(await listRecordedBy(c.database, here.step)).length} />))

takePasteBack.post(async (c, here) =>
  write(c, readButton, async (trx) => {
    const taken = await takeVoicesBack(trx, here.initiative.id, await listRecordedBy(trx, here.step), c.now)
    if (taken.length === 0) return refuse<'nothing-left'>('', 'nothing-left')
    await markUndone(trx, here.step, c.now)
    return done(`/initiatives/${here.initiative.slug}/heard`, sayVoice('paste.take-back.done', { count: taken.length }))
  }, async (_typed, problems) => c.page(<TakePasteBackPage here={here} count={0} problems={problems} />, 422)))
