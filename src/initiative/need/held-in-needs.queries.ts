/** What needs hold about somebody as a member. Nothing about anybody else is among it. */
import type { Held } from '#people/index.ts'
import { needTables } from './tables.ts'

export const heldInNeeds: Held = {
  needsIState: async (snapshot, person) =>
    needTables(snapshot).selectFrom('initiative.need_statement as p').innerJoin('initiative.member as m', 'm.id', 'p.member_id').innerJoin('initiative.thread_item as t', 't.id', 'p.item_id')
      .innerJoin('initiative.initiative as i', 'i.id', 't.initiative_id').innerJoin('initiative.standpoint as s', 's.id', 'p.standpoint_id')
      .select(['i.title as initiative', 't.words as need', 's.key as standpoint', 's.words as standpoint_words', 'p.at']).where('m.person_id', '=', person).orderBy('p.at').execute(),
}
