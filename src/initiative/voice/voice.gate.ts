/** The gates of the pages below a voice: only whoever said it, or typed it, comes in. */
import type { Context, SignedIn } from '#platform/http/context.ts'
import type { Closed, Gate } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { type Seen, type SeenByMember, members, whoMaySee } from '../initiative.gate.ts'
import { audiencesFor } from '../initiative.policy.ts'
import { findInitiative } from '../initiative.queries.ts'
import { findItem } from '../thread/find-item.queries.ts'
import { type OwnVoice, findVoice } from './voice.queries.ts'
import { type Said, mayConfirm, mayEdit, mayTakeBack } from './voice.rules.ts'
import { sayVoice } from './words/index.ts'

/** Who may change a voice. */
export const voiceToEdit: Gate<SeenByMember & { voice: OwnVoice }> = async (c) => {
  const here = await members(c)
  return 'closed' in here ? here : withVoice(c, here, mayEdit, sayVoice('edit.who-can'))
}

/** For whom a voice was entered. */
export const voiceToConfirm: Gate<SeenByMember & { voice: OwnVoice }> = async (c) => {
  const here = await members(c)
  // What has been confirmed is let in again, so that a second click is no fault.
  return 'closed' in here ? here : withVoice(c, here, (said, who) => mayConfirm({ ...said, confirmed: false }, who), sayVoice('mine.who-can'))
}

/** Who may take a voice back: also somebody who takes part no more, for the words stay theirs. */
export const voiceToTakeBack: Gate<Seen & { person: SignedIn; voice: OwnVoice }> = async (c) => {
  const { person } = c
  const found = person === undefined ? undefined : await findInitiative(c.database, c.param('slug'), person.id)
  if (person === undefined || found === undefined) {
    const here = await whoMaySee(c)
    return 'closed' in here ? here : { closed: 'sign-in' }
  }
  const here = { ...found, sees: audiencesFor({ signedIn: true, membership: found.membership }), person }
  return withVoice(c, here, mayTakeBack, sayVoice('take-back.who-can'))
}

type Allowed = (said: Said, who: SignedIn['id']) => boolean

/** The voice that the address names; «who can» for those who may see it, and nothing there for everybody else. */
async function withVoice<Here extends Seen & { person: SignedIn }>(c: Context, here: Here, allowed: Allowed, whoCan: string): Promise<(Here & { voice: OwnVoice }) | Closed> {
  const id = readId<'item'>(c.param('item'))
  const voice = id === undefined ? undefined : await findVoice(c.database, here.initiative.id, id)
  if (id === undefined || voice === undefined) return { closed: 'not-found' }
  if (allowed(voice, here.person.id)) return { ...here, voice }
  const seen = 'closed' in (await whoMaySee(c)) ? undefined : await findItem(c.database, here, id)
  return seen === undefined ? { closed: 'not-found' } : { closed: 'forbidden', whoCan }
}
