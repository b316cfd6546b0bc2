import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { usePeople } from './people.ts'
import type { Walker } from './walker.ts'

const people = usePeople()

const OWN = ['Lanterns along the shore', 'Lanterns above the weir', 'Lanterns beside the mill'] as const
const FILE = OWN.map((title, at) => `@techreport{k${at}, title = {${title}}, author = {{Body for Testing}}, year = {201${at}}, url = {https://example.org/lanterns-${at}}}\n`).join('')

const references = async (visitor: Walker, press: () => Promise<void>): Promise<string> => {
  const [download] = await Promise.all([visitor.page.waitForEvent('download'), press()])
  return readFile(await download.path(), 'utf8')
}

it('an editor brings in a file of references, and a reader without an account cites three of them as RIS', async () => {
  const editor = await people.administrator()
  for (const round of ['first', 'second'] as const) {
    await editor.open('/library/import')
    await editor.at('Bring in a file of references')
    await editor.page.getByLabel('The file').setInputFiles({ name: 'lanterns.bib', mimeType: 'application/x-bibtex', buffer: Buffer.from(FILE) })
    await editor.press('Look at the file')
    await editor.at('Check before it comes in')
    await editor.reads(round === 'first' ? /3 works would come in/ : /Nothing new would come in/)
    if (round === 'second') break
    await editor.choose('Published: everybody reads and finds them')
    await editor.press('Bring them in')
    // It comes in behind the page, which shows by itself how far it is.
    await editor.at('What came in')
  }

  for (const ways of [{ width: 320 }, { keyboard: true }, { javaScript: false }] as const) {
    const reader = await people.newcomer(ways)
    await reader.open('/library/cite')
    await reader.at('Cite several')
    await reader.type(/^Find more to cite/, 'lanterns')
    await reader.press('Keep these on my list')
    await reader.at('Cite several')
    for (const title of OWN) await reader.tick(title)
    await reader.press('Keep these on my list')
    await reader.at('Cite several')
    await reader.reads(/3 references as a file/)
    const file = await references(reader, () => reader.follow('RIS'))
    expect([...file.matchAll(/^TI {2}- (.*)\r$/gm)].map(([, title]) => title).toSorted()).toEqual(OWN.toSorted())
  }
})

it('a page says how to cite what it is about, in words to copy and as files', async () => {
  const reader = await people.newcomer({ width: 320 })
  await reader.open('/library/resources')
  await reader.page.getByRole('main').getByRole('listitem').getByRole('link').first().click()
  await reader.reads('Cite this')
  const file = await references(reader, () => reader.follow('BibTeX'))
  expect(file).toMatch(/^@\w+\{/)
})
