import { expect, it } from 'vitest'
import { usePeople } from './people.ts'
import { either } from './said.ts'
import { joinByLink, makeInvitation, startInitiative } from './steps.ts'

const people = usePeople()

const SAID = 'I count the lamps that are out on my way home.'
const CLOSED = 'I am afraid on the path behind the surgery.'
const CHANGE = 'The lamps between the stop and the surgery are on'

it('a case study is drafted from the thread, put right, agreed to, read and printed; and what is taken back goes from it', async () => {
  const host = await people.somebody('Morag', { keyboard: true })
  const path = await startInitiative(host, { title: 'A lit way home', purpose: 'That nobody walks home in the dark.', openTo: 'Everybody', letsIn: 'everybody', as: ['someone who uses services'] })
  const link = await makeInvitation(host, path, 9)
  const carer = await people.newcomer({ width: 320 })
  await joinByLink(carer, link, { called: 'Isla', as: ['unpaid carer'] })
  await carer.open(`${path}/voices/new`)
  await carer.at('Say something')
  await carer.type('What do you want to say?', SAID)
  await carer.choose('Everybody')
  await carer.press('Say it')
  await carer.at('Heard')
  await carer.open(`${path}/voices/new`)
  await carer.at('Say something')
  await carer.type('What do you want to say?', CLOSED)
  await carer.choose('Only people who take part')
  await carer.press('Say it')
  await carer.at('Heard')
  await host.open(`${path}/changes/new`)
  await host.at('What is different now?')
  await host.type('What is different now?', CHANGE)
  await host.typeDay('Since when?', '9 11 2026')
  await host.press('Record it')
  await host.at('What happened')

  // Drafted with the keyboard; what is missing is said.
  await host.follow('The whole as a case study')
  await host.at('Case study')
  await host.follow('Look at the draft')
  await host.at('Draft of the case study')
  await host.press('Draft from the thread')
  await host.at('Draft of the case study')
  await host.reads(either(`Since 9 November 2026: ${CHANGE}`))
  await host.reads(either('No theme or need is recorded', false))

  // With the keyboard: what was said to members only is quoted once its author says yes, on a phone.
  await host.follow('Quote somebody')
  await host.at('Quote somebody')
  await host.follow('Ask whether somebody may be quoted')
  await host.at('Ask to quote somebody')
  await host.choose(CLOSED)
  await host.press('Ask whoever said it')
  await host.reads(either('no answer yet', false))
  await carer.open('/me')
  await carer.follow(either('Somebody asks whether you may be quoted', false))
  await carer.at('Where you may be quoted')
  await carer.follow(either('Answer', false))
  await carer.at('May this be quoted?')
  await carer.choose(either('Yes, without my name', false))
  await carer.press('Save my answer')
  await carer.at('Where you may be quoted')
  await carer.reads('You said yes, without your name')

  // On a phone: a quotation, and a sentence that claims too much and then says what is known.
  await carer.open(`${path}/case-study/draft`)
  await carer.at('Draft of the case study')
  await carer.follow('Quote somebody')
  await carer.at('Quote somebody')
  await carer.tick(SAID)
  await carer.press('Quote these')
  await carer.at('Draft of the case study')
  await carer.follow('Write a sentence')
  await carer.at('Write a sentence')
  await carer.type('The sentence', 'The lamps led to more people walking.')
  await carer.pick('Where it stands', either('What changed'))
  await carer.press('Save the sentence')
  await carer.reads(either('This says what caused what', false))
  await carer.type('The sentence', 'Since then more of us walk home together.')
  await carer.press('Save the sentence')
  await carer.at('Draft of the case study')

  // Published by two: one who takes part puts it forward, one who looks after it agrees.
  await carer.open(`${path}/case-study/agree`)
  await carer.at('Publish the case study')
  await carer.press('Put the draft forward')
  await carer.reads(either('waits for agreement', false))
  await host.open(`${path}/case-study/agree`)
  await host.at('Publish the case study')
  await host.follow('Read this version')
  await host.at('Version 1')
  await host.follow('Publish the case study')
  await host.at('Publish the case study')
  await host.press('I agree: publish this version now')
  await host.at(either('A lit way home: a case study', false))

  // Read outside: the words, what they rest on, and no name.
  const outside = await people.newcomer({ width: 320 })
  await outside.open(`${path}/case-study`)
  await outside.at(either('A lit way home: a case study', false))
  for (const words of [SAID, CLOSED, 'said by somebody who let it be quoted here', 'Since then more of us walk home together.', `Since 9 November 2026: ${CHANGE}`]) await outside.reads(either(words, false))
  await outside.reads(either('the writers’ own words', false))
  await outside.reads(either('Fewer than 5 people agreed to it', false))
  expect(await outside.page.getByRole('main').innerText()).not.toMatch(/Morag|Isla/)
  await outside.page.emulateMedia({ media: 'print' })
  expect(await outside.page.getByRole('main').innerText()).toMatch(/https?:\/\/\S+\/items\//)
  await outside.page.emulateMedia({ media: 'screen' })

  // A yes that is taken back: gone from the published page at once.
  await carer.open('/me/notices')
  await carer.at('Notices')
  await carer.follow('See where you may be quoted')
  await carer.at('Where you may be quoted')
  await carer.follow(either('Look at it, or change it', false))
  await carer.at('May this be quoted?')
  await carer.press('Take my yes back')
  await carer.reads('You said no')
  await outside.open(`${path}/case-study`)
  await outside.reads(either('A sentence stood here', false))
  expect(await outside.page.getByRole('main').innerText()).not.toContain(CLOSED)

  // Taken back: gone from the published page at once.
  await carer.open(`${path}/voices/mine`)
  await carer.follow(either('Take it back', false))
  await carer.press('Take it back')
  await outside.open(`${path}/case-study`)
  await outside.reads(either('A sentence stood here', false))
  expect(await outside.page.getByRole('main').innerText()).not.toContain(SAID)
})
