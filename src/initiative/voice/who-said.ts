/** Who said something, in words: for those who take part, and for nobody else. */
import { standpointName } from '../standpoint-name.ts'
import type { Contributor } from '../thread/find-item.queries.ts'
import { sayVoice } from './words/index.ts'

/** «Carer Example, unpaid carer», «said by Jean, entered by Sam», «a member» where nobody knows any more. */
export function whoSaid({ called, saidBy, standpoint, enteredBy, enteredByCalled, person, confirmed }: Contributor): string {
  const name = called ?? saidBy
  const by = enteredBy === undefined ? undefined : enteredByCalled ?? sayVoice('who.member')
  const as = standpoint === undefined ? undefined : standpointName(standpoint)
  if (by === undefined) return withStandpoint(name ?? sayVoice('who.member'), as)
  const said = name === undefined ? as : withStandpoint(name, as)
  if (said === undefined) return sayVoice('who.entered', { by })
  return person !== undefined && !confirmed ? sayVoice('who.entered-for-unconfirmed', { who: said, by }) : sayVoice('who.entered-for', { who: said, by })
}

const withStandpoint = (who: string, standpoint: string | undefined) => (standpoint === undefined || standpoint === '' ? who : sayVoice('who.standpoint', { who, standpoint }))
