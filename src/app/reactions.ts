/** «When this is recorded, do that»: the only wiring between modules that goes upwards. */
import { forgetAnswerTokens, forgetReporter, noticeReactions, takeBackWithPerson, takeEntriesBackWithPerson, takeIssuesBackWithPerson, takeNotesBackWithPerson, webhookReactions } from '#initiative/index.ts'
import type { Enqueue, Reactions, ReactsTogether } from '#platform/activity.ts'
import type { Journal } from '#platform/journal/journal.ts'
import { forgetCommandsOf } from '#platform/http/write.tsx'
import { dropMailOf } from '#platform/mail/mail.ts'
import { readId } from '#platform/ids.ts'
import { takeOutOfLibrary, takeReadingsBackWithPerson } from '#library/index.ts'
import { endSessionsOfTeller, takeStoriesBackWithPerson } from '#stories/index.ts'
import { AGAIN } from './again.ts'

const dropMail: ReactsTogether = async (trx, ids) => {
  const person = readId<'person'>(ids['person'])
  if (person !== undefined) await dropMailOf(trx, person)
}

const forgetCommands: ReactsTogether = async (trx, ids) => {
  const person = readId<'person'>(ids['person'])
  if (person !== undefined) await forgetCommandsOf(trx, person)
}

const NOBODY_WAITS: Enqueue = async () => undefined

/** For a restore: what protects people is done again, is not written down twice, no job follows, and no other program hears of it. */
export const reactionsOfRestoring = (): Reactions => reactionsWith(NOBODY_WAITS, undefined, {})

/** What protects a person, in the same transaction, by the kind of activity. */
const TOGETHER: Readonly<Record<string, readonly ReactsTogether[]>> = {
  'email-left': [forgetAnswerTokens],
  'case-study-taken-off': [takeOutOfLibrary],
  'example-removed': [takeOutOfLibrary],
  'initiative-narrowed': [takeOutOfLibrary],
  'member-left': [endSessionsOfTeller],
  'member-removed': [endSessionsOfTeller],
  'person-erased': [dropMail, forgetCommands, forgetReporter, (trx, ids) => takeBackWithPerson(trx, ids, new Date()), (trx, ids) => takeIssuesBackWithPerson(trx, ids, new Date()), (trx, ids) => takeEntriesBackWithPerson(trx, ids, new Date()), (trx, ids) => takeNotesBackWithPerson(trx, ids, new Date()), (trx, ids) => takeStoriesBackWithPerson(trx, ids, new Date()), takeReadingsBackWithPerson],
}

/** Other programs are told, and people by e-mail. */
const OUTSIDE: Readonly<Record<string, ReactsTogether>> = Object.fromEntries([...new Set([...Object.keys(webhookReactions), ...Object.keys(noticeReactions)])].map((kind) => [kind, async (trx, ids) => {
  await webhookReactions[kind]?.(trx, ids)
  await noticeReactions[kind]?.(trx, ids)
}]))

/**
 * Who reacts to what. `together` protects a person, or queues what others are told, in the same transaction; `later` names the jobs that follow.
 * @param journal where what must stay done is written down; tests that restore nothing have none
 * @param outside what other programs, and people by e-mail, are told
 */
export function reactionsWith(enqueue: Enqueue, journal?: Journal, outside: Readonly<Record<string, ReactsTogether>> = OUTSIDE): Reactions {
  const writing = (kind: string): readonly ReactsTogether[] =>
    journal === undefined || AGAIN[kind] === undefined ? [] : [(trx, ids) => journal.write(trx, kind, ids)]
  const kinds = new Set([...Object.keys(AGAIN), ...Object.keys(TOGETHER), ...Object.keys(outside)])
  const together = Object.fromEntries([...kinds].map((kind) => [kind, [...writing(kind), ...(TOGETHER[kind] ?? []), ...(outside[kind] === undefined ? [] : [outside[kind]])]]))
  return { together, later: {}, enqueue }
}
