/** Somebody takes back what they said, or what they entered for another. */
import { z } from 'zod'
import { formReader } from '#platform/forms/read.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { maySeeInitiative } from '../initiative.policy.ts'
import { TakeBackPage } from './take-back.view.tsx'
import { takeVoicesBack } from './voice.queries.ts'
import { voiceToTakeBack } from './voice.gate.ts'
import { sayVoice } from './words/index.ts'

/** A button without fields. */
export const readButton = formReader<z.ZodObject, never>(z.object({}))

export const takeBack = route('/initiatives/:slug/items/:item/take-back', voiceToTakeBack)

takeBack.get(async (c, here) => {
  if (here.voice.takenBack) throw new NotThere()
  return c.page(<TakeBackPage here={here} voice={here.voice} />)
})

takeBack.post(async (c, here) =>
  write(c, readButton, async (trx) => {
    await takeVoicesBack(trx, here.initiative.id, [here.voice.id], c.now)
    // Somebody who has left may not see the initiative any more: their own page is always there.
    const stays = maySeeInitiative(here.initiative.openTo, { signedIn: true, membership: here.membership })
    return done(stays ? `/initiatives/${here.initiative.slug}/heard` : '/me', sayVoice('take-back.done'))
  }, () => c.page(<TakeBackPage here={here} voice={here.voice} />, 422)))
