/** The rows of the policy table that all kinds share. */
import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { type EntryKind, FOLDERS, type Kind } from '../kind.ts'
import { insertEntry } from './entry.queries.ts'

const everybody: WhoMayRow = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' }

/** For a kind whose entries the planner of the tests' world makes, who is none of the table's people. Administrators are editors. */
export function whoMayKeep<Content>(kind: EntryKind<Kind, Content>, content: Content): WhoMay {
  const folder = `/library/${FOLDERS[kind.kind]}`
  const params = async ({ database, people, clock }: World) => ({
    entry: await database.transaction((trx) => insertEntry(trx, kind, content, { person: people.planner, at: clock.now, zone: DEFAULT_ZONE }, 'published')),
  })
  const ofSome: WhoMayRow = kind.byAnybody ? { ...everybody, anonymous: 'sign-in' } : { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'no', administrator: 'yes' }
  const ofEditors: WhoMayRow = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'no', administrator: 'yes', params }
  return {
    [`GET ${folder}`]: everybody,
    [`GET ${folder}/new`]: ofSome,
    [`POST ${folder}/new`]: ofSome,
    [`GET ${folder}/:entry`]: { ...everybody, params },
    [`GET ${folder}/:entry/edit`]: ofEditors,
    [`POST ${folder}/:entry/edit`]: ofEditors,
    [`GET ${folder}/:entry/move`]: ofEditors,
    [`POST ${folder}/:entry/move`]: ofEditors,
    [`GET ${folder}/:entry/history`]: ofEditors,
    [`GET ${folder}/:entry/report`]: { ...everybody, params },
    [`POST ${folder}/:entry/report`]: { ...everybody, params },
  }
}
