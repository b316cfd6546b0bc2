/** How often somebody wants letters about an initiative. */
import { sql } from 'kysely'
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { InitiativeId, PersonId } from '../tables.ts'
import { type MailChoice, UNLESS_CHOSEN, digestTables } from './tables.ts'

/** What somebody chose for all, and for each initiative that they take part in (undefined: as for all). */
export type MailChoices = Readonly<{ all: MailChoice; each: readonly Readonly<{ slug: string; title: string; choice: MailChoice | undefined }>[] }>

/** More nobody takes part in; the others go by what is chosen for all. */
const MOST = 100

export async function findChoices(database: Database, person: PersonId): Promise<MailChoices> {
  const [all, each] = await Promise.all([findChoice(database, person, null), digestTables(database).selectFrom('initiative.member as m')
    .innerJoin('initiative.initiative as i', 'i.id', 'm.initiative_id')
    .leftJoin('initiative.mail_choice as c', (join) => join.onRef('c.initiative_id', '=', 'i.id').onRef('c.person_id', '=', 'm.person_id'))
    .select(['i.slug', 'i.title', 'c.choice']).where('m.person_id', '=', person).orderBy('i.title').limit(MOST).execute()])
  return { all: all ?? UNLESS_CHOSEN, each: each.map((row) => ({ ...row, choice: row.choice ?? undefined })) }
}

/** What was chosen for one initiative, or (null) for all; undefined where nothing was. */
export async function findChoice(database: Database, person: PersonId, initiative: InitiativeId | null): Promise<MailChoice | undefined> {
  const row = await digestTables(database).selectFrom('initiative.mail_choice').select('choice').where('person_id', '=', person)
    .where('initiative_id', 'is not distinct from', initiative).executeTakeFirst()
  return row?.choice
}

/** Undefined takes the choice for one initiative away: it goes as for all again. */
export async function setChoice(trx: Transaction, person: PersonId, initiative: InitiativeId | null, choice: MailChoice | undefined): Promise<void> {
  const db = digestTables(trx)
  if (choice === 'never') await record(trx, { kind: 'letters-stopped', ids: { person, ...(initiative === null ? {} : { initiative }) } })
  if (choice === undefined) await db.deleteFrom('initiative.mail_choice').where('person_id', '=', person).where('initiative_id', 'is not distinct from', initiative).execute()
  else await db.insertInto('initiative.mail_choice').values({ person_id: person, initiative_id: initiative, choice }).onConflict((on) => on.columns(['person_id', 'initiative_id']).doUpdateSet({ choice })).execute()
}

/** No letters: about one initiative, or about any, whatever was chosen for each. */
export async function stopLetters(trx: Transaction, person: PersonId, initiative: InitiativeId | null): Promise<void> {
  if (initiative === null) await digestTables(trx).deleteFrom('initiative.mail_choice').where('person_id', '=', person).execute()
  await setChoice(trx, person, initiative, 'never')
}

/** What counts for a member, as SQL over `person` and `initiative` columns. */
export const choiceOf = (person: string, initiative: string) => sql<MailChoice>`coalesce(
  (select c.choice from initiative.mail_choice c where c.person_id = ${sql.ref(person)} and c.initiative_id = ${sql.ref(initiative)}),
  (select c.choice from initiative.mail_choice c where c.person_id = ${sql.ref(person)} and c.initiative_id is null), ${UNLESS_CHOSEN})`

/** What counts for somebody about an initiative, or (undefined) about none in particular. */
export async function choiceFor(database: Database, person: PersonId, initiative: InitiativeId | undefined): Promise<MailChoice> {
  const own = initiative === undefined ? undefined : await findChoice(database, person, initiative)
  return own ?? (await findChoice(database, person, null)) ?? UNLESS_CHOSEN
}
