/** What is done with an entry of any kind: begun, changed, handed in, published, taken out, looked at again; what it said before; and what readers find wrong with it. */
import type { FC } from 'hono/jsx'
import type { FormReader, Typed } from '#platform/forms/read.ts'
import type { Transaction } from '#platform/database/database.ts'
import type { Context } from '#platform/http/context.ts'
import { type AnyRoute, NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Problem } from '#platform/problems.ts'
import { DEFAULT_ZONE, dayOf } from '#platform/time.ts'
import { listCalled } from '#people/index.ts'
import { type EntryKind, FOLDERS, type Kind, entryPath } from '../kind.ts'
import { type Keeping, type Person, beginning, changingEntry, keepingEntry } from '../library.gate.ts'
import { problemRoute } from '../request/problem.route.tsx'
import { say } from '../words/index.ts'
import { type ChangingCode, readMove } from './entry.form.ts'
import { type By, findEntry, insertEntry, moveEntry, saveEntry } from './entry.queries.ts'
import { decideMove } from './entry.rules.ts'
import { EditEntryPage, EntryHistoryPage, MovePage } from './entry.view.tsx'
import { listVersions } from './entry-version.queries.ts'
import { readVersion } from './version.rules.ts'

/** The form of a kind. `given`: what its fields offer, e.g. the topics that there are. */
export type EntryForm<Content, Code extends string, Given> = Readonly<{
  kind: EntryKind<Kind, Content>
  read: FormReader<Readonly<{ content: Content; version: number; note?: string | undefined }>, Code | ChangingCode>
  /** At most three queries. `typed` is what came in the address of a new one's page, or with the form. */
  given: (c: Context) => Promise<Given>
  /** What only the database knows: a topic that is not there. */
  check?: (trx: Transaction, content: Content, by: Readonly<{ person: Person; before: Content | undefined }>) => Promise<readonly Problem<Code>[]>
  /** Puts back what the form doesn't show: what only files bring. */
  keep?: (content: Content, before: Content) => Content
  /** Fields that the address of a new one's page may fill in. */
  offered?: readonly string[]
  Fields: FC<Readonly<{ content: Content | undefined; given: Given }>>
  /** The headings of its pages. */
  titles: () => Readonly<{ new: string; edit: string; lead: string }>
  problem: (code: Code) => string
}>

/** As many as are read at a time. */
const A_PAGE = 20

export const by = (c: Context): By => ({ person: c.person?.id, at: c.now, zone: DEFAULT_ZONE })

/** The routes of a kind, but for the page on which it is read and the list of them. */
export function entryRoutesWith<Content, Code extends string, Given>(form: EntryForm<Content, Code, Given>): readonly AnyRoute[] {
  const { kind } = form
  const folder = `/library/${FOLDERS[kind.kind]}`
  return [newEntry(form, folder), editEntry(form, folder), moveRoute(kind, folder), historyRoute(kind, folder), problemRoute(kind)]
}

type Shown<Code extends string> = Readonly<{ typed?: Typed; problems?: readonly Problem<Code | ChangingCode>[] }>

const newEntry = <Content, Code extends string, Given>(form: EntryForm<Content, Code, Given>, folder: string): AnyRoute => {
  const page = async (c: Context, shown: Shown<Code> = {}) => <EditEntryPage form={form} given={await form.given(c)} here={undefined} {...shown} />
  return route(`${folder}/new`, beginning(form.kind))
    .get(async (c) => c.page(await page(c, { typed: offeredIn(c, form.offered ?? []) })))
    .post((c, { person }) => write<Readonly<{ content: Content }>, Code | ChangingCode>(c, form.read, async (trx, { content }) => {
      const problems = (await form.check?.(trx, content, { person, before: undefined })) ?? []
      if (problems.length > 0) return { kind: 'refused', problems }
      return done(entryPath(form.kind.kind, await insertEntry(trx, form.kind, content, by(c))), say('edit.begun'))
    }, async (typed, problems) => c.page(await page(c, { typed, problems }), 422)))
}

const offeredIn = (c: Context, names: readonly string[]): Typed => Object.fromEntries(names.flatMap((name) => {
  const given = c.query(name)
  return given === undefined ? [] : [[name, [given]]]
}))

const editEntry = <Content, Code extends string, Given>(form: EntryForm<Content, Code, Given>, folder: string): AnyRoute => {
  const { kind } = form
  const page = async (c: Context, here: Keeping<Content>, shown: Shown<Code> & Readonly<{ outdated?: boolean }> = {}) => <EditEntryPage form={form} given={await form.given(c)} here={here} {...shown} />
  return route(`${folder}/:entry/edit`, changingEntry(kind))
    .get(async (c, here) => c.page(await page(c, here)))
    .post((c, here) => write<Readonly<{ content: Content; version: number; note?: string | undefined }>, Code | ChangingCode>(c, form.read, async (trx, { content: typed, version, note }) => {
      const content = form.keep?.(typed, here.entry.content) ?? typed
      const problems = (await form.check?.(trx, content, { person: here.person, before: here.entry.content })) ?? []
      if (problems.length > 0) return { kind: 'refused', problems }
      // The gate looked at that version, and at no later one.
      if (version === here.entry.version && (await saveEntry(trx, kind, { id: here.entry.id, version, content, note }, by(c)))) return done(entryPath(kind.kind, here.entry.slug), say('edit.done'))
      return { kind: 'outdated', show: async (typed) => c.page(await page(c, await asItIs(c, kind, here), { typed, outdated: true }), 409) }
    }, async (typed, problems) => c.page(await page(c, here, { typed, problems }), 422)))
}

async function asItIs<Content>(c: Context, kind: EntryKind<Kind, Content>, here: Keeping<Content>): Promise<Keeping<Content>> {
  const entry = await findEntry(c.database, kind, here.entry.slug)
  if (entry === undefined) throw new NotThere()
  return { ...here, entry }
}

const moveRoute = <Content,>(kind: EntryKind<Kind, Content>, folder: string): AnyRoute =>
  route(`${folder}/:entry/move`, keepingEntry(kind))
    .get((c, here) => c.page(<MovePage kind={kind} here={here} />))
    .post((c, here) => write(c, readMove, async (trx, { move, version, reason, reviewBy }) => {
      const decided = decideMove(move, here.entry.state, here.who, { reason, reviewBy, today: dayOf(c.now, DEFAULT_ZONE) })
      if (decided.kind === 'refused') return decided
      const moved = version === here.entry.version && (await moveEntry(trx, kind, { id: here.entry.id, version, to: decided.to, reviewed: decided.to === 'published', reviewBy, note: reason }, by(c)))
      if (moved) return done(entryPath(kind.kind, here.entry.slug), say(`moved.${move}`))
      return { kind: 'outdated', show: async () => c.page(<MovePage kind={kind} here={await asItIs(c, kind, here)} outdated />, 409) }
    }, (typed, problems) => c.page(<MovePage kind={kind} here={here} typed={typed} problems={problems} />, 422)))

const historyRoute = <Content,>(kind: EntryKind<Kind, Content>, folder: string): AnyRoute =>
  route(`${folder}/:entry/history`, keepingEntry(kind)).get(async (c, here) => {
    const versions = await listVersions(c.database, kind, here.entry.id, { below: readVersion(c.query('below')), most: A_PAGE + 1 })
    const called = await listCalled(c.database, versions.flatMap(({ changedBy }) => (changedBy === undefined ? [] : [changedBy])))
    return c.page(<EntryHistoryPage kind={kind} here={here} versions={versions} most={A_PAGE} called={called} />)
  })
