/** The tellers who are to be asked again by whoever looks, because they chose the telephone or paper. */
import { type Reach, listCalled, listReach } from '#people/index.ts'
import { type PersonId, listInitiativesById } from '#initiative/index.ts'
import type { Context } from '#platform/http/context.ts'
import type { StoryId } from '../tables.ts'
import { type Asker, type ToAsk, listToAsk } from './ask-in-person.queries.ts'

/** A teller to be asked, as whoever asks them may know it. */
export type Entry = ToAsk & Readonly<{ who: string; way: 'call' | 'letter'; to: string; title: string; zone: string }>

/** As many as anybody asks in a day; who was asked makes room for others. */
const MOST = 100

const isInPerson = (reach: Reach | undefined) => (reach?.way === 'call' || reach?.way === 'letter') && reach.to !== undefined

async function listInPerson(c: Context, asker: Asker, only?: StoryId) {
  const found = await listToAsk(c.database, asker, c.now, only)
  const reach = await listReach(c.database, found.map(({ teller }) => teller))
  return { found: found.filter(({ teller }) => isInPerson(reach.get(teller))).slice(0, MOST), reach }
}

/** How many stories there are whose teller waits for this person to ask them. */
export const countToAsk = async (c: Context, asker: Asker): Promise<number> => (await listInPerson(c, asker)).found.length

/** Whom to ask, and how. Hosts learn no name but the one that the yes shows. */
export async function entriesFor(c: Context, asker: Asker, only?: StoryId): Promise<readonly Entry[]> {
  const { found, reach } = await listInPerson(c, asker, only)
  const [called, initiatives] = await Promise.all([
    asker.hostOf === undefined ? listCalled(c.database, found.map(({ teller }) => teller)) : new Map<PersonId, string>(), listInitiativesById(c.database, found.map(({ initiative }) => initiative)),
  ])
  return found.flatMap((one): readonly Entry[] => {
    const [by, on, who] = [reach.get(one.teller), initiatives.get(one.initiative), asker.hostOf === undefined ? called.get(one.teller) : one.shownAs]
    return by?.to === undefined || on === undefined || who === undefined ? [] : [{ ...one, who, way: by.way === 'call' ? 'call' : 'letter', to: by.to, title: on.title, zone: on.zone }]
  })
}
