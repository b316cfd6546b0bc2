import { expect, it } from 'vitest'
import { usePeople } from './people.ts'
import { either } from './said.ts'
import { joinByLink, makeInvitation, startInitiative } from './steps.ts'

const people = usePeople()

const WAITED = 'I waited nine hours in the yellow corridor.'

it('a story is told, kept for later, gone on with, agreed to, shown to nobody before its time, and taken back', async () => {
  const host = await people.somebody('Una', { keyboard: true })
  const path = await startInitiative(host, { title: 'A way through casualty', purpose: 'That nobody waits without being told why.', openTo: 'Everybody', letsIn: 'everybody', as: ['community member'] })
  const link = await makeInvitation(host, path, 3)
  const teller = await people.newcomer({ width: 320 })
  await joinByLink(teller, link, { called: 'Rab', as: ['unpaid carer'] })

  await teller.open(`${path}/heard`)
  await teller.follow('Stories')
  await teller.at('Stories')
  await teller.follow('Tell a story')
  await teller.at('Before you tell your story')
  await teller.press('Begin')
  await teller.at('What happened?')
  await teller.type('What happened?', `It was in March. ${WAITED}`)
  await teller.press('Next')
  await teller.at('Why did it happen, as you see it?')
  await teller.type('Why did it happen, as you see it?', 'Nobody was told to tell us.')
  await teller.press('Keep it and come back later')
  await teller.at('Your stories')
  await teller.follow(either('Go on', false))
  await teller.at('Why did it happen, as you see it?')
  for (const question of ['So what did it mean?', 'Now what should happen?', 'Read your story through']) {
    await teller.press('Next')
    await teller.at(question)
  }
  await teller.press('Keep the story')
  await teller.reads(either('Look through your story for each of these, then tick it', false))
  for (const check of ['Names of other people: left out, or changed', 'Places, dates and jobs that would tell who they are', 'Things about others that are theirs to tell']) await teller.tick(check)
  await teller.press('Keep the story')
  await teller.reads(either('Your story is kept. Only you see it.'))
  await teller.reads(either(WAITED, false))
  await teller.press('Yes, this is my story')

  await teller.follow('Say yes to a use')
  await teller.at('Say yes to a use')
  await teller.choose('This group’s work')
  await teller.choose('People who take part in this group')
  await teller.tick('I know what this yes means, and that I can take it back at any time')
  await teller.press('Say yes to this')
  await teller.reads(either('Written down. Nothing is used before', false))
  await teller.follow('A copy to keep')
  await teller.at('A copy to keep')

  // The time to think again runs: whoever looks after the group sees nothing, and nothing says that there is a story.
  await host.open(`${path}/stories`)
  await host.at('Stories')
  await host.reads(either('Nobody has said yes to your reading a story yet.'))
  expect(await host.page.content()).not.toContain('corridor')

  await teller.open('/stories')
  await teller.at('Your stories')
  await teller.follow(either('Story of', false))
  await teller.press('Take it back everywhere')
  await teller.reads(either('It is taken back, everywhere.'))
  await teller.follow('Name somebody')
  await teller.at('Somebody who helps you')
  await teller.pick('Who is it?', 'Una')
  await teller.choose('No: they see where it is used, and not the words')
  await teller.press('Name this person')
  await host.open('/stories')
  await host.at('Your stories')
  await host.follow(either('Story of', false))
  await host.reads(either('The person who told it has not shown you the words.'))
  await teller.follow('Delete the words')
  await teller.at('Delete the words')
  await teller.press('Delete the words')
  await teller.at('Your stories')
})
