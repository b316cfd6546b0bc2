import { expect, it } from 'vitest'
import { usePeople } from './people.ts'
import { either } from './said.ts'

const people = usePeople()

/** On a machine that nobody outside reaches: it is looked for here, and never visited. */
const ADDRESS = 'http://127.0.0.1/guide-to-halyards'

it('an editor types an address, writes it down for the library, and whoever brings the same address or nearly the same name is told that it is here', async () => {
  const editor = await people.administrator()
  await editor.open('/library/suggest')
  await editor.at('Suggest something for the library')
  await editor.type('Its address, or what it is called', ADDRESS)
  await editor.press('Look for it')
  await editor.at('Suggest something for the library')
  await editor.reads(either('The page could not be opened just now. Check the address. If it is right, go on.'))
  await editor.follow('Write it down for the library')
  await editor.at('Put a resource into the library')
  expect(await editor.page.getByLabel(either('Where to find it', false)).first().inputValue()).toBe(ADDRESS)
  await editor.type('Title', 'A guide to halyards for small harbours')
  await editor.pick('What it is', 'Toolkit')
  await editor.press('Keep it as a draft')
  await editor.at('A guide to halyards for small harbours')
  await editor.press('Publish it')
  await editor.at('A guide to halyards for small harbours')

  for (const [ways, typed] of [[{ width: 320, javaScript: false }, `${ADDRESS}/`], [{ keyboard: true }, 'Guide to halyards for small harbors']] as const) {
    const reader = await people.newcomer(ways)
    await reader.open('/library/suggest')
    await reader.at('Suggest something for the library')
    await reader.press('Look for it')
    await reader.at('Suggest something for the library')
    await reader.type('Its address, or what it is called', typed)
    await reader.press('Look for it')
    await reader.at('Suggest something for the library')
    await reader.follow('A guide to halyards for small harbours')
    await reader.at('A guide to halyards for small harbours')
  }
})

it('those who keep the library see how far its links were visited, on a phone and by keyboard', async () => {
  const editor = await people.administrator()
  await editor.page.setViewportSize({ width: 320, height: 640 })
  await editor.open('/library/desk')
  await editor.at('The editors’ desk')
  await editor.follow('Look at the links')
  await editor.at('Links')
  for (const list of [/^Moved/, /^Could not be visited/, /^Settled/]) {
    await editor.follow(list)
    await editor.at('Links')
  }
})
