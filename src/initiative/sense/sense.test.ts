import { beforeEach, describe, expect, test } from 'vitest'
import { settleInitiative } from '#app/test-people.ts'
import { useWorld } from '#app/test-world.ts'
import { type Id, newId } from '#platform/ids.ts'
import { insertItems } from '../thread/item.queries.ts'
import type { ItemId } from '../tables.ts'
import { themeTables } from '../theme/tables.ts'
import { listLinksOf, listThemes } from '../theme/theme.queries.ts'
import { takeVoicesBack } from '../voice/voice.queries.ts'

const world = useWorld()
let number = 0
let place: Readonly<{ id: Id<'initiative'>; base: string; path: string; voices: readonly ItemId[] }> = { id: newId(), base: '', path: '', voices: [] }

const insertVoices = (initiative: Id<'initiative'>, count: number) => world.database.transaction((trx) => insertItems(trx, Array.from({ length: count }, (_, index) => ({
  item: { initiative, kind: 'voice' as const, words: `Note ${index} about the ${index % 2 === 0 ? 'bus' : 'stop'}`, seenBy: 'members' as const, recordedAt: new Date(Date.UTC(2026, 8, 1, 0, 0, index)) },
  by: { person: undefined, standpoint: undefined, enteredBy: world.people.host, channel: 'room' as const },
}))))

beforeEach(async () => {
  const slug = `sense-${number++}`
  const { id } = await settleInitiative(world.database, world.people, { slug })
  place = { id, base: `/initiatives/${slug}`, path: `/initiatives/${slug}/themes/group`, voices: await insertVoices(id, 6) }
})

const as = (name: 'host' | 'carer') => world.as(world.people[name])
const some = (...at: readonly number[]) => at.map((one) => place.voices[one] ?? '')

async function theme(name: string, voices: readonly string[]): Promise<ItemId> {
  expect((await as('host').post(place.path, { voices, name })).status).toBe(303)
  const found = (await listThemes(world.database, place.id)).find((one) => one.name === name)
  if (found === undefined) throw new Error('the theme is not there')
  return found.id
}
const ticks = (html: string) => [...html.matchAll(/name="voices" value="([^"]+)"/g)].map((match) => match[1])
const lastStep = async () => (await themeTables(world.database).selectFrom('initiative.step').select('id').where('initiative_id', '=', place.id).orderBy('place', 'desc').executeTakeFirst())?.id ?? ''

describe('finding voices', () => {
  test('what is in no theme, what is in one, all, what was tagged and what holds some words: each is a page of its own', async () => {
    const home = await theme('Home', some(0, 1))
    await as('host').post(place.path, { voices: some(2, 3), do: 'tag', tag: 'barrier' })
    const shown = async (query: string) => ticks((await as('carer').get(`${place.path}${query}`)).text)
    expect(await shown('')).toEqual(some(2, 3, 4, 5))
    expect(await shown(`?show=${home}`)).toEqual(some(0, 1))
    expect(await shown('?show=all')).toEqual(place.voices)
    expect(await shown('?show=all&tagged=barrier')).toEqual(some(2, 3))
    expect(await shown('?show=all&search=stop')).toEqual(some(1, 3, 5))
    expect(await shown('?tagged=barrier&search=bus')).toEqual(some(2))
  })

  test('how much is in no theme is said on every page of them', async () => {
    const home = await theme('Home', some(0, 1))
    for (const query of ['', `?show=${home}`, '?show=all', '?search=nothing-like-it']) {
      expect((await as('carer').get(`${place.path}${query}`)).text).toMatch(/4 voices are in no theme yet/)
    }
  })

  test('ten thousand voices are two hundred pages, each saying where it stands, in eight questions at most', async () => {
    const slug = `much-${number}`
    const { id } = await settleInitiative(world.database, world.people, { slug })
    const voices = await insertVoices(id, 10_000)
    const first = await as('host').get(`/initiatives/${slug}/themes/group`)
    const second = await as('host').get(`/initiatives/${slug}/themes/group?after=${voices[49]}`)
    const found = await as('host').get(`/initiatives/${slug}/themes/group?show=all&search=stop&after=${voices[99]}`)
    expect([first.text.includes('Voices 1 to 50 of 10,000'), second.text.includes('Voices 51 to 100 of 10,000'), found.text.includes('Voices 51 to 100 of more than 1,000')]).toEqual([true, true, true])
    expect(ticks(second.text)).toEqual(voices.slice(50, 100))
    expect([first, second, found].every((answer) => answer.queries <= 8)).toBe(true)
  })

  test('a theme that was merged leads on to where its voices are; one that was never there is not found', async () => {
    const [home, late] = [await theme('Home', some(0)), await theme('Late', some(1))]
    await as('host').post(`${place.base}/items/${home}/merge`, { into: late })
    const led = await as('carer').get(`${place.path}?show=${home}`)
    expect([led.status, led.location]).toEqual([303, `${place.path}?show=${late}`])
    expect((await as('carer').get(`${place.path}?show=${newId<'item'>()}`)).status).toBe(404)
  })
})

