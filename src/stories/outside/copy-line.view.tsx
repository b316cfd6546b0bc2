import type { FC } from 'hono/jsx'
import type { PersonId } from '#initiative/index.ts'
import { Tag, Words } from '#platform/page/parts.tsx'
import { type Zone, dayOf, lastDayOf, sayDay, sayShortDay } from '#platform/time.ts'
import type { CopyRow } from './copy.queries.ts'
import { type CopyState, copyState } from './outside.rules.ts'
import { sayOutside } from './words/index.ts'

const TONES: Readonly<Record<CopyState, 'good' | 'waiting' | 'late' | 'gone'>> = { 'may-be-used': 'good', 'to-answer': 'waiting', open: 'late', deleted: 'gone', cannot: 'late' }

type TagProps = Readonly<{ copy: CopyRow; held: boolean; endsAt: Date | undefined; zone: Zone }>

/** What may be done with a copy, or became of it. */
export const CopyTag: FC<TagProps> = ({ copy, held, endsAt, zone }) => {
  const state = copyState(copy, held)
  return <Tag tone={TONES[state]}>{sayOutside(`states.${state}`, { day: endsAt === undefined ? '' : sayShortDay(lastDayOf(endsAt, zone)) })}</Tag>
}

/** What a copy is for, in a line. */
export const copyTitle = ({ kind, title, day }: CopyRow): string =>
  title === undefined ? sayOutside('line.what-lost', { kind: sayOutside(`kinds.${kind}`), day: sayShortDay(day) }) : sayOutside('line.what', { kind: sayOutside(`kinds.${kind}`), title, day: sayShortDay(day) })

type LineProps = TagProps & Readonly<{ takenAt: Date; called: ReadonlyMap<PersonId, string> }>

/** Who took it for whom, and what they said became of it. */
export const CopySaid: FC<Omit<LineProps, 'endsAt'>> = ({ copy, held, zone, takenAt, called }) => {
  const nameOf = (person: PersonId | undefined) => (person === undefined ? undefined : called.get(person)) ?? sayOutside('copy.somebody')
  const who = nameOf(copy.takenBy)
  const day = sayDay(dayOf(takenAt, zone))
  return (
    <>
      <p>{copy.readers === undefined ? sayOutside('line.who-lost', { who, day }) : sayOutside('line.who', { who, day, readers: copy.readers })}</p>
      {held || copy.answer !== undefined ? null : <p class="soft">{copy.askedAt === undefined ? sayOutside('line.will-be-asked', { who }) : sayOutside('line.asked', { who, day: sayDay(dayOf(copy.askedAgainAt ?? copy.askedAt, zone)) })}</p>}
      {held || copy.why === undefined || copy.answeredAt === undefined ? null : <><p class="soft">{sayOutside('line.said', { who: nameOf(copy.answeredBy), day: sayDay(dayOf(copy.answeredAt, zone)) })}</p><Words text={copy.why} /></>}
    </>
  )
}
