/** Somebody who took part in a test says how it was, for themselves or typed for somebody beside them; changes it, or takes it back. */
import { type Typed, readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import type { Problem } from '#platform/problems.ts'
import { type MemberAtTried, membersAtTried, triedPath } from '../trying/tried.gate.ts'
import { type SheetCode, readAnswers, readSheet } from './sheet.form.ts'
import { CHOICES, findOwnSheet, listMyAnswers, listQuestions, listTyped, saveSheet, takeSheetBack } from './sheet.queries.ts'
import { MySheetPage, PaperSheetPage, SheetForSomebodyPage } from './sheet.view.tsx'
import type { SheetId } from './tables.ts'
import { sayTrial } from './words/index.ts'

type Here = MemberAtTried<'test'>

const askedAt = async (database: Context['database'], { item }: Here) => (await listQuestions(database, item.id)).filter(({ off }) => !off)

/** Keeps what was sent, or says what can't be read. */
const answering = (c: Context, here: Here, forOther: boolean, to: string, notice: string, again: (typed: Typed, problems: readonly Problem<SheetCode>[]) => Promise<Response>) =>
  write(c, readSheet, async (trx, sent) => {
    const asked = await askedAt(trx, here)
    const { answers, problems } = readAnswers(sent, asked.map(({ id, kind }) => ({ id, kind, choices: CHOICES[kind] })))
    if (problems.length > 0) return { kind: 'refused', problems }
    await saveSheet(trx, here.item.id, { person: here.person.id, forOther }, answers, asked, c.now)
    return done(to, notice)
  }, again)

export const fillSheet = route('/initiatives/:slug/tests/:item/sheet', membersAtTried('test'))

fillSheet.get((c, here) => myPage(c, here))

fillSheet.post((c, here) =>
  answering(c, here, false, triedPath(here, 'test', here.item.id), sayTrial('sheet.done'), (typed, problems) => myPage(c, here, typed, problems)))

const myPage = async (c: Context, here: Here, typed: Typed = {}, problems: readonly Problem<SheetCode>[] = []) => {
  const [questions, { sheet, answers }] = await Promise.all([askedAt(c.database, here), listMyAnswers(c.database, here.item.id, here.person.id)])
  return c.page(<MySheetPage here={here} questions={questions} mine={answers} sheet={sheet} typed={typed} problems={problems} />, problems.length === 0 ? 200 : 422)
}

export const fillSheetForSomebody = route('/initiatives/:slug/tests/:item/sheet/for-somebody', membersAtTried('test'))

fillSheetForSomebody.get((c, here) => otherPage(c, here))

fillSheetForSomebody.post((c, here) =>
  answering(c, here, true, triedPath(here, 'test', here.item.id, '/sheet/for-somebody'), sayTrial('sheet.other-done'), (typed, problems) => otherPage(c, here, typed, problems)))

const otherPage = async (c: Context, here: Here, typed: Typed = {}, problems: readonly Problem<SheetCode>[] = []) => {
  const [questions, typedSheets] = await Promise.all([askedAt(c.database, here), listTyped(c.database, here.item.id, here.person.id)])
  return c.page(<SheetForSomebodyPage here={here} questions={questions} typedSheets={typedSheets} typed={typed} problems={problems} />, problems.length === 0 ? 200 : 422)
}

/** An empty sheet on paper. */
export const printSheet = route('/initiatives/:slug/tests/:item/sheet/print', membersAtTried('test')).get(async (c, here) =>
  c.page(<PaperSheetPage here={here} questions={await askedAt(c.database, here)} />))

/** A sheet that this member filled in, or typed for somebody. Others don't learn that it is there. */
const ownSheet: Gate<Here & Readonly<{ sheet: SheetId }>> = async (c) => {
  const here = await membersAtTried('test')(c)
  if ('closed' in here) return here
  const id = readId<'sheet'>(c.param('sheet'))
  const sheet = id === undefined ? undefined : await findOwnSheet(c.database, here.item.id, id, here.person.id)
  return sheet === undefined ? { closed: 'not-found' } : { ...here, sheet }
}

export const takeBackSheet = route('/initiatives/:slug/tests/:item/sheet/:sheet/take-back', ownSheet).post((c, here) =>
  write(c, readPress, async (trx) => {
    await takeSheetBack(trx, here.item.id, here.sheet, c.now)
    return done(triedPath(here, 'test', here.item.id, '/sheet'), sayTrial('sheet.taken-back'))
  }, () => c.seeOther(triedPath(here, 'test', here.item.id, '/sheet'))))
