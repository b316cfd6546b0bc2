import type { FC } from 'hono/jsx'
import { DayText, Tag } from '#platform/page/parts.tsx'
import { dayOf } from '#platform/time.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { PersonId } from '../tables.ts'
import type { Note } from './learning.queries.ts'
import { NoteFacts } from './learning.view.tsx'
import { sayLearning } from './words/index.ts'

/** One of them, for whoever is led to it. */
export const NotePage: FC<Readonly<{ here: Seen; person: PersonId | undefined; note: Note }>> = ({ here, person, note }) => {
  const all = `/initiatives/${here.initiative.slug}/learning`
  const at = `${all}/${note.id}`
  return (
    <InitiativePage here={here} title={note.tried} back={{ href: all, text: sayLearning('title') }} listed={here.initiative.openTo === 'public' && note.seenBy === 'public'}>
      <p><Tag tone={note.again === 'yes' ? 'good' : 'plain'}>{sayLearning(`again.${note.again}`)}</Tag> <DayText day={dayOf(note.at, here.initiative.zone)} /></p>
      <NoteFacts here={here} note={note} />
      <ul class="actions screen-only">
        {person !== undefined && note.writtenBy === person ? <li><a href={`${at}/take-back`}>{sayLearning('take-back.title')}</a></li> : null}
        {here.membership?.host === true ? <li><a href={`${at}/hide`}>{sayLearning('hide.title')}</a></li> : null}
        <li><a href={`/report?about=${encodeURIComponent(at)}`}>{sayLearning('report')}</a></li>
      </ul>
    </InitiativePage>
  )
}
