import { beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { usePeople } from './people.ts'
import { startInitiative } from './steps.ts'
import { walkerOn } from './walker.ts'

const people = usePeople()
/** Kilobytes of a thousand bytes each, as a data plan counts them. The fonts may follow. */
const MOST_KILOBYTES = 60

let path = ''

const NOTES = Array.from({ length: 40 }, (_, index) => `Note ${index + 1}: the last bus of the evening leaves before people are done`).join('\n')

beforeAll(async () => {
  const host = await people.somebody('Una')
  path = await startInitiative(host, { title: 'Light enough', purpose: 'That a page is no burden on an old phone.', openTo: 'Everybody', as: ['community member'] })
  await host.open(`${path}/voices/paste`)
  await host.type('The notes', NOTES)
  await host.press('Record them')
  for (const theme of ['First', 'Second', 'Third']) {
    await host.at('Group what was said')
    for (const index of [0, 1, 2, 3]) await host.page.getByRole('checkbox', { name: /^Note \d/ }).nth(index).check()
    await host.type('A new theme: what are they about?', theme)
    await host.press('Put them in this theme')
  }
  await host.at('Group what was said')
})

/** What comes over the wire at a first visit, by what it is. */
async function weigh(page: Page, address: string): Promise<Readonly<{ bytes: number; names: readonly string[] }>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const answers = new Map<string, { url: string; type: string }>()
  const weights = new Map<string, number>()
  session.on('Network.responseReceived', ({ requestId, response, type }) => { answers.set(requestId, { url: response.url, type }) })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => { weights.set(requestId, encodedDataLength) })
  await page.goto(address, { waitUntil: 'networkidle' })
  const weighed = [...answers].filter(([, { type }]) => type !== 'Font').map(([id, { url }]) => ({ url, bytes: weights.get(id) ?? 0 }))
  return { bytes: weighed.reduce((total, { bytes }) => total + bytes, 0), names: weighed.map(({ url, bytes }) => `${new URL(url).pathname} ${bytes}`) }
}

it.each([['the front page', () => '/'], ['the purpose page', () => path], ['the thread', () => `${path}/thread`], ['what was heard', () => `${path}/heard`]])(
  'a first visit to %s takes at most 60 kB, fonts apart', async (_, address) => {
    const { page } = await people.newcomer()
    const { bytes, names } = await weigh(page, address())
    expect(bytes).toBeGreaterThan(1_000)
    expect(bytes / 1000, names.join('\n')).toBeLessThanOrEqual(MOST_KILOBYTES)
  })

it('reading needs no JavaScript: without it a page says exactly the same', async () => {
  const [withScripts, without] = [await people.newcomer(), await people.newcomer({ javaScript: false })]
  for (const address of ['/', path, `${path}/heard`, `${path}/agreed`, `${path}/happened`, `${path}/thread`, '/help', '/privacy', '/accessibility']) {
    const texts = []
    for (const { page } of [withScripts, without]) {
      await walkerOn(page).open(address)
      texts.push(await page.getByRole('main').innerText())
    }
    expect(texts[1], address).toBe(texts[0])
  }
})
