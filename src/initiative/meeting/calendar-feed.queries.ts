/** The secret addresses of members' calendars. */
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { MemberId, PersonId } from '../tables.ts'
import { tables } from './tables.ts'

export type FeedId = Id<'feed'>
export type Feed = Readonly<{ id: FeedId; tokenHash: string }>

/** The feed of a member, if they have asked for one. */
export async function findFeed(database: Database, member: MemberId): Promise<Feed | undefined> {
  const row = await tables(database).selectFrom('initiative.calendar_feed').select(['id', 'token_hash']).where('member_id', '=', member).executeTakeFirst()
  return row === undefined ? undefined : { id: row.id, tokenHash: row.token_hash }
}

/** The person whose feed a token opens, in the initiative of that address; undefined where it was revoked or they have left. */
export async function findFeedReader(database: Database, slug: string, tokenHash: string): Promise<PersonId | undefined> {
  const row = await tables(database).selectFrom('initiative.calendar_feed as f').innerJoin('initiative.member as m', 'm.id', 'f.member_id')
    .innerJoin('initiative.initiative as i', 'i.id', 'm.initiative_id').select('m.person_id').where('f.token_hash', '=', tokenHash).where('i.slug', '=', slug).executeTakeFirst()
  return row?.person_id
}

/** Gives a member a feed in place of the one they had, which opens nothing from then on. */
export async function replaceFeed(trx: Transaction, member: MemberId, feed: Feed): Promise<void> {
  await deleteFeed(trx, member)
  await tables(trx).insertInto('initiative.calendar_feed').values({ id: feed.id, member_id: member, token_hash: feed.tokenHash }).execute()
}

export async function deleteFeed(trx: Transaction, member: MemberId): Promise<void> {
  const gone = await tables(trx).deleteFrom('initiative.calendar_feed').where('member_id', '=', member).returning('id').executeTakeFirst()
  if (gone !== undefined) await record(trx, { kind: 'calendar-feed-stopped', ids: { feed: gone.id } })
}

/** A secret address opens nothing any more: again, after a restore. */
export async function stopFeed(trx: Transaction, id: FeedId): Promise<void> {
  await tables(trx).deleteFrom('initiative.calendar_feed').where('id', '=', id).execute()
}
