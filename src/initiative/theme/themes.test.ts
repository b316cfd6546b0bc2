import { beforeEach, describe, expect, test } from 'vitest'
import { settleInitiative } from '#app/test-people.ts'
import { type Fields, useWorld } from '#app/test-world.ts'
import { type Id, newId } from '#platform/ids.ts'
import { insertItem, insertItems, linkItems } from '../thread/item.queries.ts'
import type { ItemId } from '../tables.ts'
import { takeVoicesBack } from '../voice/voice.queries.ts'
import { findItem } from '../thread/find-item.queries.ts'
import { themeTables } from './tables.ts'
import { findTheme, listLinksOf, listThemes } from './theme.queries.ts'

const world = useWorld()
let number = 0
let place: Readonly<{ id: Id<'initiative'>; base: string; voices: readonly ItemId[] }> = { id: newId(), base: '', voices: [] }

beforeEach(async () => {
  const slug = `group-${number++}`
  const { id } = await settleInitiative(world.database, world.people, { slug })
  const voices = await world.database.transaction((trx) => insertItems(trx, Array.from({ length: 6 }, (_, index) => ({
    item: { initiative: id, kind: 'voice' as const, words: `Note ${index}`, seenBy: 'members' as const }, by: { person: undefined, standpoint: undefined, enteredBy: world.people.host, channel: 'room' as const },
  }))))
  place = { id, base: `/initiatives/${slug}`, voices }
})

const as = (name: 'host' | 'carer' | 'service') => world.as(world.people[name])
const group = (name: 'host' | 'carer' | 'service', fields: Fields) => as(name).post(`${place.base}/themes/group`, fields)
const some = (...at: readonly number[]) => at.map((one) => place.voices[one] ?? '')

/** Makes a theme of some voices, as a member does. */
async function theme(name: string, voices: readonly string[], by: 'host' | 'carer' = 'host'): Promise<ItemId> {
  expect((await group(by, { voices, name })).status).toBe(303)
  const found = (await listThemes(world.database, place.id)).find((one) => one.name === name)
  if (found === undefined) throw new Error('the theme is not there')
  return found.id
}
const decision = (themes: readonly ItemId[]) =>
  world.database.transaction(async (trx) => {
    const id = await insertItem(trx, { initiative: place.id, kind: 'decision', words: 'Run a later bus', seenBy: 'public' }, { person: world.people.host, standpoint: undefined, channel: 'site' })
    await linkItems(trx, place.id, id, themes)
    return id
  })
/** Where the voices of a theme are sorted. */
const sortAt = (theme: string) => `${place.base}/themes/group?show=${theme}`
const voicesOf = async (id: ItemId) => (await listLinksOf(world.database, id)).sources.toSorted()
const successorsOf = async (id: ItemId) => {
  const here = { initiative: { id: place.id, slug: '', title: '', openTo: 'public', zone: '', version: 1, example: false }, membership: undefined, sees: ['public'] } as const
  return (await findItem(world.database, here, id))?.successors
}
const lastStep = async () => (await themeTables(world.database).selectFrom('initiative.step').select('id').where('initiative_id', '=', place.id).orderBy('place', 'desc').executeTakeFirst())?.id ?? ''
const undo = (name: 'host' | 'carer', step: string) => as(name).post(`${place.base}/themes/steps/${step}/undo`)

describe('grouping what was said', () => {
  test('what is ticked goes into a new theme, and the page goes on with what is left', async () => {
    const answer = await group('carer', { voices: some(0, 1), name: ' Getting home ' })
    expect(answer.location).toBe(`${place.base}/themes/group`)
    const page = await as('carer').get(`${place.base}/themes/group`)
    expect(page.text).toContain('4 voices are in no theme yet.')
    expect(page.text).toContain('Last you put 2 voices in “Getting home”.')
    expect(page.text).not.toContain('>Note 0<')
    expect((await as('host').get(`${place.base}/heard`)).text).toMatch(/Getting home <span[^>]*>2 voices/)
  })

  test('a voice may stand in several themes', async () => {
    const [home, money] = [await theme('Home', some(0, 1)), await theme('Money', some(1, 2))]
    expect([await voicesOf(home), await voicesOf(money)]).toEqual([some(0, 1).toSorted(), some(1, 2).toSorted()])
  })

  test('a name that is there already means that theme, also in other letters', async () => {
    const home = await theme('Getting home', some(0))
    await group('carer', { voices: some(1), name: 'getting HOME' })
    expect(await voicesOf(home)).toEqual(some(0, 1).toSorted())
    expect(await listThemes(world.database, place.id)).toHaveLength(1)
  })

  test('nothing ticked, no name, or a name and a theme both bring the page back with the ticks', async () => {
    const home = await theme('Home', some(0))
    expect((await group('carer', { name: 'Empty' })).text).toContain('Tick at least one voice')
    const unnamed = await group('carer', { voices: some(1, 2) })
    expect(unnamed.status).toBe(422)
    expect(unnamed.text).toContain('Write what they are about, or choose a theme')
    expect(unnamed.text).toMatch(new RegExp(`value="${place.voices[1]}" checked`))
    expect(unnamed.text).not.toMatch(new RegExp(`value="${place.voices[3]}" checked`))
    expect((await group('carer', { voices: some(1), name: 'Both', into: home })).text).toContain('not both')
    expect(await listThemes(world.database, place.id)).toHaveLength(1)
  })

  test('voices of another group are not taken', async () => {
    const [foreign] = await world.database.transaction((trx) => insertItems(trx, [{ item: { initiative: world.initiative.id, kind: 'voice', words: 'Elsewhere', seenBy: 'public' }, by: { person: undefined, standpoint: undefined, channel: 'site' } }]))
    const answer = await group('carer', { voices: foreign ?? '', name: 'Stolen' })
    expect([answer.status, (await listThemes(world.database, place.id)).length]).toEqual([422, 0])
  })

  test('somebody who chose a theme that was merged meanwhile finds their voices in the one it was merged into', async () => {
    const [home, money] = [await theme('Home', some(0)), await theme('Money', some(1))]
    await as('host').post(`${place.base}/items/${home}/merge`, { into: money })
    expect((await group('carer', { voices: some(2), into: home })).status).toBe(303)
    expect(await voicesOf(money)).toEqual(some(0, 1, 2).toSorted())
  })
})

