/** One connection of its own and one transaction on it, for what must see or change the whole database at once. */
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Reactions } from '../activity.ts'
import { Transaction } from './database.ts'
import { NO_REACTIONS, type Where, settingsOf } from './open.ts'

/** `read` sees the database as it is at this moment, however long it looks; `write` changes it whole or not at all. */
export async function inOneTransaction<Result>(
  where: Where, { name, mode, reactions = NO_REACTIONS }: Readonly<{ name: string; mode: 'read' | 'write'; reactions?: Reactions }>, act: (trx: Transaction, client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(settingsOf(where, name))
  // A connection that ends fails the question that is asked; this keeps it from ending the program.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(mode === 'read' ? 'begin isolation level repeatable read read only' : 'begin')
    const trx = transactionOn(client, reactions)
    const result = await act(trx, client)
    await trx.end()
    await client.query('commit')
    trx.committed()
    return result
  } finally {
    // Ending the connection of an unfinished transaction undoes it.
    await client.end()
  }
}

function transactionOn(client: pg.Client, reactions: Reactions): Transaction {
  const connection = { query: client.query.bind(client), release: () => undefined }
  const pool = { connect: async () => connection, end: async () => undefined, options: {} }
  return new Transaction(new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }), reactions)
}
