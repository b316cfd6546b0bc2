/** What stands around the work of the year: a plan and how it went, the five steps, what was learned, the ways of doing it together, and the end. */
import { expect } from 'vitest'
import { AGREED } from './year-deciding.ts'
import { type Cast, dayIn, madeUp } from './year-people.ts'
import { TESTS } from './year-trying.ts'
import { either } from './said.ts'

const PLAN = 'What we plan, and how it went'
const about = (does: string, what: string) => new RegExp(`${either(does, false).source}.*${either(what, false).source}`)

/** The year begins from a plan of ours; its first step began later than planned, and one is moved. */
export async function plan({ host, isla, outside, path }: Cast): Promise<void> {
  await isla.open(`${path}/plan`)
  await isla.at(PLAN)
  await isla.follow('Begin from a plan of ours')
  await isla.at('Begin from a plan of ours')
  await isla.choose('A year with a board')
  await isla.typeDay('On which day do you begin?', dayIn(-300))
  await isla.press('Begin with this')
  await isla.at(PLAN)
  const first = 'Bring the group together, with what each needs to take part'
  await host.open(`${path}/plan`)
  await host.at(PLAN)
  await host.follow(about('Say how it went', first))
  await host.at('How did it go?')
  await host.typeDay(either('When did it begin?', false), dayIn(-297))
  await host.press('Save')
  await host.at(PLAN)
  await outside.open(`${path}/plan`)
  await outside.at(PLAN)
  await outside.reads(either('Began 3 days later.', false))
}

/** What was done for two of the steps: from which standpoint, only those who take part read. */
export async function takeSteps({ host, tam, outside, path }: Cast): Promise<void> {
  const walked = madeUp('we walked from every stop to the burn and wrote down where it ends.')
  const chose = madeUp('of all that was said we chose the way down first.')
  for (const [who, step, words, as] of [[tam, 'See what is there already', walked, 'unpaid carer'], [host, 'Choose what matters most', chose, 'third-sector worker']] as const) {
    await who.open(`${path}/steps`)
    await who.at('Five steps')
    await who.follow(about('Write down what was done', step))
    await who.at('Write down what was done')
    await who.type('What was done?', words)
    await who.tick(as)
    await who.press('Save')
    await who.at('Five steps')
    await who.reads(words)
  }
  await outside.open(`${path}/steps`)
  await outside.at('Five steps')
  for (const words of [walked, chose, /people affected by the service were among those who did it/]) await outside.reads(words)
  expect(await outside.page.getByRole('main').innerText()).not.toMatch(/Morag|Tam|unpaid carer/)
}

/** What did not work is written down, with the test that it rests on. */
export async function learn({ isla, outside, path }: Cast): Promise<void> {
  await isla.open(`${path}/learning`)
  await isla.at('What we learned')
  await isla.follow('Write down what we learned')
  await isla.at('Write down what we learned')
  await isla.type('What did we try?', madeUp('planks over the steps'))
  await isla.type('What happened?', madeUp('it was too steep for everybody who came.'))
  await isla.choose('We would not do it again')
  await isla.type('Why, or what would we do instead?', madeUp('measure how steep it is before anything is built.'))
  await isla.unfold('Link what it is about')
  await isla.tick(TESTS.first)
  await isla.press('Keep it')
  await isla.at('What we learned')
  await outside.open(`${path}/learning`)
  await outside.at('What we learned')
  await outside.follow(TESTS.first)
  await outside.at('Test')
}

/**
 * The thread fills the ways by itself: what people affected tried. The agreement is not called decided together, because one of the two who were
 * needed disagreed. A member says by hand what was not written down.
 */
export async function readWays({ tam, outside, path }: Cast): Promise<void> {
  await outside.open(`${path}/ways`)
  await outside.at('Four ways of doing it together')
  for (const words of [TESTS.first, TESTS.second, 'People affected were among those who tried it.']) await outside.reads(words)
  const ways = await outside.page.getByRole('main').innerText()
  for (const words of [AGREED, 'Isla', 'Tam']) expect(ways).not.toContain(words)
  await tam.open(`${path}/ways`)
  await tam.at('Four ways of doing it together')
  await tam.follow(about('Correct this', TESTS.second))
  await tam.at('Correct a way by hand')
  await tam.choose('Assessing')
  await tam.choose('It was done in this way')
  await tam.type(/^Why\?/, madeUp('those who use chairs said how each way was.'))
  await tam.press('Save')
  await tam.at('Four ways of doing it together')
  await outside.open(`${path}/thread`)
  await outside.at('What happened to what was said')
  for (const tag of ['Designed together', 'Assessed together']) await outside.reads(tag)
}

/** It ends well: others carry it on, and it stays to be read. */
export async function end({ host, outside, path }: Cast): Promise<void> {
  const became = madeUp('there is a path, and those who walk it look after it.')
  await host.open(path)
  await host.follow('End this initiative')
  await host.at('End this initiative')
  await host.choose('It is carried on by others')
  await host.type(/^Who carries it on/, 'An example walking group')
  await host.type('In your words', became)
  await host.press('End it')
  await host.at('What became of it')
  await outside.open(`${path}/thread`)
  await outside.follow('What became of it')
  await outside.at('What became of it')
  for (const words of [became, 'An example walking group']) await outside.reads(words)
}
