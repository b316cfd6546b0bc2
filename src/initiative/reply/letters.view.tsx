import type { FC } from 'hono/jsx'
import type { Reach } from '#people/index.ts'
import { DayText, Empty, Words } from '#platform/page/parts.tsx'
import { dayOf, sayDay } from '#platform/time.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { PersonId } from '../tables.ts'
import type { Delivery } from './delivery.queries.ts'
import type { Replied } from './replied-to.queries.ts'
import type { Reply } from './reply.queries.ts'
import { sayReply } from './words/index.ts'

type Props = Readonly<{
  here: SeenByMember & Readonly<{ reply: Reply }>
  letters: readonly Delivery[]
  replied: Replied
  called: ReadonlyMap<PersonId, string>
  reach: ReadonlyMap<PersonId, Reach>
}>

/** A page of paper for each person. */
export const LettersPage: FC<Props> = ({ here, letters, replied, called, reach }) => (
  <InitiativePage here={here} title={sayReply('letters.title')} lead={sayReply('letters.lead')} listed={false}
    back={{ href: `/initiatives/${here.initiative.slug}/replies/${here.reply.id}/told`, text: sayReply('told.title') }}>
    {letters.length === 0 ? <Empty text={sayReply('letters.none')} /> : letters.map(({ person, name }) => {
      const to = person === undefined ? undefined : reach.get(person)
      return <Letter who={name ?? (person === undefined ? undefined : called.get(person)) ?? sayReply('told.somebody')} address={to?.way === 'letter' ? to.to : undefined} replied={replied} />
    })}
  </InitiativePage>
)

const Letter: FC<{ who: string; address: string | undefined; replied: Replied }> = ({ who, address, replied }) => {
  const { initiative, about } = replied
  return (
    <article class="sheet-print new-page">
      {address === undefined ? <p>{who}</p> : <address><Words text={`${who}\n${address}`} /></address>}
      <p><DayText day={dayOf(replied.at, initiative.zone)} /></p>
      <p>{sayReply('letters.dear', { who })}</p>
      <p>{sayReply(`letters.about-${about.kind}`, { initiative: initiative.title, words: about.words })}</p>
      <p>{sayReply('letters.thanks')}</p>
      <h2>{sayReply('list.you-said')}</h2>
      <Words text={replied.youSaid} />
      <h2>{sayReply(`kinds.${replied.kind}`)}</h2>
      <Words text={replied.words} />
      {replied.nextBy === undefined ? null : <p>{sayReply('letters.next', { day: sayDay(replied.nextBy) })}</p>}
      <p>{sayReply('letters.sincerely', { initiative: initiative.title })}</p>
    </article>
  )
}
