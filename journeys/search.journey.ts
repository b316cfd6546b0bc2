import { expect, it } from 'vitest'
import { usePeople } from './people.ts'
import { either } from './said.ts'
import { startInitiative } from './steps.ts'

const people = usePeople()

it('somebody who has no account finds what a group does, on a phone and by keyboard, although they mistype it', async () => {
  const host = await people.somebody('Ishbel')
  const path = await startInitiative(host, { title: 'Càirdeas at the shipyard', purpose: 'That nobody who fished for a living eats alone.', openTo: 'Everybody', letsIn: 'everybody', as: ['community member'] })

  for (const ways of [{ width: 320 }, { keyboard: true }] as const) {
    const visitor = await people.newcomer(ways)
    await visitor.open('/')
    await visitor.follow('Search')
    await visitor.at('Search')
    await visitor.type('Words to look for', 'shipyrd')
    await visitor.press('Search')
    await visitor.at(either('Search for “shipyrd”'))
    await visitor.reads(either('Nothing that you may see has these words.'))
    await visitor.follow('shipyard')
    await visitor.at(either('Search for “shipyard”'))
    await visitor.reads(either('1 result'))
    await visitor.type('Words to look for', 'cairdeas fishing')
    await visitor.press('Search')
    await visitor.at(either('Search for “cairdeas fishing”'))
    await visitor.follow('Càirdeas at the shipyard')
    await visitor.at(either('Càirdeas at the shipyard'))
    expect(new URL(visitor.page.url()).pathname).toBe(path)
  }
})

it('a newcomer who knows a suite of case studies only by its year finds it and a part of it, on a phone, by keyboard and without a script', async () => {
  for (const ways of [{ width: 320 }, { keyboard: true }, { javaScript: false }] as const) {
    const visitor = await people.newcomer(ways)
    await visitor.open('/library')
    await visitor.type('What are you looking for?', '2015 suite of case studies')
    await visitor.press('Search')
    await visitor.at(either('Search for “2015 suite of case studies”'))
    await visitor.follow(either('The 2015 suite', false))
    await visitor.at(either('The 2015 suite', false))
    await visitor.follow('Lochside Neighbourhood Group')
    await visitor.at('Lochside Neighbourhood Group')
  }
})

it('somebody narrows down what the library holds by keyboard, on a phone and without a script, and takes a choice off again', async () => {
  for (const ways of [{ keyboard: true }, { width: 320 }, { javaScript: false }] as const) {
    const visitor = await people.newcomer(ways)
    await visitor.open('/search')
    await visitor.at('Search')
    await visitor.type('Words to look for', 'co-production')
    await visitor.press('Search')
    await visitor.at(either('Search for “co-production”'))
    if ('width' in ways) await visitor.unfold(either('Choose and sort', false))
    await visitor.tick(either('Report (', false))
    await visitor.press('Show these')
    await visitor.at(either('Search for “co-production”'))
    expect(new URL(visitor.page.url()).searchParams.get('type')).toBe('report')
    await visitor.follow(either('Take off all that is chosen'))
    await visitor.at(either('Search for “co-production”'))
    expect(new URL(visitor.page.url()).search).toBe('?q=co-production')
  }
})

it('what is found is shown while somebody types, is said once, and the focus stays where it is', async () => {
  const visitor = await people.newcomer()
  await visitor.open('/search')
  await visitor.at('Search')
  await visitor.type('Words to look for', 'asset-bas')
  await visitor.page.locator('#search-says').filter({ hasText: /\d/ }).waitFor({ state: 'attached' })
  await visitor.at(either('Search for “asset-bas”'))
  expect(new URL(visitor.page.url()).search).toBe('?q=asset-bas')
  expect(await visitor.page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('q')
})
