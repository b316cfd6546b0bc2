/** The full card: what a decision about money or a service, or one called co-produced, must say (domain.md, I-08). Pure. */
import { readPence } from '#platform/money.ts'
import type { Problem } from '#platform/problems.ts'
import { METHOD_RULES } from './method/methods.ts'
import { type Around, type Card, type CardCode, type Interest, type Money, type Option, Reading, type Sent, readable, takenBack } from './reading.rules.ts'
import { METHODS } from './tables.ts'

/** The card that a form holds, or everything that is missing of it. */
export function readCard(sent: Sent, around: Around): Readonly<{ card: Card | undefined; problems: readonly Problem<CardCode>[] }> {
  const form = new Reading(sent, around)
  const question = form.text('question', 'question-missing')
  const options = readOptions(form)
  const whoCouldDecide = form.text('whoCouldDecide', 'who-could-decide-missing')
  const method = METHODS.find((one) => one === form.typed('method'))
  const way = method === undefined ? form.refuse('method', 'method-missing') : METHOD_RULES[method](form, options.map(({ row }) => row))
  const money = around.aboutMoney ? readMoney(form) : undefined
  const reasons = form.text('reasons', 'reasons-missing')
  const interests = readInterests(form)
  const cannotChange = form.text('cannotChange', 'cannot-change-missing')
  const { problems } = form
  if (problems.length > 0 || question === undefined || whoCouldDecide === undefined || method === undefined || way === undefined || reasons === undefined || cannotChange === undefined) {
    return { card: undefined, problems }
  }
  return { card: { question, options: options.map(({ option }) => option), whoCouldDecide, method, way, money, reasons, interests, cannotChange }, problems }
}

function readOptions(form: Reading): readonly Readonly<{ row: number; option: Option }>[] {
  const options = form.rows('option', ['words', 'for', 'against', 'chosen']).map((row) => ({
    row,
    option: {
      words: form.text(`option-${row}-words`, 'option-words-missing') ?? '', speaksFor: form.text(`option-${row}-for`), speaksAgainst: form.text(`option-${row}-against`),
      chosen: form.typed(`option-${row}-chosen`) === 'yes',
    },
  }))
  const none = form.typed('noneChosen') === 'yes'
  const some = options.some(({ option }) => option.chosen)
  if (options.length === 0) form.refuse('option-1-words', 'options-missing')
  else if (some === none) form.refuse('noneChosen', some ? 'result-both' : 'result-missing')
  return options
}

function readMoney(form: Reading): Money | undefined {
  const typed = form.typed('amount')
  const pence = typed === undefined ? form.refuse('amount', 'amount-missing') : readPence(typed) ?? form.refuse('amount', 'amount-unreadable')
  const budget = form.text('budget', 'budget-missing')
  const what = form.text('moneyFor')
  return pence === undefined || budget === undefined ? undefined : { pence, budget, what }
}

function readInterests(form: Reading): readonly Interest[] | undefined {
  const declared = form.typed('interests')
  if (declared !== 'yes' && declared !== 'no') return form.refuse('interests', 'interests-missing')
  const before = form.around.before?.interests ?? []
  if (declared === 'no') return takenBack(before)
  const rows = form.rows('interest', ['words', 'who', 'done'])
  if (rows.length === 0) form.refuse('interest-1-words', 'interest-words-missing')
  return [...rows.map((row) => ({
    words: form.text(`interest-${row}-words`, 'interest-words-missing'), person: form.person(`interest-${row}-who`, readable(before)[row - 1]?.person),
    done: form.text(`interest-${row}-done`, 'interest-done-missing'),
  })), ...takenBack(before)]
}
