import { expect, it } from 'vitest'
import { usePeople } from './people.ts'
import { either } from './said.ts'
import { joinByLink, makeInvitation, startInitiative } from './steps.ts'

const people = usePeople()

const SAID = 'Nobody can sit with him when I see the doctor'
const NEED = 'Two hours a week when somebody else is there'
const CHANGED = 'Two hours a week when somebody he knows is there'

it('a need is recorded from what was said, stated by others without a name, changed, and taken out of use', async () => {
  const host = await people.somebody('Iona')
  const path = await startInitiative(host, { title: 'Time to breathe', purpose: 'That carers get time for themselves.', openTo: 'Everybody', letsIn: 'everybody', as: ['third-sector worker'] })
  const link = await makeInvitation(host, path, 9)
  const carer = await people.newcomer({ width: 320 })
  await joinByLink(carer, link, { called: 'Fergus', as: ['unpaid carer'] })
  const plain = await people.newcomer({ javaScript: false })
  await joinByLink(plain, link, { called: 'Elspeth', as: ['unpaid carer', 'someone who uses services'] })

  await carer.open(`${path}/voices/new`)
  await carer.at('Say something')
  await carer.type('What do you want to say?', SAID)
  await carer.press('Say it')
  await carer.at('Heard')

  // The host writes it down: the register says who has stated nothing, and the need rests on what was said.
  await host.open(`${path}/agreed`)
  await host.at('Agreed')
  await host.follow('Needs')
  await host.at('Needs')
  await host.reads('Who has stated no need yet')
  await host.follow('Record a need')
  await host.at('Record a need')
  await host.press('Record it')
  await host.at('Record a need')
  await host.reads('Write what is needed')
  await host.type('What is needed?', NEED)
  await host.tick('unpaid carer')
  await host.press('Record it')
  await host.at('Need')
  await host.reads('None of those whose need it is have stated it here yet. Others wrote it down.')
  await host.follow('Change what it rests on')
  await host.at('What it rests on')
  await host.follow('What was said')
  await host.tick(SAID)
  await host.press('Let it rest on these')
  await host.at('What it rests on')
  await host.follow('Back to the need')
  await host.at('Need')
  const need = new URL(host.page.url()).pathname

  // Two state it, each as one thing; nobody is named.
  await carer.open(need)
  await carer.at('Need')
  await carer.reads(SAID)
  await carer.press('We state this too, as unpaid carer')
  await carer.at('Need')
  await carer.reads('You state this as unpaid carer.')
  await plain.open(need)
  await plain.at('Need')
  await plain.pick('As what do you state it?', 'someone who uses services')
  await plain.press('We state this too')
  await plain.at('Need')
  await host.open(need)
  await host.at('Need')
  await host.reads('Fewer than 5')
  for (const name of ['Fergus', 'Elspeth']) expect(await host.page.getByRole('main').innerText()).not.toContain(name)

  // Its words change: whoever stated it is asked.
  await host.follow('Change the need')
  await host.at('Change the need')
  await host.type('What is needed?', CHANGED)
  await host.press('Save')
  await host.at('Need')
  await carer.open(need)
  await carer.at('Need')
  await carer.press('Yes, it still is')
  await carer.at('Need')
  await carer.reads('You state this as unpaid carer.')
  await plain.open(need)
  await plain.at('Need')
  await plain.press('Take that back')
  await plain.at('Need')

  // Somebody who does not take part finds it, and sees what may be seen.
  const outside = await people.newcomer()
  await outside.open(`${path}/needs`)
  await outside.at('Needs')
  await outside.type('Search in the needs', 'he knows')
  await outside.pick('Whose need?', 'unpaid carer')
  await outside.press('Show them')
  await outside.at('Needs')
  await outside.follow(CHANGED)
  await outside.at('Need')
  await outside.reads(either('Shown is only what was written down', false))
  expect(await outside.page.content()).not.toContain(SAID)

  await host.open(need)
  await host.at('Need')
  await host.follow('Take it out of use')
  await host.at('Say where this stands')
  await host.choose('It is set aside')
  await host.type('Why? (optional)', 'The day centre opens on Saturdays now.')
  await host.press('Record it')
  await host.at('Need')
  await host.open(`${path}/needs?show=out-of-use`)
  await host.at('Needs that are out of use')
  await host.reads(CHANGED)
})
