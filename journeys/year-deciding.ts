/** The year's end: money is decided about with dissent, the board says no to part of it, and things change. */
import { TESTS, IDEA } from './year-trying.ts'
import { type Cast, dayIn, madeUp } from './year-people.ts'
import { NEED } from './year-hearing.ts'

export const AGREED = madeUp('£4,000 go to the long way round, with a bench half way.')
export const DISSENT = madeUp('I would rather mend the pavement first.')
export const ANSWERED = madeUp('£2,500 this year, and no to the bench: nobody would look after it.')
export const REPLIED = madeUp('the path is paid for; the bench is not.')
export const CHANGE = madeUp('the long way round has a firm path')
export const TOLD = madeUp('we go down to the water on Sundays')
export const CLAIM = madeUp('9 of 12 people told us that they go to the water more often')

/** At the third meeting, with the full card. @returns the agreement's path */
export async function decide({ host, tam, path }: Cast): Promise<string> {
  await host.open(`${path}/meetings`)
  await host.at('Meetings')
  await host.follow('The money')
  await host.at('The money')
  await host.follow('Write down what was agreed')
  await host.at('Record what we agreed')
  await host.type('What did we agree?', AGREED)
  await host.typeDay('By when does everybody hear what came of it?', dayIn(30))
  await host.page.getByRole('group', { name: 'Did anyone disagree?' }).getByLabel('Yes', { exact: true }).check()
  await host.type('In their words', DISSENT)
  await host.pick(/^Who disagreed/, 'Tam')
  await host.unfold('What does it rest on?')
  for (const words of [NEED, TESTS.second]) await host.tick(words)
  await host.tick('It is about money')
  await host.tick('We call it co-produced')
  await host.type('What was the question?', 'What is the money of this year for?')
  for (const [place, words, speaksFor, speaksAgainst] of [[1, 'The long way round', 'It was tried, and works', 'It costs most'], [2, 'The pavement', 'Everybody uses it', 'It does not lead to the water']] as const) {
    const option = host.page.getByRole('group', { name: `Option ${place}`, exact: true }).first()
    await option.getByLabel('What is it?').fill(words)
    await option.getByLabel('Speaks for it').fill(speaksFor)
    await option.getByLabel('Speaks against it').fill(speaksAgainst)
    if (place === 1) await option.getByLabel('We chose this one').check()
  }
  await host.type('Who could decide?', 'An example board; we can ask')
  await host.choose(/^Consent/)
  await host.type('How much money?', '4,000')
  await host.type('From which budget?', 'An example small grants fund')
  await host.type('Why did we choose this?', `${TESTS.second} It does.`)
  await host.type('What could not be changed, and why?', 'The sum of the fund')
  await host.choose('No, we asked and nobody did')
  await host.press('Record it')
  // Tam disagreed: of those whom it is about only Isla agreed, and the card doesn't call that co-produced.
  await host.at('Record what we agreed')
  await host.reads(/^This can’t be called co-produced/)
  await host.page.getByRole('checkbox', { name: 'We call it co-produced' }).uncheck()
  await host.press('Record it')
  await host.at('What we agreed')
  await host.reads('Who was missing')
  for (const words of [AGREED, DISSENT, 'The pavement', '£4,000', 'None declared.']) await host.reads(words)
  const agreement = new URL(host.page.url()).pathname
  await tam.open(agreement)
  await tam.at('What we agreed')
  await tam.reads(DISSENT)
  return agreement
}

/** A partial no, with its reason, and a reply that hides nothing of it. */
export async function hearFromBoard({ ruth, host }: Cast, agreement: string): Promise<void> {
  await ruth.open(agreement)
  await ruth.at('What we agreed')
  await host.open(agreement)
  await host.follow('Record an answer')
  await host.at('Record an answer')
  await host.type('Who can decide?', 'An example board')
  await host.choose('Partly')
  await host.type('Why?', ANSWERED)
  await host.typeDay('By when will it happen?', dayIn(20))
  await host.type('Who answered?', 'Chair')
  await host.press('Record the answer')
  await host.at('What we agreed')
  await host.reads(ANSWERED)
  await host.follow('Write a reply')
  await host.at('Reply to what was agreed')
  await host.choose('We did something')
  await host.type('What did you do? Or why not? Or what is still open?', REPLIED)
  await host.press('Send the reply')
  await host.at('Who was told')
}

/** What is different, and what is claimed: what the design can't carry is refused, and said honestly. */
export async function seeWhatChanged({ host, isla, path }: Cast): Promise<void> {
  await host.open(`${path}/changes/new`)
  await host.at('What is different now?')
  await host.type('What is different now?', CHANGE)
  await host.typeDay('Since when?', dayIn(-20))
  await host.tick(AGREED)
  await host.press('Record it')
  await host.at('What happened')
  await isla.open(`${path}/outcomes/new`)
  await isla.at('What did people tell us?')
  await isla.type('What did people tell us about it?', TOLD)
  await isla.typeDay('When did they tell us?', dayIn(-5))
  await isla.tick(CHANGE)
  await isla.choose('People told us')
  await isla.type(/^From how many people/, '12')
  await isla.type(/^Over which time/, 'Two weeks in autumn')
  await isla.type(/^What can.t it show/, 'Only people who were at the water were asked.')
  for (const [claim, refused] of [['The path led to more walks', /Say it in other words than “led to”/], ['Loneliness was reduced because of the path', /Say it in other words than/]] as const) {
    await isla.type(/^The figure or the effect/, claim)
    await isla.press('Record it')
    await isla.at('What did people tell us?')
    await isla.reads(refused)
  }
  await isla.type(/^The figure or the effect/, CLAIM)
  await isla.press('Record it')
  await isla.at('What happened')
  await isla.reads(CLAIM)
}

/** All that the thread says of the year, in whatever form it is read. */
export const STRAND = [IDEA, TESTS.first, TESTS.second, AGREED, CHANGE, TOLD]
