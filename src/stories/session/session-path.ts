/** The addresses of a session's pages. Not below `stories`: there, what is typed may repeat a story. */
import type { AtSession } from './session.gate.ts'
import type { CardId, GroupId, SessionId } from './tables.ts'

type In = Readonly<{ initiative: Pick<AtSession['initiative'], 'slug'> }>

export const sessionsPath = ({ initiative }: In) => `/initiatives/${initiative.slug}/story-sessions`
export const sessionPath = (here: In, session: SessionId) => `${sessionsPath(here)}/${session}`
export const cardPath = (here: Pick<AtSession, 'initiative' | 'session'>, card: CardId) => `${sessionPath(here, here.session.id)}/cards/${card}`
export const groupPath = (here: Pick<AtSession, 'initiative' | 'session'>, group: GroupId) => `${sessionPath(here, here.session.id)}/groups/${group}`
