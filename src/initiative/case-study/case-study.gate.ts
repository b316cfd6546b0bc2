/** The gates of the pages on which a case study is made. */
import type { Gate } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { type SeenByMember, hosts, members } from '../initiative.gate.ts'
import { openToAllReaders } from './case-study.rules.ts'
import { type Edition, findEdition } from './edition.queries.ts'
import { type Sentence, listSentences } from './sentence.queries.ts'

export type AtSentence = SeenByMember & Readonly<{ sentence: Sentence }>

/** A sentence of the draft, for those who take part. */
export const membersAtSentence: Gate<AtSentence> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'case-sentence'>(c.param('sentence'))
  const all = id === undefined ? [] : await listSentences(c.database, { initiative: here.initiative.id }, openToAllReaders(here.initiative.openTo))
  const sentence = all.find((one) => one.id === id)
  return sentence === undefined ? { closed: 'not-found' } : { ...here, sentence }
}

const atEdition = (gate: Gate<SeenByMember>): Gate<SeenByMember & Readonly<{ edition: Edition }>> => async (c) => {
  const here = await gate(c)
  if ('closed' in here) return here
  const known = await Promise.all((['latest', 'public'] as const).map(async (which) => findEdition(c.database, here.initiative.id, which)))
  const edition = known.find((one) => one?.id === c.param('edition'))
  return edition === undefined ? { closed: 'not-found' } : { ...here, edition }
}

/** The edition that was put forward last, or the one that is public, for those who take part. */
export const membersAtEdition = atEdition(members)
/** The same, for those who look after the initiative. */
export const hostsAtEdition = atEdition(hosts)
