/** What is ticked stays ticked on the way from page to page, whoever has a script or not. */
import { beforeEach, describe, expect, test } from 'vitest'
import { settleInitiative } from '#app/test-people.ts'
import { useWorld } from '#app/test-world.ts'
import { type Id, newId } from '#platform/ids.ts'
import type { ItemId } from '../tables.ts'
import { listLinksOf, listThemes } from '../theme/theme.queries.ts'
import { insertItems } from '../thread/item.queries.ts'
import { takeVoicesBack } from '../voice/voice.queries.ts'
import { senseTables } from './tables.ts'
import { clearOldTicks } from './ticks.ts'

const world = useWorld()
let number = 0
let place: Readonly<{ id: Id<'initiative'>; path: string; voices: readonly ItemId[] }> = { id: newId(), path: '', voices: [] }

const insertVoices = (initiative: Id<'initiative'>, count: number) => world.database.transaction((trx) => insertItems(trx, Array.from({ length: count }, (_, index) => ({
  item: { initiative, kind: 'voice' as const, words: `Note ${index} about the ${index % 2 === 0 ? 'bus' : 'stop'}`, seenBy: 'members' as const, recordedAt: new Date(Date.UTC(2026, 8, 1, 0, 0, index)) },
  by: { person: undefined, standpoint: undefined, enteredBy: world.people.host, channel: 'room' as const },
}))))

const settle = async (count: number) => {
  const slug = `ticks-${number++}`
  const { id } = await settleInitiative(world.database, world.people, { slug })
  place = { id, path: `/initiatives/${slug}/themes/group`, voices: await insertVoices(id, count) }
}
beforeEach(() => settle(120))

const as = (name: 'host' | 'carer' = 'carer') => world.as(world.people[name])
const some = (...at: readonly number[]) => at.map((one) => place.voices[one] ?? '')
const tickedOn = (html: string) => [...html.matchAll(/name="voices" value="([^"]+)" checked/g)].map((match) => match[1] ?? '')
/** What the form of a page sends by itself: what is ticked there, and which of it was kept. */
const sentBy = (html: string) => ({ voices: tickedOn(html), kept: /name="kept" value="([^"]+)"/.exec(html)?.[1] ?? '' })
const press = async (at: string, fields: Readonly<Record<string, string | readonly string[]>>) => {
  const answer = await as().post(at, fields)
  expect(answer.status).toBe(303)
  const to = answer.location ?? ''
  return { to, page: (await as().get(to)).text }
}
const inTheme = async (name: string) => {
  const theme = (await listThemes(world.database, place.id)).find((one) => one.name === name)
  return (await listLinksOf(world.database, theme?.id ?? newId<'item'>())).sources.toSorted()
}

describe('from page to page', () => {
  test('what is ticked on one page is ticked when somebody comes back to it, and is counted on the others', async () => {
    const second = await press(place.path, { voices: some(1, 3), to: `?after=${place.voices[99]}` })
    expect(second.page).toContain('2 ticked, 2 of them on other pages.')
    expect(second.page).toContain('Voices 101 to 120 of 120')
    const first = await press(second.to, { voices: some(110), to: '' })
    expect(tickedOn(first.page)).toEqual(some(1, 3))
    expect(first.page).toContain('3 ticked, 1 of them on other pages.')
    expect((await as().get(first.to)).queries).toBeLessThanOrEqual(8)
  })

  test('what is unticked there is not ticked any more', async () => {
    const second = await press(place.path, { voices: some(1, 3), to: `?after=${place.voices[99]}` })
    const first = await press(second.to, { to: '' })
    const again = await press(first.to, { ...sentBy(first.page), voices: some(3), to: `?after=${place.voices[99]}` })
    expect(tickedOn((await press(again.to, { to: '' })).page)).toEqual(some(3))
  })

  test('searching and filtering keep the ticks, by the button and by Enter; Enter in any other field does what the first button says', async () => {
    for (const how of ['look', 'enter']) {
      const found = await press(place.path, { voices: some(0, 1), do: how, search: 'bus', show: 'all' })
      expect([tickedOn(found.page), found.page.includes('2 ticked, 1 of them on other pages.'), found.to.includes('show=all&search=bus&ticks=')]).toEqual([some(0), true, true])
    }
    await press(`${place.path}?search=bus`, { voices: some(0), do: 'enter', search: 'bus', show: 'ungrouped', name: 'Buses' })
    expect(await inTheme('Buses')).toEqual(some(0))
  })

  test('what is in a theme is looked at before something is put there, and what is ticked stays ticked', async () => {
    await press(place.path, { voices: some(5), name: 'Stops' })
    const stops = (await listThemes(world.database, place.id)).find(({ name }) => name === 'Stops')?.id ?? ''
    const shown = await press(place.path, { voices: some(0, 1), do: 'look-into', into: stops })
    expect([shown.to.includes(`show=${stops}`), tickedOn(shown.page), shown.page.includes('2 ticked, 2 of them on other pages.')]).toEqual([true, [], true])
    expect(await inTheme('Stops')).toEqual(some(5))
    const { status, text } = await as().post(place.path, { voices: some(0), do: 'look-into', into: '' })
    expect([status, text.includes('Choose a theme'), tickedOn(text)]).toEqual([422, true, some(0)])
  })

  test('going back in the browser finds what was ticked then', async () => {
    const second = await press(place.path, { voices: some(1), to: `?after=${place.voices[99]}` })
    const third = await press(second.to, { voices: some(110), to: '' })
    expect((await as().get(second.to)).text).toContain('1 ticked, 1 of them on other pages.')
    expect((await as().get(third.to)).text).toContain('2 ticked, 1 of them on other pages.')
  })

  test('nothing ticked leaves nothing behind, and all can be unticked with one link', async () => {
    expect((await press(place.path, { to: '?show=all' })).to).toBe(`${place.path}?show=all`)
    const { page } = await press(place.path, { voices: some(1), to: '?show=all&search=stop&tagged=barrier' })
    expect(page).toContain(`<a href="${place.path}?show=all&amp;search=stop&amp;tagged=barrier" data-untick`)
  })
})

