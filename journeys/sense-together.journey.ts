import { expect, it } from 'vitest'
import { usePeople } from './people.ts'
import { joinByLink, makeInvitation, startInitiative } from './steps.ts'
import type { Walker } from './walker.ts'

const people = usePeople()

const NOTES = `The last bus leaves before the late shift ends
My son can't get to football on Sundays
A taxi home costs me two hours' pay
I wait in the dark: the light at the stop is broken
The ramp is stuck every other day
The stop is too far from the surgery`

/** A group of two with six notes. */
async function settle(first: Walker, second: Walker): Promise<string> {
  const path = await startInitiative(first, { title: 'Sorting together', purpose: 'That people who work late get home.', openTo: 'Everybody', letsIn: 'everybody', as: ['community member'] })
  await joinByLink(second, await makeInvitation(first, path), { called: 'Isla' })
  await first.open(`${path}/voices/paste`)
  await first.type('The notes', NOTES)
  await first.press('Record them')
  await first.at('Group what was said')
  return path
}

async function group(walker: Walker, voices: readonly string[], theme: string): Promise<void> {
  for (const voice of voices) await walker.tick(voice)
  await walker.type('A new theme: what are they about?', theme)
  await walker.press('Put them in this theme')
  await walker.reads(new RegExp(`^\\d voices? (is|are) now in “${theme}”`))
}

it('two people group at once: each hears of the other without losing what they have ticked and typed, and nothing is lost', async () => {
  const morag = await people.somebody('Morag')
  const isla = await people.newcomer()
  const path = await settle(morag, isla)

  await isla.open(`${path}/themes/group`)
  await isla.at('Group what was said')
  await isla.tick('The ramp is stuck every other day')
  await isla.type('A new theme: what are they about?', 'Getting on')
  await group(morag, ["My son can't get to football on Sundays"], 'Sundays')

  // Isla is told, and her hands are where they were.
  await isla.reads(/Morag put 1 voice in “Sundays”\./)
  const field = isla.page.getByLabel('A new theme: what are they about?')
  expect(await field.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true)
  expect(await field.inputValue()).toBe('Getting on')
  await isla.follow('Show what is there now')
  await isla.reads('5 voices are in no theme yet.')
  expect(await isla.page.getByRole('checkbox', { name: 'The ramp is stuck every other day' }).isChecked()).toBe(true)
  expect(await field.inputValue()).toBe('Getting on')
  await isla.press('Put them in this theme')
  await isla.reads('1 voice is now in “Getting on”.')

  // What others say meanwhile is counted, and shown when she asks for it.
  await isla.open(`${path}/themes/group`)
  await isla.tick('The stop is too far from the surgery')
  for (const words of ['The bus shelter has no seat', 'Nobody answers at the depot']) {
    await morag.open(`${path}/voices/new`)
    await morag.type('What do you want to say?', words)
    await morag.press('Say it')
  }
  await isla.reads(/2 new voices have come\./)
  await isla.follow('Show what is there now')
  await isla.reads('Nobody answers at the depot')
  expect(await isla.page.getByRole('checkbox', { name: 'The stop is too far from the surgery' }).isChecked()).toBe(true)

  // Both send the same voice at the same moment: it stands in both themes.
  await morag.open(`${path}/themes/group`)
  for (const [walker, theme] of [[morag, 'Late'], [isla, 'Dear']] as const) {
    await walker.tick("A taxi home costs me two hours' pay")
    await walker.type('A new theme: what are they about?', theme)
  }
  await Promise.all([morag.press('Put them in this theme'), isla.press('Put them in this theme')])
  for (const theme of ['Late', 'Dear']) {
    await isla.open(`${path}/themes/group`)
    await isla.follow(theme)
    await isla.reads(`Theme: ${theme}`)
    await isla.reads("A taxi home costs me two hours' pay")
  }
})

it('by keyboard and without JavaScript: a theme is found, sorted, put in a wider one, tagged, undone and done again', async () => {
  const host = await people.somebody('Una', { keyboard: true })
  const plain = await people.newcomer({ javaScript: false })
  const path = await settle(host, plain)
  await group(host, ['The last bus leaves before the late shift ends', "A taxi home costs me two hours' pay"], 'Late buses')
  await host.press(/^Undo/)
  await host.reads('It is undone.')
  await host.press(/^Do it again/)
  await host.reads('It is done again.')

  await plain.open(`${path}/themes/group`)
  await plain.at('Group what was said')
  await plain.tick(/^All 4 on this page/)
  await plain.type('A new theme: what are they about?', 'Buses')
  await plain.press('Put them in this theme')
  await plain.reads('4 voices are now in “Buses”.')
  await plain.follow('Late buses')
  await plain.follow('Put in a wider theme')
  await plain.at('Put the theme “Late buses” in a wider one')
  await plain.pick('Which theme does it belong in?', 'Buses')
  await plain.press('Put it there')
  await plain.reads('“Late buses” stands in “Buses” now.')
  await plain.tick("A taxi home costs me two hours' pay")
  await plain.unfold('Tag them')
  await plain.pick('Which tag?', 'Barrier')
  await plain.press('Tag them')
  await plain.reads('1 voice has the tag “Barrier” now.')

  // What is ticked stays ticked while more is looked for, and goes along.
  await plain.open(`${path}/themes/group?show=all`)
  await plain.tick("A taxi home costs me two hours' pay")
  await plain.type('Words to look for', 'stop')
  await plain.press('Show them')
  await plain.reads('1 ticked, 1 of them on other pages.')
  await plain.tick('The stop is too far from the surgery')
  await plain.type('A new theme: what are they about?', 'Too far')
  await plain.press('Put them in this theme')
  await plain.reads('2 voices are now in “Too far”.')

  await host.open(`${path}/tags`)
  await host.at('Tags')
  await host.type('A tag of your own', 'Idea')
  await host.press('Add it')
  await host.reads('The tag “Idea” is there.')
  await host.follow(/^Look at the voices *: *Barrier/)
  await host.at('Group what was said')
  expect(await host.page.getByRole('checkbox').count()).toBe(1)
  await host.open(`${path}/themes/history`)
  await host.at('What was done')
  await host.reads(/put the tag “Barrier” on 1 voice or theme/)
})
