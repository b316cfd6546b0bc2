/** Deciding about money with the full card, saying what came of it honestly, and what it saved. */
import { expect, it } from 'vitest'
import { usePeople } from './people.ts'
import { joinByLink, makeInvitation, sayStandpoints, startInitiative } from './steps.ts'
import { countingTypist } from './typist.ts'
import type { Walker } from './walker.ts'

const people = usePeople()
const AGREED = 'The travel fund pays a shared taxi on Thursdays until spring.'
const OBJECTION = 'I can’t wait outside until the last one is ready'

it('a decision about money is written down with its card, kept as a draft on the way, and read by others without anybody’s own words', async () => {
  const host = await people.somebody('Morag')
  const path = await startInitiative(host, { title: 'Taxis on Thursdays', purpose: 'That people get home.', openTo: 'Everybody', letsIn: 'everybody', as: ['unpaid carer'] })
  const isla = await people.newcomer({ width: 320, javaScript: false })
  await joinByLink(isla, await makeInvitation(host, path, 4), { called: 'Isla', as: ['someone who uses services'] })
  await isla.open(path)
  if ((await isla.page.getByRole('link', { name: 'Say what you are here as' }).count()) > 0) {
    await isla.follow('Say what you are here as')
    await sayStandpoints(isla, ['someone who uses services'])
  }
  await writeCard(isla, path)
  await readByOthers(path)
  await seeWhatItDid(host, path)
})

/** On a small phone without JavaScript: half of it first, kept, and gone on with. */
async function writeCard(isla: Walker, path: string): Promise<void> {
  await isla.open(`${path}/agreements/new`)
  await isla.at('Record what we agreed')
  await isla.type('What did we agree?', AGREED)
  await isla.tick('It is about money')
  await isla.type('What was the question?', 'How do people get home on Thursdays?')
  const option = (place: number) => isla.page.getByRole('group', { name: `Option ${place}`, exact: true }).first()
  await option(1).getByLabel('What is it?').fill('A shared taxi')
  await option(1).getByLabel('Speaks for it').fill('It can start at once')
  await isla.press('Keep it as a draft')
  await isla.at('Record what we agreed')
  await isla.reads('It is kept. Only you see it.')
  await option(1).getByLabel('We chose this one').check()
  await option(2).getByLabel('What is it?').fill('A later bus')
  await option(2).getByLabel('Speaks against it').fill('It is not ours to decide')
  await isla.type('Who could decide?', 'All of us, within the fund')
  await isla.choose(/^Consent/)
  await isla.type('What was the objection? (optional)', OBJECTION)
  await isla.pick('Who objected? (optional)', 'Isla')
  await isla.type('What was changed because of it? (optional)', 'The taxi comes when the last one is ready')
  await isla.pick('How did it end? (optional)', 'Withdrawn')
  await isla.type('How much money?', '£1,250')
  await isla.type('From which budget?', 'The travel fund')
  await isla.type('Why did we choose this?', 'People share a street')
  await isla.type('What could not be changed, and why?', 'Nothing')
  await isla.choose('No, we asked and nobody did')
  await isla.press('Record it')
  // Two things were left out above: nothing of the rest is lost.
  await isla.at('Record what we agreed')
  await isla.typeDay('By when does everybody hear what came of it?', '15 1 2027')
  await isla.page.getByRole('group', { name: 'Did anyone disagree?' }).getByLabel('No', { exact: true }).check()
  await isla.press('Record it')
  await isla.at('What we agreed')
  for (const words of [AGREED, OBJECTION, 'A shared taxi', 'It is not ours to decide', '£1,250', 'None declared.']) await isla.reads(words)
}

async function readByOthers(path: string): Promise<void> {
  const outside = await people.newcomer()
  await outside.open(`${path}/agreed`)
  await outside.at('Agreed')
  await outside.follow(AGREED)
  await outside.at('What we agreed')
  for (const words of ['A shared taxi', '£1,250', 'The taxi comes when the last one is ready']) await outside.reads(words)
  const text = await outside.page.content()
  for (const words of [OBJECTION, 'Isla']) expect(text).not.toContain(words)
}

async function seeWhatItDid(host: Walker, path: string): Promise<void> {
  await host.open(`${path}/outcomes/new`)
  await host.at('What did people tell us?')
  await host.type('What did people tell us about it?', 'We are home before nine')
  await host.typeDay('When did they tell us?', '16 11 2026')
  await host.type(/^The figure or the effect/, 'The taxi led to fewer missed visits')
  await host.choose('The same thing before and after')
  await host.type(/^From how many people/, '12')
  await host.type(/^Over which time/, 'November')
  await host.type(/^What can.t it show/, 'Fewer clinics because of snow')
  await host.press('Record it')
  await host.at('What did people tell us?')
  await host.reads(/Say it in other words than “led to”/)
  await host.type(/^The figure or the effect/, 'Missed visits went from 20 to 11 after the taxi began')
  await host.press('Record it')
  await host.at('What happened')
  await host.reads('Missed visits went from 20 to 11 after the taxi began')
  await host.follow('All costs, savings and risks')
  await host.at('Costs, savings and risks')
  const typist = countingTypist(host)
  await typist.follow('Record a cost, a saving or a risk')
  await typist.at('Record a cost, a saving or a risk')
  await typist.choose('Saving')
  await typist.type('What is it for, or what may happen?', 'Fewer single taxis')
  await typist.type('Who bears it?', 'The clinic')
  await typist.type('How much?', '900')
  await typist.type('Over which time?', 'a year')
  await typist.choose('An estimate')
  await typist.type('Where does it come from?', 'Last year’s invoices')
  await typist.press('Record it')
  await typist.at('Record a cost, a saving or a risk')
  await typist.reads(/^Write what funded service changed/)
  await typist.type('What funded service changed?', 'None: the contract goes on')
  await typist.type('Who decided that?', 'The clinic’s manager')
  await typist.type('With whom was it decided?', 'The people who use the taxis')
  await typist.press('Record it')
  await typist.at('Costs, savings and risks')
  await typist.reads('None: the contract goes on')
}
