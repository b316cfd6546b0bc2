/** For the tests of every kind: an entry that everybody reads, and who may do what on the pages that all kinds share. */
import type { World } from '#app/test-world.ts'
import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { type EntryKind, FOLDERS, type Kind } from '../kind.ts'
import { insertEntry } from './entry.queries.ts'
import type { PersonId } from './entry.queries.ts'
import type { State } from './entry.rules.ts'

/** Takes one in; gives its name in the address. */
export const settleEntry = async <Content>({ database, clock }: World, kind: EntryKind<Kind, Content>, content: Content, { state = 'published', by }: Readonly<{ state?: State; by?: PersonId }> = {}): Promise<string> =>
  database.transaction((trx) => insertEntry(trx, kind, content, { person: by, at: clock.now, zone: DEFAULT_ZONE }, state))

const everybody: WhoMayRow = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' }
const forEditors: WhoMayRow = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'no', administrator: 'yes' }

/** The rows of a kind's list, page and shared routes. `content` is one that may be published. */
export function whoMayOf<Content>(kind: EntryKind<Kind, Content>, content: Content): WhoMay {
  const folder = `/library/${FOLDERS[kind.kind]}`
  const params = async (world: World) => ({ entry: await settleEntry(world, kind, content) })
  const begins: WhoMayRow = kind.byAnybody ? { ...everybody, anonymous: 'sign-in' } : forEditors
  return {
    [`GET ${folder}`]: everybody,
    [`GET ${folder}/new`]: begins, [`POST ${folder}/new`]: begins,
    [`GET ${folder}/:entry`]: { ...everybody, params },
    [`GET ${folder}/:entry/edit`]: { ...forEditors, params }, [`POST ${folder}/:entry/edit`]: { ...forEditors, params },
    [`GET ${folder}/:entry/move`]: { ...forEditors, params }, [`POST ${folder}/:entry/move`]: { ...forEditors, params },
    [`GET ${folder}/:entry/history`]: { ...forEditors, params },
  }
}
