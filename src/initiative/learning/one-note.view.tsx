import type { FC } from 'hono/jsx'
import { DayText, Tag } from '#platform/page/parts.tsx'
import { dayOf } from '#platform/time.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { PersonId } from '../tables.ts'
import type { Note } from './learning.queries.ts'
import { NoteDoing, NoteFacts } from './learning.view.tsx'
import { sayLearning } from './words/index.ts'

/** One of them, for whoever is led to it. */
export const NotePage: FC<Readonly<{ here: Seen; person: PersonId | undefined; note: Note }>> = ({ here, person, note }) => {
  const all = `/initiatives/${here.initiative.slug}/learning`
  return (
    <InitiativePage here={here} title={note.tried} back={{ href: all, text: sayLearning('title') }} listed={here.initiative.openTo === 'public' && note.seenBy === 'public' && note.hidden === undefined}>
      <p><Tag tone={note.again === 'yes' ? 'good' : 'plain'}>{sayLearning(`again.${note.again}`)}</Tag> <DayText day={dayOf(note.at, here.initiative.zone)} /></p>
      <NoteFacts here={here} note={note} />
      <NoteDoing here={here} person={person} note={note} />
    </InitiativePage>
  )
}