describe('doing something with many', () => {
  test('one box stands for all that the page showed, whatever has come since', async () => {
    const shown = ticks((await as('carer').get(place.path)).text)
    await insertVoices(place.id, 2)
    const answer = await as('carer').post(place.path, { page: shown.join(','), name: 'Everything' })
    expect(answer.status).toBe(303)
    const [made] = await listThemes(world.database, place.id)
    expect((await listLinksOf(world.database, made?.id ?? newId<'item'>())).sources.toSorted()).toEqual(place.voices.toSorted())
  })

  test('the page goes on where it was: with what was looked for, and from the same place', async () => {
    const answer = await as('carer').post(`${place.path}?search=bus&after=${place.voices[0]}`, { voices: some(2), name: 'Buses' })
    expect(answer.location).toBe(`${place.path}?search=bus&after=${place.voices[0]}`)
    expect(ticks((await as('carer').get(answer.location ?? '')).text)).toEqual(some(4))
  })

  test('a refusal brings back what was ticked and typed', async () => {
    const { status, text } = await as('carer').post(`${place.path}?search=bus`, { voices: some(2), do: 'tag' })
    expect(status).toBe(422)
    expect(text).toContain('Choose a tag')
    expect(text).toMatch(new RegExp(`value="${place.voices[2]}" checked`))
    expect(ticks(text)).toEqual(some(0, 2, 4))
  })
})

describe('themes in themes', () => {
  test('a theme is put in a wider one, stands below it in the outline and among what was heard, and is taken out again', async () => {
    const [buses, late] = [await theme('Buses', some(0)), await theme('Late', some(1))]
    expect((await as('carer').post(`${place.base}/items/${late}/place`, { into: buses })).status).toBe(303)
    expect((await as('carer').get(place.path)).text).toMatch(/Buses<\/a>(?:(?!<\/li>).)*<ul[^>]*><li><a[^>]*>Late<\/a>/)
    expect((await as('carer').get(`${place.base}/heard`)).text).toMatch(/<h3 id="theme-[^"]+">Late/)
    expect((await as('host').get(`${place.base}/themes/history`)).text).toContain('Carer Example put the theme “Late” in “Buses”.')
    expect((await as('carer').post(`${place.base}/items/${late}/lift`, { from: buses })).status).toBe(303)
    expect((await listLinksOf(world.database, late)).results).toEqual([])
  })

  test('no theme stands in itself, nor in one that stands in it', async () => {
    const [buses, late] = [await theme('Buses', some(0)), await theme('Late', some(1))]
    await as('carer').post(`${place.base}/items/${late}/place`, { into: buses })
    for (const into of [late, buses]) expect((await as('carer').post(`${place.base}/items/${buses}/place`, { into: into === late ? late : buses })).text).toContain('can’t stand in itself')
  })

  test('one that is merged into the one in which it stands leaves its voices there', async () => {
    const [buses, late] = [await theme('Buses', some(0)), await theme('Late', some(1))]
    await as('carer').post(`${place.base}/items/${late}/place`, { into: buses })
    expect((await as('carer').post(`${place.base}/items/${late}/merge`, { into: buses })).status).toBe(303)
    expect(await listLinksOf(world.database, buses)).toEqual({ sources: expect.arrayContaining(some(0, 1)), results: [] })
    const { text } = await world.as(undefined).get(`${place.base}/items/${buses}`)
    expect(text).toMatch(new RegExp(`Merged into it:</p><ul><li><a href="${place.base}/items/${late}">Late`))
  })
})

