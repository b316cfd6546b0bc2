import { expect, it } from 'vitest'
import { usePeople } from './people.ts'
import { either } from './said.ts'
import { joinByLink, makeInvitation, startInitiative } from './steps.ts'

const people = usePeople()

const IDEA = 'A timetable in large letters at every stop'

it('an idea is drawn, tested and fails; another way is made from what was learned; and five say how it was', async () => {
  const host = await people.somebody('Morag', { keyboard: true })
  const path = await startInitiative(host, { title: 'Finding the right bus', purpose: 'That everybody finds their bus.', openTo: 'Everybody', letsIn: 'everybody', as: ['someone who uses services'] })
  const link = await makeInvitation(host, path, 9)
  const carer = await people.newcomer({ width: 320 })
  await joinByLink(carer, link, { called: 'Isla', as: ['unpaid carer'] })
  const plain = await people.newcomer({ javaScript: false })
  await joinByLink(plain, link, { called: 'Tam', as: ['frontline worker'] })

  // The first loop: an idea, a drawing, a test that did not work.
  await carer.open(`${path}/agreed`)
  await carer.follow('Trying things out')
  await carer.at('Trying things out')
  await carer.follow('Write an idea')
  await carer.at('Write an idea')
  await carer.type('What is the idea?', IDEA)
  await carer.press('Record it')
  await carer.at('Idea')
  await carer.follow('Make something to try it')
  await carer.at('Make something to try')
  await carer.type('What is it called?', 'One sheet with coloured lines')
  await carer.choose('A drawing')
  await carer.type('What is it, and how does somebody use it?', 'Each bus is a coloured line; the times stand along it.')
  await carer.press('Record it')
  await carer.at('Prototype')
  await carer.follow('Record a test of it')
  await carer.at('Record a test')
  await carer.type('What did you want to find out?', 'Do people find their bus in the dark?')
  await carer.type('Where is it tested, and in what part of people’s lives?', 'At the stop by the surgery, after six')
  await carer.typeDay('From which day?', '2 11 2026')
  await carer.choose('It did not work')
  await carer.type('What did you see and hear?', 'Two of three stood at the wrong side of the road.')
  await carer.type('What did you learn?', 'Colours can’t be told apart under the lamp.')
  await carer.pick('Isla', either('as unpaid carer'))
  await carer.pick('Tam', either('as frontline worker'))
  await carer.press('Record it')
  await carer.at('Test')
  await carer.reads('It did not work')
  await carer.reads(either('One person or nobody affected by the service took part', false))

  // The second loop begins from the test, for somebody without JavaScript.
  const test = new URL(carer.page.url()).pathname
  await plain.open(test)
  await plain.at('Test')
  await plain.follow('Make it differently')
  await plain.at('Make something to try')
  await plain.type('What is it called?', 'One sheet for each side of the road')
  await plain.choose('A mock-up: a model that looks real and does nothing')
  await plain.type('What is it, and how does somebody use it?', 'Only the buses of this side, in black on yellow.')
  await plain.press('Record it')
  await plain.at('Prototype')

  // The group asks; one fills in their sheet, and takes it back because it is among those on paper, which somebody types.
  await host.open(test)
  await host.at('Test')
  await host.follow('Write the questions')
  await host.at('Questions for those who took part')
  await host.type('The question', 'How easy was it to find your bus?')
  await host.choose('With a number from 1 to 5')
  await host.type('What does 1 mean?', 'very hard')
  await host.type('What does 5 mean?', 'very easy')
  await host.press('Add it')
  await host.follow('Print an empty sheet')
  await host.at('How was it for you?')
  await carer.open(`${test}/sheet`)
  await carer.at('How was it for you?')
  await carer.choose('2')
  await carer.press('Send my answers')
  await carer.at('Test')
  await carer.reads(either('Too few people have answered', false))
  await carer.open(`${test}/sheet`)
  await carer.press('Take my answers back')
  await carer.at('How was it for you?')
  for (const answer of ['1: very hard', '2', '2', '2', '5: very easy']) {
    await host.open(`${test}/sheet/for-somebody`)
    await host.at('The answers of somebody beside you')
    await host.choose(answer)
    await host.press('Send their answers')
    await host.reads('Their answers are in. The next sheet is ready.')
  }

  // Anybody reads what became of it, and nobody’s name.
  const outside = await people.newcomer({ width: 320 })
  await outside.open(test)
  await outside.at('Test')
  const rows = outside.page.getByRole('table', { name: 'How easy was it to find your bus?' }).getByRole('row')
  expect(await rows.allInnerTexts()).toHaveLength(6)
  expect(await outside.page.getByRole('row', { name: /^2 3$/ }).count()).toBe(1)
  expect(await outside.page.getByRole('main').innerText()).not.toMatch(/Isla|Tam/)
  await outside.open(`${path}/trying`)
  await outside.at('Trying things out')
  for (const words of [IDEA, 'One sheet with coloured lines', 'Do people find their bus in the dark?', 'One sheet for each side of the road']) await outside.reads(words)
  await outside.open(`${path}/thread`)
  await outside.reads(either('What was learned', false))
})