describe('doing something with all that is ticked', () => {
  test('what is ticked on other pages goes along, and nothing is ticked afterwards', async () => {
    const second = await press(place.path, { voices: some(1, 3), to: `?after=${place.voices[99]}` })
    const done = await press(second.to, { voices: some(110), name: 'Stops' })
    expect(await inTheme('Stops')).toEqual([...some(1, 3, 110)].toSorted())
    expect(done.to).toBe(`${place.path}?after=${place.voices[99]}`)
    expect(done.page).not.toContain('on other pages')
  })

  test('what was ticked and is gone meanwhile is left out, and the page says so', async () => {
    const { to } = await press(place.path, { voices: some(1, 3), to: `?after=${place.voices[99]}` })
    await world.database.transaction((trx) => takeVoicesBack(trx, place.id, place.voices.slice(3, 4), world.clock.now))
    expect((await as().get(to)).text).toContain('1 voice that you ticked is not there any more.')
    await press(to, { voices: some(110), name: 'Stops' })
    expect(await inTheme('Stops')).toEqual([...some(1, 110)].toSorted())
  })

  test('moved out of a theme is what stands in it; what is ticked elsewhere stays ticked', async () => {
    await press(place.path, { voices: some(0, 1), name: 'Home' })
    const home = (await listThemes(world.database, place.id)).find(({ name }) => name === 'Home')?.id ?? ''
    const shown = await press(place.path, { voices: some(5), to: `?show=${home}` })
    const done = await press(shown.to, { voices: some(0), do: 'take-out' })
    expect(done.page).toContain('1 ticked, 1 of them on other pages.')
    expect(await inTheme('Home')).toEqual(some(1))
  })

  test('all that a search finds is ticked at once, on every page; more than five hundred never are', async () => {
    const found = await press(`${place.path}?search=note`, { do: 'tick-found' })
    expect([tickedOn(found.page).length, found.page.includes('120 ticked, 70 of them on other pages.')]).toEqual([50, true])
    await press(found.to, { ...sentBy(found.page), name: 'All of it' })
    expect((await inTheme('All of it')).length).toBe(120)
    await settle(501)
    const { status, text } = await as().post(`${place.path}?show=all&search=note`, { do: 'tick-found' })
    expect([status, text.includes('That is more than 500 voices'), text.includes('Up to 500 can be ticked at once')]).toEqual([422, true, true])
  }, 60_000)
})

describe('whose ticks they are', () => {
  test('nobody else finds them, and nothing is done with less than the page said once they are forgotten', async () => {
    const { to } = await press(place.path, { voices: some(1), to: '?show=all' })
    expect(tickedOn((await as('host').get(to)).text)).toEqual([])
    expect((await as('host').post(to, { voices: some(2), name: 'Stops' })).status).toBe(422)
    await clearOldTicks(world.database, new Date(world.clock.now.getTime() + 2 * 86_400_000))
    const { status, text } = await as().post(to, { voices: some(2), name: 'Stops' })
    expect([status, text.includes('What you ticked on other pages a day ago or more is not kept.')]).toEqual([422, true])
    expect(await inTheme('Stops')).toEqual([])
    expect(await senseTables(world.database).selectFrom('initiative.kept_ticks').select('id').execute()).toEqual([])
  })

  test('an address that somebody made up leads nowhere else, and voices of another initiative are not ticked here', async () => {
    const [other] = place.voices
    await settle(3)
    const { to, page } = await press(place.path, { voices: [other ?? ''], to: 'https://elsewhere.example/?show=all&after=x&ticks=y' })
    expect(to.startsWith(`${place.path}?`)).toBe(true)
    expect(page).toContain('1 voice that you ticked is not there any more.')
  })
})
