/**
 * Tokens in letters. The same for the same person and thing, made from the site's secret when a letter is written; only their hashes are
 * kept. What lets somebody speak for a person hangs on their address too, and ends when they give that address up.
 */
import { listAddresses } from '#people/index.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Site } from '#platform/http/context.ts'
import { addressToken } from '#platform/mail/token-address.rules.ts'
import { derive, hashOf } from '#platform/secrets.ts'
import { readId } from '#platform/ids.ts'
import type { QuestionId } from '../question/tables.ts'
import type { InitiativeId, PersonId } from '../tables.ts'
import { digestTables } from './tables.ts'

export type MailToken = Readonly<{ person: PersonId }> & (
  | Readonly<{ use: 'stop'; initiative: InitiativeId | undefined }>
  | Readonly<{ use: 'answer'; initiative: InitiativeId; question: QuestionId }>
)

/** The token for a thing; usable from now on. */
export async function mintMailToken(trx: Transaction, site: Site, about: MailToken): Promise<string> {
  const question = about.use === 'answer' ? about.question : undefined
  const address = about.use === 'answer' ? (await listAddresses(trx, [about.person])).get(about.person)?.toLowerCase() ?? '' : ''
  const token = addressToken(derive(site.secret, 'token in a letter', about.use, about.person, about.initiative ?? '', question ?? '', address))
  await digestTables(trx).insertInto('initiative.mail_token').values({ token_hash: hashOf(token), use: about.use, person_id: about.person, initiative_id: about.initiative ?? null, question_id: question ?? null })
    .onConflict((on) => on.column('token_hash').doNothing()).execute()
  return token
}

/** What a token lets whoever has it do. */
export async function findMailToken(database: Database, token: string): Promise<MailToken | undefined> {
  const row = await digestTables(database).selectFrom('initiative.mail_token').selectAll().where('token_hash', '=', hashOf(token)).executeTakeFirst()
  if (row === undefined) return undefined
  const { person_id: person, initiative_id: initiative, question_id: question } = row
  if (row.use === 'stop') return { use: 'stop', person, initiative: initiative ?? undefined }
  return initiative === null || question === null ? undefined : { use: 'answer', person, initiative, question }
}

/** For `email-left`: whoever reads the mail of an address that somebody gave up answers nothing for them any more. Stopping letters still works. */
export async function forgetAnswerTokens(trx: Transaction, ids: Readonly<Record<string, string>>): Promise<void> {
  const person = readId<'person'>(ids['person'])
  if (person !== undefined) await digestTables(trx).deleteFrom('initiative.mail_token').where('person_id', '=', person).where('use', '=', 'answer').execute()
}
