/** Who was there, by name and standpoint: for those who take part. */
import type { FC } from 'hono/jsx'
import { standpointName } from '../standpoint-name.ts'
import type { PersonId } from '../tables.ts'
import type { InRoom } from './room-and-dissent.queries.ts'
import { sayAgreement } from './words/index.ts'

export const RoomList: FC<{ room: readonly InRoom[]; called: ReadonlyMap<PersonId, string> | undefined }> = ({ room, called }) => (
  <ul>
    {room.map(({ person, people, named, standpoint }) => {
      const name = (person === null ? undefined : called?.get(person)) ?? sayAgreement('show.somebody')
      return <li>{sayAgreement('show.name-as', { who: named ? name : sayAgreement('show.others', { count: people }), standpoint: standpoint === null ? sayAgreement('show.not-said') : standpointName(standpoint) })}</li>
    })}
  </ul>
)
