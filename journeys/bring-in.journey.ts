import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { expect, it } from 'vitest'
import { usePeople } from './people.ts'
import { joinByLink, makeInvitation, startInitiative } from './steps.ts'
import type { Walker } from './walker.ts'

const people = usePeople()

const SURVEY = 'ref,text,left out\n1,The kettle is always on,\n2,Nobody told me about it,-1\n3,"=1+1, said my aunt",\n'

it('a file that is brought in is looked at first, comes in once, and what it left out comes in hidden', async () => {
  const host = await people.somebody('Shona')
  const path = await startInitiative(host, { title: 'From a survey', purpose: 'To begin with what people said before.', openTo: 'Only people who take part', as: ['third-sector worker'] })
  for (const expected of ['3 voices would come in.', 'Nothing new would come in.']) {
    await host.open(`${path}/heard`)
    await host.at('Heard')
    await host.follow('Bring in a file')
    await host.at('Bring in a file')
    await host.page.getByLabel('The file').setInputFiles({ name: 'survey.csv', mimeType: 'text/csv', buffer: Buffer.from(SURVEY) })
    await host.press('Look at the file')
    await host.at('Check before it comes in')
    await host.pick('What people said', 'text')
    await host.pick(/^The row’s own number or name/, 'ref')
    await host.pick(/^Whether it was left out by a moderator/, 'left out')
    await host.press('Show again with these columns')
    await host.at('Check before it comes in')
    await host.reads(expected)
    await host.press('Bring it in')
    // It comes in behind the page, which shows by itself how far it is.
    if (expected !== 'Nothing new would come in.') await host.at('What came in')
  }
  await host.at(/Check before it comes in$/)
  await host.reads('Everything in this file came in before. Nothing was added.')
  await takeBackWhole(host, path)
})

/** The wrong file: all of it goes in one step, and could come in again. */
async function takeBackWhole(host: Walker, path: string): Promise<void> {
  await host.open(`${path}/import`)
  await host.at('Bring in a file')
  await host.follow('survey.csv')
  await host.at('What came in')
  await host.follow('Take it back whole')
  await host.at('Take back what came in')
  await host.press('Take back 3 voices')
  await host.at('Heard')
  await host.reads('3 voices were taken back.')
  expect(await host.page.getByText('The kettle is always on').count()).toBe(0)
}

/*
 * A real conversation, all the way: what young Londoners wrote on how more of them can scrutinise the police. Their words are real
 * and stay outside the repository; the people who work on them here, what they agree and what came of it are made up for the test.
 */
const MADE_UP = 'Made up for a test'
const AGREED = `${MADE_UP}: young people and officers talk as equals, four times a year.`
const ANSWERED = `${MADE_UP}: twice a year to begin with, because there is money for two.`
const REPLIED = `${MADE_UP}: the first two talks are planned.`
const CHANGED = `${MADE_UP}: the first talk was held.`

const OPEN_TALK = ['pan3l discussions where they can communicate without power dynamics', 'To have open dialogues with police about why they have negative feelings towards them']
const TRAINING = ['Involve them more in training', 'educate young people on the history of policing']
/** The moderators of the conversation left these out, and gave no reason. */
const HIDDEN = ['I am between 25 and 29 years old.', 'I am between 20 and 24 years old.', 'Are you between 15 and 19 years old?']

