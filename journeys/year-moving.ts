/** The year moves: its whole copy is brought into an empty site, and is the same thread there. */
import { expect } from 'vitest'
import { newDataFolder } from './data-folder.ts'
import { startProgram } from './program.ts'
import { becomeAdministrator } from './steps.ts'
import { AGREED } from './year-deciding.ts'
import type { Cast } from './year-people.ts'
import type { Walker } from './walker.ts'

/** What somebody who does not take part reads of the thread: in words, and as a table without the addresses of the site. */
async function readAll(reader: Walker, path: string, origin: string): Promise<readonly string[]> {
  await reader.open(`${path}/thread`)
  await reader.at('What happened to what was said')
  const words = await reader.page.getByRole('main').innerText()
  const table = await (await reader.page.request.get(`${path}/thread.csv`)).text()
  return [words, table.replaceAll(origin, '')]
}

/** @param at somebody at another site */
export async function move({ host, outside, path }: Cast, at: (origin: string) => Promise<Walker>): Promise<void> {
  await host.open(`${path}/export`)
  await host.at('A whole copy')
  await host.follow('Take it all along')
  await host.at('Take it all along')
  const link = await host.page.getByRole('link', { name: 'Take the file' }).getAttribute('href')
  const copy = await (await host.page.request.get(link ?? '')).body()
  const before = await readAll(outside, path, new URL(outside.page.url()).origin)
  for (const part of before) expect(part).toContain(AGREED)

  const data = await newDataFolder()
  const elsewhere = await startProgram({ data: data.path })
  try {
    const administrator = await at(elsewhere.origin)
    await becomeAdministrator(administrator, elsewhere.firstLink, 'Ailsa')
    await administrator.open('/admin')
    await administrator.at('Looking after this site')
    await administrator.follow('Bring an initiative in')
    await administrator.at('Bring an initiative in')
    await administrator.page.getByLabel('The file').setInputFiles({ name: 'year.jsonl.gz', mimeType: 'application/gzip', buffer: copy })
    await administrator.press('Bring it in')
    // It comes in behind the page, which shows by itself how far it is.
    await administrator.follow('See the thread')
    await administrator.at('What happened to what was said')
    const moved = new URL(administrator.page.url()).pathname.replace(/\/thread$/, '')
    expect(await readAll(await at(elsewhere.origin), moved, elsewhere.origin)).toEqual(before)
  } finally {
    await elsewhere.stop()
    await data.remove()
  }
}
