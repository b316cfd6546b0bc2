import { expect, it } from 'vitest'
import { usePeople } from './people.ts'
import { joinByLink, makeInvitation, sayStandpoints, startInitiative } from './steps.ts'
import { countingTypist } from './typist.ts'
import type { Walker } from './walker.ts'

const people = usePeople()

const NOTES = `- The last bus leaves before the late shift ends
- Nobody answers the phone at the depot after six
- I wait in the dark: the light at the stop is broken
- The timetable at the stop is from last year
- My son can't get to football on Sundays
- The driver waited for me when I was slow, thank you
- Two buses come at once, then none for an hour
- The ramp is stuck every other day
- I don't know whom to ring when it does not come
- The app shows buses that are not there
- The stop is too far from the surgery
- A taxi home costs me two hours' pay`

const GROUPS = [
  ['Late and Sunday buses', ['The last bus leaves before the late shift ends', "My son can't get to football on Sundays", 'Two buses come at once, then none for an hour', "A taxi home costs me two hours' pay"]],
  ['Knowing when it comes', ['Nobody answers the phone at the depot after six', 'The timetable at the stop is from last year', "I don't know whom to ring when it does not come", 'The app shows buses that are not there']],
  ['Getting on and waiting', ['I wait in the dark: the light at the stop is broken', 'The driver waited for me when I was slow, thank you', 'The ramp is stuck every other day', 'The stop is too far from the surgery']],
] as const

const AGREED = 'We ask the bus company to run the 44 until the late shift ends, for three months.'

it('five people meet one evening; one types: four pages and ten fields at most, and the thread reads complete', async () => {
  const host = await people.somebody('Morag')
  const path = await startInitiative(host, { title: 'Buses after six', purpose: 'That people who work late get home.', openTo: 'Everybody', as: ['community member'] })
  const link = await makeInvitation(host, path, 4)

  const four = [
    { called: 'Isla', as: ['unpaid carer'], at: await people.newcomer({ width: 320 }) },
    { called: 'Tam', as: ['young person'], at: await people.newcomer({ javaScript: false }) },
    { called: 'Nan', as: ['someone who uses services'], at: await people.newcomer({ blockScripts: true }) },
    { called: 'Ewan', as: ['frontline worker'], at: await people.newcomer() },
  ]
  for (const { called, at } of four) {
    await joinByLink(at, link, { called })
    await at.at('You have asked to take part')
  }
  await host.open(`${path}/people/waiting`)
  for (const { called } of four) {
    await host.at('People who wait to be let in')
    await host.press(`Let ${called} in`)
  }
  for (const { as, at } of four) {
    await at.open(path)
    await at.at('Buses after six')
    await at.follow('Say what you are here as')
    await sayStandpoints(at, as)
  }

  await host.open(path)
  const typist = countingTypist(host)
  await typist.follow('Paste the notes of a meeting')
  await typist.at('Paste a list')
  await typist.type('The notes', NOTES)
  await typist.press('Record them')
  for (const [theme, voices] of GROUPS) {
    await typist.at('Group what was said')
    await typist.tickAll('Which belong together?', voices)
    await typist.type('A new theme: what are they about?', theme)
    await typist.press('Put them in this theme')
  }
  await typist.at('Group what was said')
  await typist.follow('Record what we agreed')
  await typist.at('Record what we agreed')
  await typist.type('What did we agree?', AGREED)
  await typist.typeDay('By when does everybody hear what came of it?', '15 1 2027')
  await typist.choose('No')
  await typist.press('Record it')
  await typist.at('What we agreed')
  expect(typist.pages.size, [...typist.pages].join(', ')).toBeLessThanOrEqual(4)
  expect(typist.fields.length, typist.fields.join(', ')).toBeLessThanOrEqual(10)

  // The sheet that is printed says it all, and nothing of the site around it.
  await host.page.emulateMedia({ media: 'print' })
  for (const words of [AGREED, /15 January 2027/, /^Morag/, /^Isla/, /^Tam/, /^Nan/, /^Ewan/, ...GROUPS.map(([theme]) => theme)]) await host.reads(words)
  expect(await host.page.getByRole('navigation').count()).toBe(0)
  await host.page.emulateMedia({ media: 'screen' })

  // Each of the four can read the same thread, the one without JavaScript too.
  for (const { at } of four) {
    await at.open(`${path}/thread`)
    await at.at('What happened to what was said')
    const outline = await at.page.getByRole('main').innerText()
    for (const [theme] of GROUPS) expect(outline).toContain(theme)
    expect(outline).toContain(AGREED)
    expect(outline).toContain('Waiting for a reply by 15 January 2027.')
  }
  await expectNothingElse(host, path)
})

/** Twelve voices in three themes and one agreement: no question, no meeting, nothing more had to be made for it. */
async function expectNothingElse(host: Walker, path: string): Promise<void> {
  const table = await (await host.page.request.get(`${path}/thread.csv`)).text()
  const rows = table.trim().split(/\r?\n/).slice(1).map((row) => row.split(',').slice(2, 3).join())
  expect(rows.toSorted()).toEqual(['decision', 'theme', 'theme', 'theme'])
  await host.open(`${path}/questions`)
  await host.reads(/^Here will be the questions/)
  await host.open(`${path}/meetings`)
  await host.reads(/^No meeting is planned yet/)
  await host.open(`${path}/happened`)
  await host.reads(/^Nothing is recorded yet/)
}