describe('sorting themes', () => {
  test('a theme is split: the chosen voices go to a new one, and what rested on the first rests on both', async () => {
    const home = await theme('Home', some(0, 1, 2))
    const agreed = await decision([home])
    const answer = await as('carer').post(sortAt(home), { voices: some(2), name: 'Taxis', do: 'move' })
    expect(answer.status).toBe(303)
    const taxis = (await listThemes(world.database, place.id)).find((one) => one.name === 'Taxis')
    expect([await voicesOf(home), taxis && await voicesOf(taxis.id)]).toEqual([some(0, 1).toSorted(), some(2)])
    expect((await listLinksOf(world.database, agreed)).sources.toSorted()).toEqual([home, taxis?.id].toSorted())
    expect(await successorsOf(home)).toEqual([{ id: taxis?.id, name: 'Taxis' }])
  })

  test('two themes are merged: voices and what was agreed on them follow, and the first is listed no more', async () => {
    const [home, late] = [await theme('Home', some(0, 1)), await theme('Late', some(1, 2))]
    const agreed = await decision([home])
    await as('carer').post(`${place.base}/items/${home}/merge`, { into: late })
    expect(await voicesOf(late)).toEqual(some(0, 1, 2).toSorted())
    expect((await listLinksOf(world.database, agreed)).sources).toEqual([late])
    expect((await listThemes(world.database, place.id)).map((one) => one.name)).toEqual(['Late'])
    expect(await successorsOf(home)).toEqual([{ id: late, name: 'Late' }])
    // Whoever has the address of the first is led on to the second.
    const old = await world.as(undefined).get(`${place.base}/items/${home}`)
    expect([old.text.includes(`<a href="${place.base}/items/${late}">Late</a>`), old.queries <= 8]).toEqual([true, true])
  })

  test('undoing a merge puts everything back as it was', async () => {
    const [home, late] = [await theme('Home', some(0, 1)), await theme('Late', some(1, 2))]
    const agreed = await decision([home])
    await as('host').post(`${place.base}/items/${home}/merge`, { into: late })
    expect((await undo('host', await lastStep())).status).toBe(303)
    expect([await voicesOf(home), await voicesOf(late), (await listLinksOf(world.database, agreed)).sources]).toEqual([some(0, 1).toSorted(), some(1, 2).toSorted(), [home]])
    expect(await successorsOf(home)).toEqual([])
  })

  test('a merge that would make something rest on itself is refused, and nothing is changed', async () => {
    const home = await theme('Home', some(0))
    const agreed = await decision([home])
    const [later] = await world.database.transaction(async (trx) => {
      const ids = await insertItems(trx, [{ item: { initiative: place.id, kind: 'voice', words: 'The later bus helps', seenBy: 'public' }, by: { person: undefined, standpoint: undefined, channel: 'site' } }])
      await linkItems(trx, place.id, ids[0] ?? agreed, [agreed])
      return ids
    })
    const after = await theme('Afterwards', [later ?? ''])
    const answer = await as('host').post(`${place.base}/items/${home}/merge`, { into: after })
    expect([answer.status, await voicesOf(home), await voicesOf(after)]).toEqual([422, some(0), [later]])
    expect(answer.text).toContain('One of these themes came of the other')
  })

  test('two people who rename a theme see each other', async () => {
    const home = await theme('Home', some(0))
    await as('host').post(`${place.base}/items/${home}/rename`, { name: 'Going home', version: '1' })
    const second = await as('carer').post(`${place.base}/items/${home}/rename`, { name: 'The way home', version: '1' })
    expect(second.status).toBe(409)
    expect(second.text).toContain('<p>Going home</p>')
    expect(second.text).toContain('value="The way home"')
    expect((await findTheme(world.database, place.id, home))?.name).toBe('Going home')
  })

  test('a voice is taken out of a theme; an empty theme is put away, a full one is not', async () => {
    const home = await theme('Home', some(0))
    const full = await as('carer').post(`${place.base}/items/${home}/put-away`)
    expect(full.text).toContain('Merge it with another instead.')
    await as('carer').post(sortAt(home), { voices: some(0), do: 'take-out' })
    expect((await as('carer').get(sortAt(home))).text).toContain('There is no voice in this theme.')
    expect((await as('carer').post(`${place.base}/items/${home}/put-away`)).status).toBe(303)
    expect(await listThemes(world.database, place.id)).toEqual([])
    expect((await as('carer').get(`${place.base}/items/${home}/split`)).status).toBe(404)
  })
})

