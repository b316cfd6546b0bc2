/** A voice with which nobody is recorded: what was said where it must not be known by whom, nor where. */
import type { Transaction } from '#platform/database/database.ts'
import { insertTagging } from '../tag/tag.queries.ts'
import type { OfferedTag } from '../tag/tables.ts'
import type { InitiativeId } from '../tables.ts'
import { insertItem } from '../thread/item.queries.ts'

export type NobodysVoice = Readonly<{ initiative: InitiativeId; words: string; tag: OfferedTag | undefined; recordedAt: Date }>

/**
 * Records it as said in a room, for those who take part. Nobody is its author and nobody entered it, so nobody changes its words later or
 * opens it wider; hosts can hide it. It is tagged in no step: a step would have a doer.
 */
export async function recordNobodysVoice(trx: Transaction, { initiative, words, tag, recordedAt }: NobodysVoice): Promise<void> {
  const item = await insertItem(trx, { initiative, kind: 'voice', words, seenBy: 'members', recordedAt }, { person: undefined, standpoint: undefined, channel: 'room' })
  if (tag !== undefined) await insertTagging(trx, initiative, item, tag)
}
