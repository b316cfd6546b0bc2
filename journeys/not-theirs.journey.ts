import { expect, it } from 'vitest'
import { type Found, crawl } from './crawl.ts'
import { usePeople } from './people.ts'
import { either } from './said.ts'
import { joinByLink, makeInvitation, startInitiative } from './steps.ts'
import type { Walker } from './walker.ts'

const people = usePeople()

const TITLE = 'Behind a closed door'
const PURPOSE = 'That nobody outside reads over our shoulder.'
const STAYS = 'The heating has been off since Monday'
const TAKEN = 'It was a Tuesday when my brother fell'
/** Enough of it to know it again, and more than a search for it shows back. */
const GONE = 'my brother fell'
const AGREED = 'We write to the landlord together'

type Group = Readonly<{ host: Walker; member: Walker; path: string }>

/** A group in which an agreement rests on a theme of two voices, as open as its title says. */
async function group(title: string, openTo: 'Only people who take part' | 'Everybody'): Promise<Group> {
  const [host, member] = [await people.somebody('Greta'), await people.newcomer()]
  const path = await startInitiative(host, { title, purpose: PURPOSE, openTo, letsIn: 'everybody', as: ['frontline worker'] })
  await joinByLink(member, await makeInvitation(host, path, 1), { called: 'Sorley', as: ['someone who uses services'] })
  for (const words of [STAYS, TAKEN]) {
    await member.open(`${path}/voices/new`)
    await member.type('What do you want to say?', words)
    if (openTo === 'Everybody') await member.choose('Everybody')
    await member.press('Say it')
    await member.at('Heard')
  }
  await host.open(`${path}/themes/group`)
  for (const words of [STAYS, TAKEN]) await host.tick(words)
  await host.type('A new theme: what are they about?', 'A warm home')
  await host.press('Put them in this theme')
  await host.at('Group what was said')
  await host.open(`${path}/agreements/new`)
  await host.type('What did we agree?', AGREED)
  await host.typeDay('By when does everybody hear what came of it?', '15 1 2027')
  await host.choose('No')
  await host.tick('A warm home')
  await host.press('Record it')
  await host.at('What we agreed')
  return { host, member, path }
}

/** Feeds, files and pages to which no link may lead somebody. */
const besides = (path: string) => [path, ...['/thread', '/thread.json', '/about.json', '/export', '/export.ndjson', '/export.json', '/export.csv', '/thread.csv', '/thread.atom', '/calendar.ics', '/heard', '/heard?search=brother', '/themes/history', '/voices/mine', '/agreed', '/happened', '/people', '/meetings', '/questions'].map((end) => path + end), '/me', '/me/thread', '/me/everything.json', '/', '/initiatives']

const pathOf = (found: Found) => found.path
const isOf = (path: string) => (address: string) => address === path || address.startsWith(`${path}/`) || address.startsWith('/me')
const outsiders = async (): Promise<readonly [Walker, Walker, Walker]> => [await people.newcomer(), await people.somebody('Ossian'), await people.administrator()]

/** Everything that a member finds by following links, and more. */
async function walkInside({ host, path }: Group): Promise<readonly Found[]> {
  const inside = await crawl(host.page, besides(path), isOf(path))
  for (const words of [STAYS, TAKEN]) expect(inside.filter(({ text }) => text.includes(words)).length, words).toBeGreaterThan(3)
  expect(inside.filter(({ status }) => status >= 500).map(pathOf)).toEqual([])
  return inside
}

it('who takes no part finds nothing of a closed group, at no address of it', async () => {
  const closed = await group(TITLE, 'Only people who take part')
  const inside = await walkInside(closed)
  for (const { page } of await outsiders()) {
    const seen = await crawl(page, [...besides(closed.path), ...inside.map(pathOf).filter((address) => address.startsWith(closed.path))], () => false)
    expect(seen.filter(({ path, status }) => path.startsWith(closed.path) && status !== 404).map(({ path, status }) => `${status} ${path}`)).toEqual([])
    for (const words of [TITLE, PURPOSE, STAYS, TAKEN, AGREED, 'A warm home', 'Sorley']) expect(seen.filter(({ text }) => text.includes(words)).map(pathOf), words).toEqual([])
  }
})

it.each([['a closed group', TITLE, 'Only people who take part'], ['an open group', 'Behind an open door', 'Everybody']] as const)(
  'what is taken back in %s is in no page, feed, table or file any more, for nobody; what rests on it stays', async (_, title, openTo) => {
    const { host, member, path } = await group(title, openTo)
    const outside = await outsiders()
    const inside = await walkInside({ host, member, path })
    if (openTo === 'Everybody') expect((await crawl(outside[0].page, [`${path}/heard`], () => false)).filter(({ text }) => text.includes(TAKEN)).length).toBe(1)
    await takeBack(member, path)
    for (const { page } of [host, member, ...outside]) {
      const seen = await crawl(page, [...besides(path), ...inside.map(pathOf)], isOf(path))
      expect(seen.filter(({ text }) => text.includes(GONE)).map(pathOf)).toEqual([])
    }
    await host.open(`${path}/thread`)
    await host.at('What happened to what was said')
    for (const words of ['A warm home', AGREED]) await host.reads(words)
  })

async function takeBack(member: Walker, path: string): Promise<void> {
  await member.open(`${path}/voices/mine`)
  await member.at('What you said')
  await member.page.getByRole('listitem').filter({ hasText: TAKEN }).getByRole('link', { name: either('Take it back', false) }).click()
  await member.at('Take it back')
  await member.press('Take it back')
  await member.at('Heard')
}
