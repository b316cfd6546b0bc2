/** A member looks at what they said here and at what was entered for them, and confirms it or takes it back. */
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { members } from '../initiative.gate.ts'
import { MyVoicesPage } from './my-voices.view.tsx'
import { readButton } from './take-back.route.tsx'
import { listVoices } from './voice-line.queries.ts'
import { insertConfirmation } from './voice.queries.ts'
import { voiceToConfirm } from './voice.gate.ts'
import { sayVoice } from './words/index.ts'

const PAGE = 50

export const myVoices = route('/initiatives/:slug/voices/mine', members).get(async (c, here) => {
  const after = readId<'item'>(c.query('after'))
  const lines = await listVoices(c.database, here, { of: here.person.id }, { after, most: PAGE + 1 })
  const shown = lines.slice(0, PAGE)
  return c.page(<MyVoicesPage here={here} lines={shown} first={after === undefined} next={lines.length > PAGE ? shown.at(-1)?.id : undefined} />)
})

/** «Yes, I said that.» */
export const confirmVoice = route('/initiatives/:slug/items/:item/confirm', voiceToConfirm).post(async (c, here) =>
  write(c, readButton, async (trx) => {
    await insertConfirmation(trx, here.voice.id, c.now)
    return done(`/initiatives/${here.initiative.slug}/voices/mine`, sayVoice('mine.confirmed'))
  }, () => c.seeOther(`/initiatives/${here.initiative.slug}/voices/mine`)))