describe('tags', () => {
  test('what is tagged says so where it stands, and one tag taken off is off', async () => {
    const home = await theme('Home', some(0, 1))
    await as('carer').post(`${place.base}/items/${home}/tags`, { tag: 'opportunity' })
    await as('carer').post(place.path, { voices: some(0), do: 'tag', tag: 'benefit' })
    const heard = (await as('host').get(`${place.base}/heard`)).text
    expect([heard.includes('>Opportunity<'), heard.includes('>Benefit<')]).toEqual([true, true])
    expect((await world.as(undefined).get(`${place.base}/items/${home}`)).text).toContain('>Opportunity<')
    await as('carer').post(`${place.base}/items/${home}/tags`, { tag: 'opportunity', do: 'untag' })
    expect((await world.as(undefined).get(`${place.base}/items/${home}`)).text).not.toContain('>Opportunity<')
  })

  test('a group adds a tag of its own, renames it, and puts it away with all that had it until it is brought back', async () => {
    await as('carer').post(`${place.base}/tags`, { words: 'Idea' })
    expect((await as('host').post(`${place.base}/tags`, { words: 'idea' })).text).toContain('There is a tag of that name already')
    expect((await as('host').post(`${place.base}/tags`, { words: 'barrier' })).status).toBe(422)
    const tag = /tags\/([0-9a-f-]{36})\/rename/.exec((await as('host').get(`${place.base}/tags`)).text)?.[1] ?? ''
    await as('carer').post(place.path, { voices: some(0), do: 'tag', tag })
    await as('host').post(`${place.base}/tags/${tag}/rename`, { words: 'Suggestion', version: '1' })
    expect((await as('carer').post(`${place.base}/tags/${tag}/rename`, { words: 'Proposal', version: '1' })).status).toBe(409)
    expect((await as('carer').get(place.path)).text).toContain('>Suggestion</span>')
    await as('host').post(`${place.base}/tags/${tag}/put-away`)
    expect((await as('carer').get(place.path)).text).not.toContain('>Suggestion</span>')
    expect((await as('carer').post(place.path, { voices: some(1), do: 'tag', tag })).text).toContain('Somebody has put this tag away')
    await as('host').post(`${place.base}/tags/${tag}/bring-back`)
    expect((await as('carer').get(place.path)).text).toContain('>Suggestion</span>')
  })

  test('tagging is undone and done again, unless somebody else counts on it', async () => {
    await as('carer').post(place.path, { voices: some(0), do: 'tag', tag: 'benefit' })
    const step = await lastStep()
    await as('host').post(place.path, { voices: some(0, 1), do: 'tag', tag: 'benefit' })
    expect((await as('carer').post(`${place.base}/themes/steps/${step}/undo`)).text).toContain('counts on where they are')
    await as('host').post(`${place.base}/themes/steps/${await lastStep()}/undo`)
    expect((await as('carer').post(`${place.base}/themes/steps/${step}/undo`)).status).toBe(303)
    expect(ticks((await as('carer').get(`${place.path}?tagged=benefit`)).text)).toEqual([])
    expect((await as('carer').post(`${place.base}/themes/steps/${step}/redo`)).status).toBe(303)
    expect(ticks((await as('carer').get(`${place.path}?tagged=benefit`)).text)).toEqual(some(0))
  })

  test('what was taken back is found by no tag', async () => {
    await as('carer').post(place.path, { voices: some(0), do: 'tag', tag: 'benefit' })
    await world.database.transaction((trx) => takeVoicesBack(trx, place.id, place.voices.slice(0, 1), world.clock.now))
    expect(ticks((await as('carer').get(`${place.path}?show=all&tagged=benefit`)).text)).toEqual([])
    expect((await as('carer').get(`${place.base}/tags`)).text).not.toContain('1 voice or theme has this tag')
  })
})

test('a step is told in a sentence to those who take part, and that it is their own', async () => {
  await theme('Home', some(0))
  const path = `${place.base}/themes/steps/${await lastStep()}`
  expect(JSON.parse((await as('carer').get(path)).text)).toEqual({ own: false, counted: false, sentence: 'Host Example put 1 voice in “Home”.' })
  expect(JSON.parse((await as('host').get(path)).text)).toEqual({ own: true, counted: false, sentence: 'Host Example put 1 voice in “Home”.' })
})

test('what was undone is not done again where somebody has changed the same things since', async () => {
  const home = await theme('Home', some(0))
  await as('carer').post(place.path, { voices: some(1), into: home })
  const added = await lastStep()
  await as('carer').post(`${place.base}/themes/steps/${added}/undo`)
  const late = await theme('Late', some(2))
  await as('host').post(`${place.base}/items/${home}/merge`, { into: late })
  const refused = await as('carer').post(`${place.base}/themes/steps/${added}/redo`)
  expect([refused.status, refused.text.includes('Somebody has changed these voices or themes since')]).toEqual([422, true])
  expect((await listLinksOf(world.database, home)).sources).toEqual([])
})
