/** The main path: from joining, by all that a group does, to coming back with nothing but a code. One person walks it, in any way of using the site. */
import { expect, inject } from 'vitest'
import { either } from './said.ts'
import { joinByLink, signInWithCode, startInitiative } from './steps.ts'
import type { Walker } from './walker.ts'

/** Somebody's own words on this path: no language of the site has them. */
export const OWN = {
  called: 'Catriona', group: 'Lunch on Thursdays', purpose: 'That nobody has to eat alone on Thursdays.',
  said: 'I would come if somebody fetched me', taken: 'My neighbour forgets which day it is', theme: 'Getting there', meeting: 'Round the kitchen table', place: 'The small hall, side door',
  agreed: 'Two of us fetch people by car', body: 'Example hall committee', why: 'There is one car so far', answered: 'Chair', did: 'Two drivers fetch people now',
  change: 'A car goes round at noon', told: 'Three people said that they eat better in company',
} as const

/**
 * @param openDoor an invitation to a group that lets everybody in
 * @returns the recovery code, which still works
 */
export async function walkMainPath(person: Walker, openDoor: string = inject('openDoor')): Promise<string> {
  const code = await joinByLink(person, openDoor, { called: OWN.called, as: ['unpaid carer'] })
  await person.at('The front room')
  const path = await startInitiative(person, { title: OWN.group, purpose: OWN.purpose, openTo: 'Everybody', as: ['unpaid carer'] })
  await hear(person)
  await agree(person)
  await answer(person)
  await seeWhatHappened(person)
  await takeBack(person, path)
  await leaveAndComeBack(person, code)
  return code
}

async function hear(person: Walker): Promise<void> {
  for (const words of [OWN.said, OWN.taken]) {
    await person.follow('Say something')
    await person.at('Say something')
    await person.type('What do you want to say?', words)
    await person.pick('I say this as', 'unpaid carer')
    await person.press('Say it')
    await person.at('Heard')
    await person.reads(words)
  }
  await person.follow('Group what was said')
  await person.at('Group what was said')
  await person.tick(OWN.said)
  await person.tick(OWN.taken)
  await person.type('A new theme: what are they about?', OWN.theme)
  await person.press('Put them in this theme')
  await person.at('Group what was said')
}

async function agree(person: Walker): Promise<void> {
  await person.follow('Meetings')
  await person.at('Meetings')
  await person.follow('Call a meeting')
  await person.at('Call a meeting')
  await person.type('What is the meeting called?', OWN.meeting)
  await person.typeDay('Which day?', '2 11 2026')
  await person.type('When does it begin?', '6.30 pm')
  await person.type('When does it end?', '8 pm')
  await person.type('Where is it? (optional)', OWN.place)
  await person.press('Call the meeting')
  await person.at(OWN.meeting)
  await person.follow('Write down who came')
  await person.at('Write down who came')
  await person.pick(either('Here as', false), 'unpaid carer')
  await person.press('Save who came')
  await person.at(OWN.meeting)
  await person.follow('Write down what was agreed')
  await person.at('Record what we agreed')
  await person.type('What did we agree?', OWN.agreed)
  await person.typeDay('By when does everybody hear what came of it?', '15 1 2027')
  await person.choose('No')
  await person.tick(OWN.theme)
  await person.press('Record it')
  await person.at('What we agreed')
}

async function answer(person: Walker): Promise<void> {
  await person.follow('Record an answer')
  await person.at('Record an answer')
  await person.type('Who can decide?', OWN.body)
  await person.choose('Partly')
  await person.type('Why?', OWN.why)
  await person.typeDay('By when will it happen?', '10 12 2026')
  await person.type('Who answered?', OWN.answered)
  await person.press('Record the answer')
  await person.at('What we agreed')
  await person.reads(OWN.why)
  await person.follow('Write a reply')
  await person.at('Reply to what was agreed')
  await person.choose('We did something')
  await person.type('What did you do? Or why not? Or what is still open?', OWN.did)
  await person.press('Send the reply')
  await person.at('Who was told')
}

async function seeWhatHappened(person: Walker): Promise<void> {
  await person.follow('Happened')
  await person.at('What happened')
  await person.follow('Record what is different')
  await person.at('What is different now?')
  await person.type('What is different now?', OWN.change)
  await person.typeDay('Since when?', '9 11 2026')
  await person.tick(OWN.agreed)
  await person.press('Record it')
  await person.at('What happened')
  await person.follow('Record what people told us')
  await person.at('What did people tell us?')
  await person.type('What did people tell us about it?', OWN.told)
  await person.typeDay('When did they tell us?', '16 11 2026')
  await person.tick(OWN.change)
  await person.press('Record it')
  await person.at('What happened')
  await person.follow('The thread')
  await person.at('What happened to what was said')
  for (const words of [OWN.theme, OWN.agreed, OWN.change, OWN.told]) await person.reads(words)
}

async function takeBack(person: Walker, path: string): Promise<void> {
  await person.follow('My page')
  await person.at('My page')
  await person.follow('What became of what I said')
  await person.at('What became of what I said')
  await person.follow(OWN.taken)
  await person.at('Said')
  await person.follow('Take it back')
  await person.at('Take it back')
  await person.press('Take it back')
  await person.at('Heard')
  expect(await person.page.getByText(OWN.taken).count()).toBe(0)
  await person.open(`${path}/thread`)
  await person.at('What happened to what was said')
  expect(await person.page.content()).not.toContain(OWN.taken)
}

async function leaveAndComeBack(person: Walker, code: string): Promise<void> {
  await person.follow('My page')
  await person.at('My page')
  const everything = await person.page.request.get((await person.page.getByRole('link', { name: either('Get everything held about you, as one file') }).getAttribute('href')) ?? '')
  const file = JSON.stringify(await everything.json())
  for (const words of [OWN.called, OWN.said]) expect(file).toContain(words)
  expect(file).not.toContain(OWN.taken)
  await person.press('Sign out')
  await person.follow('Sign in')
  await person.at('Sign in')
  await signInWithCode(person, code)
  await person.follow('My page')
  await person.at('My page')
  await person.reads(OWN.called)
}