describe('undoing', () => {
  test('each undoes what they did themselves, and nobody what another did', async () => {
    await theme('Home', some(0), 'carer')
    const step = await lastStep()
    expect((await undo('host', step)).status).toBe(403)
    expect((await undo('carer', step)).status).toBe(303)
    expect(await listThemes(world.database, place.id)).toEqual([])
    expect((await undo('carer', step)).text).toContain('This was undone before')
  })

  test('a step on which somebody has built is not undone, and the page says why', async () => {
    const home = await theme('Home', some(0))
    const made = await lastStep()
    await group('carer', { voices: some(1), into: home })
    const added = await lastStep()
    const refused = await undo('host', made)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('The theme was changed since')
    expect(await voicesOf(home)).toEqual(some(0, 1).toSorted())
    await undo('carer', added)
    expect((await undo('host', made)).status).toBe(303)
  })

  test('a theme on which something was agreed stays', async () => {
    const home = await theme('Home', some(0))
    const step = await lastStep()
    await decision([home])
    expect((await undo('host', step)).text).toContain('Something rests on this theme now')
    expect(await findTheme(world.database, place.id, home)).toBeDefined()
  })

  test('somebody who put a voice where it was already is counted on: the first to put it there can not take it away from under them', async () => {
    const home = await theme('Home', some(0))
    await group('host', { voices: some(1), into: home })
    const step = await lastStep()
    await group('carer', { voices: some(1), into: home })
    expect((await undo('host', step)).text).toContain('counts on where they are')
  })

  test('a theme whose name was given to another meanwhile comes back neither by undoing nor by doing again', async () => {
    const home = await theme('Home', some(0))
    const made = await lastStep()
    await as('host').post(sortAt(home), { voices: some(0), do: 'take-out' })
    await undo('host', await lastStep())
    await undo('host', made)
    const twin = await theme('home', some(1), 'carer')
    const again = await as('host').post(`${place.base}/themes/steps/${made}/redo`)
    expect([again.status, again.text.includes('Somebody has changed these voices or themes since')]).toEqual([422, true])
    expect((await listThemes(world.database, place.id)).map(({ id }) => id)).toEqual([twin])

    await as('carer').post(sortAt(twin), { voices: some(1), do: 'take-out' })
    await as('carer').post(`${place.base}/items/${twin}/put-away`)
    const away = await lastStep()
    const third = await theme('HOME', some(2))
    const refused = await undo('carer', away)
    expect([refused.status, refused.text.includes('There is another theme of that name now')]).toEqual([422, true])
    expect((await listThemes(world.database, place.id)).map(({ id }) => id)).toEqual([third])
  })

  test('what was taken back meanwhile does not come back', async () => {
    const home = await theme('Home', some(0, 1))
    await as('host').post(sortAt(home), { voices: some(0), do: 'take-out' })
    await world.database.transaction((trx) => takeVoicesBack(trx, place.id, place.voices.slice(0, 1), world.clock.now))
    expect((await undo('host', await lastStep())).status).toBe(303)
    expect((await as('host').get(`${place.base}/heard`)).text).not.toContain('Note 0')
  })

  test('the history says who did what and when, and offers undo to whoever did it', async () => {
    const home = await theme('Home', some(0, 1))
    await as('carer').post(`${place.base}/items/${home}/rename`, { name: 'The way home', version: '1' })
    const { text } = await as('carer').get(`${place.base}/themes/history`)
    expect(text).toContain('Host Example put 2 voices in “The way home”.')
    expect(text).toContain('Carer Example renamed “Home” to “The way home”.')
    expect(text.match(/\/undo"/g)).toHaveLength(1)
    expect(text).toContain('Tuesday 24 November 2026, 6.30 pm')
  })

  test('the pages ask the database at most eight questions', async () => {
    const home = await theme('Home', some(0, 1))
    await theme('Away', some(2))
    for (const path of ['themes/group', `themes/group?show=${home}`, `themes/group?show=all&search=note&after=${place.voices[0]}`, 'themes/history', 'tags', `items/${home}/tags`, `items/${home}/place`, `items/${home}/merge`, `items/${home}/rename`, `items/${home}/put-away`]) {
      const answer = await as('host').get(`${place.base}/${path}`)
      expect([path, answer.status, answer.queries <= 8]).toEqual([path, 200, true])
    }
  })
})
