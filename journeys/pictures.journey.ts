import { expect, it } from 'vitest'
import sharp from 'sharp'
import { usePeople } from './people.ts'
import { either } from './said.ts'
import { startInitiative } from './steps.ts'

const people = usePeople()

it('somebody shows an idea with a photo from their phone: it says nothing of where it was taken, and it goes when they take it off', async () => {
  const host = await people.somebody('Effie', { width: 320 })
  const path = await startInitiative(host, { title: 'A bench at the stop', purpose: 'That people can sit while they wait.', openTo: 'Everybody', as: ['someone who uses services'] })
  await host.open(`${path}/ideas/new`)
  await host.at('Write an idea')
  await host.type('What is the idea?', 'A bench at the stop')
  await host.press('Record it')
  await host.at('Idea')
  await host.follow('Add a picture')
  await host.at('Add a picture')

  // A file that isn't one, without words: both are said.
  await host.page.getByLabel(either('The picture', false)).setInputFiles({ name: 'bench.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<script>alert(1)</script>') })
  await host.press('Add this picture')
  await host.reads(either('Say what the picture shows, for people who can’t see it', false))
  await host.type('What does it show, for people who can’t see it?', 'A green bench under the lamp at the stop')
  await host.page.getByLabel(either('The picture', false)).setInputFiles({ name: 'bench.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<script>alert(1)</script>') })
  await host.press('Add this picture')
  await host.reads(either('This file is not a picture that we can show', false))

  const photo = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#264' } }).jpeg()
    .withExif({ IFD0: { Artist: 'Effie' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '55/1 57/1 0/1' } }).toBuffer()
  await host.page.getByLabel(either('The picture', false)).setInputFiles({ name: 'bench.jpg', mimeType: 'image/jpeg', buffer: photo })
  await host.press('Add this picture')
  await host.at('Idea')

  const outside = await people.newcomer({ width: 320 })
  await outside.open(new URL(host.page.url()).pathname)
  const shown = outside.page.getByRole('img', { name: 'A green bench under the lamp at the stop' })
  await shown.scrollIntoViewIfNeeded()
  await expect.poll(async () => shown.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0), { timeout: 60_000 }).toBe(true)
  const address = new URL(await shown.evaluate((image: HTMLImageElement) => image.currentSrc))
  const bytes = await (await outside.page.request.get(address.href)).body()
  const facts = await sharp(bytes).metadata()
  expect([facts.exif, facts.width <= 1600]).toEqual([undefined, true])

  await host.follow(either('Change or take off', false))
  await host.at('This picture')
  await host.press('Take this picture off')
  expect((await outside.page.request.get(address.href)).status()).toBe(404)
})
