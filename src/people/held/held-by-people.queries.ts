/** What people's own tables hold about somebody. Hashes and public keys say nothing to anybody: when they were made is told instead. */
import type { Held } from './held.ts'
import { tables } from '../tables.ts'
import { tokenTables } from '../token/tables.ts'
import { wayBackTables } from '../way-back/tables.ts'

export const heldByPeople: Held = {
  person: async (snapshot, person) => tables(snapshot).selectFrom('people.person').selectAll().where('id', '=', person).execute(),
  administrator: async (snapshot, person) => tables(snapshot).selectFrom('people.administrator').select('since').where('person_id', '=', person).execute(),
  email: async (snapshot, person) => tables(snapshot).selectFrom('people.email').select(['address', 'confirmed_at', 'refused_at']).where('person_id', '=', person).execute(),
  sessions: async (snapshot, person) =>
    tables(snapshot).selectFrom('people.session').select(['created_at', 'updated_at', 'expires_at']).where('person_id', '=', person).orderBy('created_at').execute(),
  sessionsInWhichIShowedThatItIsMe: async (snapshot, person) =>
    tables(snapshot).selectFrom('people.own_factor as f').innerJoin('people.session as s', 's.id', 'f.session_id').select('f.at').where('s.person_id', '=', person).orderBy('f.at').execute(),
  passkeys: async (snapshot, person) =>
    tables(snapshot).selectFrom('people.passkey').select(['name', 'device_type', 'backed_up', 'transports', 'created_at']).where('person_id', '=', person).orderBy('created_at').execute(),
  recoveryCode: async (snapshot, person) => tables(snapshot).selectFrom('people.recovery_code').select('made_at').where('person_id', '=', person).execute(),
  links: async (snapshot, person) => tables(snapshot).selectFrom('people.one_time_link').select(['kind', 'address', 'next', 'expires_at']).where('person_id', '=', person).execute(),
  tokens: async (snapshot, person) =>
    tokenTables(snapshot).selectFrom('people.token').select(['name', 'only_these', 'may_add', 'made_at', 'last_used_on', 'expires_at']).where('person_id', '=', person).orderBy('made_at').execute(),
  toldAboutTheAccount: async (snapshot, person) => tables(snapshot).selectFrom('people.told').select(['kind', 'at']).where('person_id', '=', person).orderBy('at').execute(),
  helpToGetBackIn: async (snapshot, person) => wayBackTables(snapshot).selectFrom('people.way_back').select(['says', 'ready_at', 'expires_at']).where('person_id', '=', person).execute(),
  helpGivenToOthers: async (snapshot, person) => wayBackTables(snapshot).selectFrom('people.way_back_confirmation').select('at').where('person_id', '=', person).execute(),
  howRepliesReachMe: async (snapshot, person) => tables(snapshot).selectFrom('people.reply_way').select(['way', 'detail']).where('person_id', '=', person).execute(),
}
