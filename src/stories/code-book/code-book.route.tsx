/** Whoever takes part reads what the group looks for in stories, and changes it: each change makes a version, and all are kept. */
import { type SeenByMember, members } from '#initiative/index.ts'
import { listCalled } from '#people/index.ts'
import type { Transaction } from '#platform/database/database.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { newId, readId } from '#platform/ids.ts'
import type { Problem } from '#platform/problems.ts'
import { listBookThemes } from './themes.queries.ts'
import { type Book, VERSIONS_SHOWN, findBook, holdBook, insertBook, listBookVersions } from './code-book.queries.ts'
import { type BookCode, type Changed, type Code, putCode, withoutCode } from './code-book.rules.ts'
import { CodeBookPage, CodePage, OldBookPage } from './code-book.view.tsx'
import { type CodeProblem, readCodeOfBook, readVersionOfBook } from './code.form.ts'
import { sayBook } from './words/index.ts'

const readNumber = (typed: string | undefined): number | undefined => (typed !== undefined && /^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : undefined)
const bookPath = ({ initiative }: Pick<SeenByMember, 'initiative'>) => `/initiatives/${initiative.slug}/code-book`

export const codeBook = route('/initiatives/:slug/code-book', members)

codeBook.get(async (c, here) => {
  const before = readNumber(c.query('before'))
  const [book, versions, themes] = await Promise.all([findBook(c.database, here.initiative.id), listBookVersions(c.database, here.initiative.id, before), listBookThemes(c.database, here.initiative.id)])
  const called = await listCalled(c.database, versions.flatMap(({ by }) => by ?? []))
  return c.page(<CodeBookPage here={here} book={book} themes={themes} versions={versions.slice(0, VERSIONS_SHOWN)} more={versions.length > VERSIONS_SHOWN} paged={before !== undefined} called={called} />)
})

export const oldCodeBook = route('/initiatives/:slug/code-book/versions/:number', members)

oldCodeBook.get(async (c, here) => {
  const number = readNumber(c.param('number'))
  const book = number === undefined ? undefined : await findBook(c.database, here.initiative.id, number)
  if (book === undefined || book.number === 0) throw new NotThere()
  return c.page(<OldBookPage here={here} book={book} />)
})

type Change = Readonly<{ version: number; change: (codes: readonly Code[]) => Changed | Readonly<{ kind: 'refused'; problems: readonly Problem<BookCode>[] }>; said: 'code.done' | 'code.taken-out'; show: (typed: Typed) => Promise<Response> }>

/** Makes the next version, unless somebody else did meanwhile. */
async function changeBook(c: Context, here: SeenByMember, trx: Transaction, { version, change, said, show }: Change) {
  await holdBook(trx, here.initiative.id)
  const book = await findBook(trx, here.initiative.id)
  if (book.number !== version) return { kind: 'outdated' as const, show }
  const changed = change(book.codes)
  if (changed.kind === 'refused') return changed
  const number = book.number + 1
  await insertBook(trx, here.initiative.id, { number, codes: changed.codes }, { person: here.person.id, at: c.now })
  return done(bookPath(here), sayBook(said, { number }))
}

export const newCode = route('/initiatives/:slug/code-book/codes/new', members)

newCode.get(async (c, here) => c.page(<CodePage here={here} book={await findBook(c.database, here.initiative.id)} code={undefined} />))

newCode.post((c, here) => {
  const again = async (typed: Typed, problems: readonly CodeProblem[], status: 409 | 422) =>
    c.page(<CodePage here={here} book={await findBook(c.database, here.initiative.id)} code={undefined} typed={typed} problems={problems} />, status)
  return write(c, readCodeOfBook, (trx, { version, name, definition, example }) => changeBook(c, here, trx, {
    version, change: (codes) => putCode(codes, { id: newId<'code'>(), name, definition, example }), said: 'code.done', show: (typed) => again(typed, CHANGED, 409),
  }), (typed, problems) => again(typed, problems, 422))
})

const CHANGED: readonly CodeProblem[] = [{ field: '', code: 'changed' }]

type AtCode = SeenByMember & Readonly<{ book: Book; code: Code }>
const atCode: Gate<AtCode> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'code'>(c.param('code'))
  const book = await findBook(c.database, here.initiative.id)
  const code = book.codes.find((one) => one.id === id)
  return code === undefined ? { closed: 'not-found' } : { ...here, book, code }
}

export const changeCode = route('/initiatives/:slug/code-book/codes/:code', atCode)

changeCode.get((c, here) => c.page(<CodePage here={here} book={here.book} code={here.code} />))

changeCode.post((c, here) =>
  write(c, readCodeOfBook, (trx, { version, name, definition, example }) => changeBook(c, here, trx, {
    version, change: (codes) => putCode(codes, { id: here.code.id, name, definition, example }), said: 'code.done', show: (typed) => showOutdated(c, here, typed),
  }), (typed, problems) => c.page(<CodePage here={here} book={here.book} code={here.code} typed={typed} problems={problems} />, 422)))

export const takeCodeOut = route('/initiatives/:slug/code-book/codes/:code/take-out', atCode)

takeCodeOut.post((c, here) =>
  write(c, readVersionOfBook, (trx, { version }) => changeBook(c, here, trx, {
    version, change: (codes) => ({ kind: 'changed', codes: withoutCode(codes, here.code.id) }), said: 'code.taken-out', show: () => showOutdated(c, here, {}),
  }), () => c.seeOther(bookPath(here))))

/** What was typed, beside what stands there now. */
async function showOutdated(c: Context, here: AtCode, typed: Typed): Promise<Response> {
  const book = await findBook(c.database, here.initiative.id)
  const code = book.codes.find(({ id }) => id === here.code.id)
  if (code === undefined) throw new NotThere()
  return c.page(<CodePage here={here} book={book} code={code} typed={typed} problems={CHANGED} />, 409)
}
