/** Queues what other programs are told, in the transaction in which it happens: they are told of nothing that did not, and miss nothing that did. */
import { sql } from 'kysely'
import type { ReactsTogether } from '#platform/activity.ts'
import type { Transaction } from '#platform/database/database.ts'
import { hasHost } from './has-host.ts'
import { type WebhookEvent, type WebhookId, webhookTables } from './tables.ts'

/** The job that sends what is due; asked for with each event, and by the clock each minute. */
export const DELIVER_WEBHOOKS = 'deliver-webhooks'

/** «When this is recorded, they are told that»: by the kind of activity. */
const TOLD_OF: Readonly<Record<string, WebhookEvent>> = {
  'item-recorded': 'recorded', 'items-recorded': 'many-recorded',
  'voice-edited': 'changed', 'need-changed': 'changed', 'idea-changed': 'changed', 'prototype-changed': 'changed', 'test-changed': 'changed',
  'agreement-corrected': 'changed', 'dissent-recorded': 'changed', 'dissent-taken-back': 'changed', 'raised-taken-back': 'changed',
  'voice-taken-back': 'taken-back', 'voices-taken-back': 'taken-back', 'import-taken-back': 'many-taken-back', 'item-hidden': 'hidden', 'item-unhidden': 'shown-again',
  'step-taken': 'regrouped', 'strand-ended': 'ended', 'strand-reopened': 'reopened',
  'question-asked': 'asked', 'question-extended': 'changed', 'question-answered': 'answered', 'question-ended': 'ended', 'question-reopened': 'reopened', 'reply-recorded': 'replied',
  'power-answered': 'power-answered', 'meeting-called': 'meeting-called', 'meeting-changed': 'changed', 'meeting-cancelled': 'meeting-off', 'meeting-back-on': 'meeting-on',
  'initiative-closed': 'closed', 'initiative-opened-again': 'opened-again',
}

/** The reactions by which webhooks learn what happens. */
export const webhookReactions: Readonly<Record<string, ReactsTogether>> =
  Object.fromEntries(Object.entries(TOLD_OF).map(([kind, event]) => [kind, (trx, ids) => noteEvent(trx, event, ids)]))

/** An activity names items, a reply, a question or a meeting of the initiative, or the initiative alone. */
async function noteEvent(trx: Transaction, event: WebhookEvent, ids: Readonly<Record<string, string>>): Promise<void> {
  const items = (ids['items'] ?? ids['item'] ?? '').split(' ').filter((id) => id !== '')
  const only = (name: 'reply' | 'question' | 'meeting') => (items.length > 0 ? null : ids[name] ?? null)
  const [reply, question, meeting] = [only('reply'), only('question'), only('meeting')]
  const alone = items.length > 0 || reply !== null || question !== null || meeting !== null ? null : ids['initiative'] ?? null
  const { rows } = await sql<{ id: string }>`
    with about as (
      select i.initiative_id, 'item' as about, i.id as about_id from initiative.thread_item i where i.id = any(${items}::uuid[])
      union all
      select r.initiative_id, case when r.item_id is not null then 'item' else 'question' end, coalesce(r.item_id, r.question_id) from initiative.reply r where r.id = ${reply}::uuid
      union all
      select q.initiative_id, 'question', q.id from initiative.question q where q.id = ${question}::uuid
      union all
      select m.initiative_id, 'meeting', m.id from initiative.meeting m where m.id = ${meeting}::uuid
      union all
      select n.id, 'nothing', null from initiative.initiative n where n.id = ${alone}::uuid
    )
    insert into initiative.webhook_delivery (id, webhook_id, event, about, about_id)
    select gen_random_uuid(), w.id, ${event}, a.about, a.about_id from about a join initiative.webhook w on w.initiative_id = a.initiative_id
    where not exists (select 1 from initiative.webhook_stop s where s.webhook_id = w.id) and ${hasHost(sql.ref('w'))}
    returning id`.execute(webhookTables(trx))
  if (rows.length > 0) await trx.reactions.enqueue(trx, DELIVER_WEBHOOKS, {})
}

/** Tells one of them that this is a test. */
export async function noteTest(trx: Transaction, webhook: WebhookId): Promise<void> {
  await sql`insert into initiative.webhook_delivery (id, webhook_id, event, about) values (gen_random_uuid(), ${webhook}, 'test', 'nothing')`.execute(webhookTables(trx))
  await trx.reactions.enqueue(trx, DELIVER_WEBHOOKS, {})
}
