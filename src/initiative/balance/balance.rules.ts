/** How balanced a room was, and an agenda. Pure. */
import { type Band, bandOf, hasFewAffected } from '../membership/room.rules.ts'
import type { Agenda, Part } from './balance.queries.ts'

export type RoomSum = Readonly<{ people: number; affected: number; agreed: number; affectedAgreed: number }>

export function sumRoom(room: readonly Part[]): RoomSum {
  const sum = (some: readonly Part[], of: 'people' | 'agreed') => some.reduce((total, part) => total + part[of], 0)
  const affected = room.filter(({ standpoint }) => standpoint?.affected === true)
  return { people: sum(room, 'people'), affected: sum(affected, 'people'), agreed: sum(room, 'agreed'), affectedAgreed: sum(affected, 'agreed') }
}

/** What people outside are told of a room: a band, and whether those whom it is about were one or none, without saying which. */
export type RoomOutside = Readonly<{ band: Band; few: boolean }>

export function roomOutside(room: readonly Part[]): RoomOutside {
  const { people, affected } = sumRoom(room)
  return { band: bandOf(people), few: hasFewAffected(affected) }
}

/** Who set an agenda; undefined where nobody knows, or where there was none. */
export type SetBy = 'both' | 'affected' | 'others'

/** @example setBy({ affected: 2, others: 1, unknown: 0 }) // 'both' */
export function setBy({ affected, others }: Agenda): SetBy | undefined {
  if (affected > 0 && others > 0) return 'both'
  return affected > 0 ? 'affected' : others > 0 ? 'others' : undefined
}
