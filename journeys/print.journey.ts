import { expect, it } from 'vitest'
import { usePeople } from './people.ts'
import { startInitiative } from './steps.ts'
import type { Walker } from './walker.ts'

const people = usePeople()

/** On paper there is what was asked for, and nothing to press or to follow. */
async function expectOnPaper({ page }: Walker, words: readonly (string | RegExp)[]): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  for (const one of words) expect(await page.getByText(one).filter({ visible: true }).count(), `«${String(one)}» on the paper of ${page.url()}`).toBeGreaterThan(0)
  for (const role of ['navigation', 'button'] as const) expect(await page.getByRole(role).filter({ visible: true }).count(), `${role} on the paper of ${page.url()}`).toBe(0)
  const ink = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)']).toContain(ink)
  await page.emulateMedia({ media: 'screen' })
}

it('an agreement, and a meeting before and after it, are sheets of paper with what was said there and nothing of the site around it', async () => {
  const host = await people.somebody('Effie')
  const path = await startInitiative(host, { title: 'On paper', purpose: 'That it can hang on the wall.', openTo: 'Everybody', as: ['unpaid carer'] })
  await host.open(`${path}/meetings/new`)
  await host.at('Call a meeting')
  await host.type('What is the meeting called?', 'An evening on paper')
  await host.typeDay('Which day?', '3 11 2026')
  await host.type('When does it begin?', '6.30 pm')
  await host.type('When does it end?', '8 pm')
  await host.type('Where is it? (optional)', 'The library, first floor')
  await host.tick('Hearing loop')
  await host.press('Call the meeting')
  await host.at('An evening on paper')
  const meeting = new URL(host.page.url()).pathname

  await host.open(`${meeting}/before`)
  await expectOnPaper(host, ['An evening on paper', /3 November 2026/, 'The library, first floor', 'Hearing loop'])

  await host.open(`${meeting}/who-came`)
  await host.press('Save who came')
  await host.at('An evening on paper')
  await host.open(`${meeting}/notes`)
  await host.type('What was said and done?', 'We talked until the lights went out.')
  await host.press('Save the notes')
  await host.at('An evening on paper')
  await host.follow('Write down what was agreed')
  await host.at('Record what we agreed')
  await host.type('What did we agree?', 'A poster goes up at every stop.')
  await host.typeDay('By when does everybody hear what came of it?', '15 1 2027')
  await host.choose('No')
  await host.press('Record it')
  await host.at('What we agreed')
  await expectOnPaper(host, ['A poster goes up at every stop.', /15 January 2027/, /3 November 2026/, /Effie/])

  await host.open(`${meeting}/after`)
  await expectOnPaper(host, ['An evening on paper', 'We talked until the lights went out.', 'A poster goes up at every stop.'])
})