// reference claims: 1 what young Londoners said goes from a file to what came of it, in three browsers
const data = process.env['REFERENCE_DATA'] ?? join(process.cwd(), '..', 'shared', 'data')
const file = join(data, 'polis', 'open-london-youth-policing', 'comments.csv')
if (existsSync(data)) {
  it('three people of different standpoints bring in what young Londoners said, group it, agree, get an answer, and all see what came of it', async () => {
    const [planner, young, neighbour] = [await people.somebody('Priya'), await people.newcomer({ width: 320 }), await people.newcomer()]
    const path = await startInitiative(planner, { title: 'More young eyes on policing', purpose: 'That more young Londoners look into how policing is done.', openTo: 'Only people who take part', letsIn: 'everybody', as: ['planner or commissioner'] })
    const link = await makeInvitation(planner, path, 2)
    await joinByLink(young, link, { called: 'Zed', as: ['young person'] })
    await joinByLink(neighbour, link, { called: 'Femi', as: ['community member'] })

    await bringIn(planner, path)
    for (const person of [planner, young, neighbour]) await person.open(`${path}/themes/group`)
    // Two at once: both pages were open before either was sent.
    await tickSome(young, OPEN_TALK, 'Talking as equals')
    await tickSome(neighbour, TRAINING, 'Learning from each other')
    await young.press('Put them in this theme')
    await neighbour.press('Put them in this theme')
    for (const person of [young, neighbour]) await person.at('Group what was said')

    await planner.open(`${path}/heard`)
    await planner.at('Heard')
    for (const words of ['Talking as equals', 'Learning from each other']) await planner.page.getByRole('heading', { name: words }).waitFor()
    for (const words of [...OPEN_TALK, ...TRAINING]) await planner.reads(new RegExp(words))

    await agreeAndAnswer(young, planner, path)
    for (const person of [planner, young, neighbour]) {
      await person.open(`${path}/thread`)
      await person.at('What happened to what was said')
      for (const words of ['Talking as equals', AGREED, CHANGED]) await person.reads(words)
      await person.reads(new RegExp(REPLIED))
    }
    await seeWhatIsHidden(planner, young, path)
  })
}

async function bringIn(planner: Walker, path: string): Promise<void> {
  await planner.open(`${path}/heard`)
  await planner.follow('Bring in a file')
  await planner.at('Bring in a file')
  await planner.page.getByLabel('The file').setInputFiles(file)
  await planner.press('Look at the file')
  await planner.at('Check before it comes in')
  await planner.reads('39 voices would come in.')
  await planner.press('Bring it in')
  await planner.at('What came in')
  expect(await planner.page.getByText('Came in hidden: reason not given').count()).toBe(HIDDEN.length)
}

async function tickSome(person: Walker, starts: readonly string[], theme: string): Promise<void> {
  await person.at('Group what was said')
  for (const start of starts) await person.tick(new RegExp(`^${start}`))
  await person.type('A new theme: what are they about?', theme)
}

async function agreeAndAnswer(young: Walker, planner: Walker, path: string): Promise<void> {
  await young.open(`${path}/agreed`)
  await young.at('Agreed')
  await young.follow('Record what we agreed')
  await young.at('Record what we agreed')
  await young.type('What did we agree?', AGREED)
  await young.typeDay('By when does everybody hear what came of it?', '15 1 2027')
  await young.choose('No')
  await young.unfold('What does it rest on?')
  await young.tick('Talking as equals')
  await young.press('Record it')
  await young.at('What we agreed')
  for (const who of [/^Priya, planner or commissioner$/, /^Zed, young person$/, /^Femi, community member$/]) await young.reads(who)

  await planner.open(new URL(young.page.url()).pathname)
  await planner.at('What we agreed')
  await planner.follow('Record an answer')
  await planner.at('Record an answer')
  await planner.type('Who can decide?', 'An example board')
  await planner.choose('Partly')
  await planner.type('Why?', ANSWERED)
  await planner.typeDay('By when will it happen?', '31 3 2027')
  await planner.type('Who answered?', 'Chair')
  await planner.press('Record the answer')
  await planner.at('What we agreed')
  await planner.follow('Write a reply')
  await planner.at('Reply to what was agreed')
  await planner.choose('We did something')
  await planner.type('What did you do? Or why not? Or what is still open?', REPLIED)
  await planner.press('Send the reply')
  await planner.at('Who was told')

  await planner.follow('Happened')
  await planner.follow('Record what is different')
  await planner.at('What is different now?')
  await planner.type('What is different now?', CHANGED)
  await planner.typeDay('Since when?', '20 11 2026')
  await planner.tick(AGREED)
  await planner.press('Record it')
  await planner.at('What happened')
}

/** What moderators left out comes in hidden: hosts see it and that no reason was given, others don't see it. */
async function seeWhatIsHidden(host: Walker, member: Walker, path: string): Promise<void> {
  for (const words of HIDDEN) {
    await member.open(`${path}/heard?search=${encodeURIComponent(words)}`)
    await member.at('Heard')
    expect(await member.page.getByRole('listitem').filter({ hasText: words }).count(), words).toBe(0)
    await host.open(`${path}/heard?search=${encodeURIComponent(words)}`)
    await host.at('Heard')
    expect(await host.page.getByRole('listitem').filter({ hasText: words }).filter({ hasText: 'Hidden' }).count(), words).toBe(1)
  }
}
