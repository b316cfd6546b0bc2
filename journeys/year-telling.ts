/** After the year: its story, whose every sentence leads to what it rests on, and the thread as anybody reads it. */
import { expect } from 'vitest'
import { AGREED, ANSWERED, CHANGE, DISSENT, REPLIED, STRAND } from './year-deciding.ts'
import { SAID, THEMES } from './year-hearing.ts'
import { type Cast, madeUp } from './year-people.ts'

const SENTENCE = madeUp('since then some of us go down to the water on Sundays.')

/** Drafted from the thread, put right, published by two of those whose work it is, and read by somebody else. */
export async function publish({ host, isla, outside, path }: Cast): Promise<void> {
  await host.open(`${path}/case-study/draft`)
  await host.at('Draft of the case study')
  await host.press('Draft from the thread')
  await host.at('Draft of the case study')
  await host.reads(new RegExp(CHANGE))
  await isla.open(`${path}/case-study/draft`)
  await isla.at('Draft of the case study')
  await isla.follow('Quote somebody')
  await isla.at('Quote somebody')
  await isla.tick(SAID)
  await isla.press('Quote these')
  await isla.at('Draft of the case study')
  await isla.follow('Write a sentence')
  await isla.at('Write a sentence')
  await isla.type('The sentence', 'The path led to more walks.')
  await isla.pick('Where it stands', 'What changed')
  await isla.press('Save the sentence')
  await isla.reads(/This says what caused what/)
  await isla.type('The sentence', SENTENCE)
  await isla.press('Save the sentence')
  await isla.at('Draft of the case study')
  await isla.open(`${path}/case-study/agree`)
  await isla.at('Publish the case study')
  await isla.press('Put the draft forward')
  await isla.reads(/waits for agreement/)
  await host.open(`${path}/case-study/agree`)
  await host.at('Publish the case study')
  await host.press('I agree: publish this version now')
  await host.at(/A path along the burn: a case study/)
  await outside.open(`${path}/case-study`)
  await outside.at(/A path along the burn: a case study/)
  for (const words of [SAID, SENTENCE, CHANGE]) await outside.reads(new RegExp(words))
  expect(await outside.page.getByRole('main').innerText()).not.toMatch(/Morag|Isla|Tam|Ruth/)
}

const ENTRY = madeUp('the planks did not work, and we learned more from them than from anything before')

/** What surprised the group stands in its journal, open to everybody; and who was in the room is told in bands outside, by standpoint inside. */
export async function keepJournal({ tam, outside, path }: Cast): Promise<void> {
  await tam.open(`${path}/journal`)
  await tam.at('Journal')
  await tam.follow('Write in the journal')
  await tam.at('Write in the journal')
  await tam.type('What is it about?', 'Planks')
  await tam.type('What do you want to write down?', ENTRY)
  await tam.choose('Everybody')
  await tam.choose('The group writes it')
  await tam.press('Put it in the journal')
  await outside.open(`${path}/journal`)
  await outside.at('Journal')
  await outside.reads(new RegExp(ENTRY))
  await tam.open(`${path}/balance`)
  await tam.at('Balance')
  await tam.page.getByRole('table', { name: 'Places taken, by standpoint' }).waitFor()
  await outside.open(`${path}/balance`)
  await outside.at('Balance')
  expect(await outside.page.getByRole('main').innerText()).not.toMatch(/Morag|Isla|Tam|Ruth|Places taken, by standpoint/)
}

/** Anybody reads the strand from what was said to what people told, with what was refused, and nobody's own words but those that were opened. */
export async function readThread({ outside, path }: Cast): Promise<void> {
  await outside.open(`${path}/thread`)
  await outside.at('What happened to what was said')
  const outline = await outside.page.getByRole('main').innerText()
  for (const words of [THEMES.near, ...STRAND, REPLIED]) expect(outline).toContain(words)
  await outside.open(`${path}/agreed`)
  await outside.at('Agreed')
  await outside.follow(AGREED)
  await outside.at('What we agreed')
  await outside.reads(ANSWERED)
  const page = await outside.page.content()
  for (const words of [DISSENT, 'Tam', 'Isla']) expect(page).not.toContain(words)
}
