import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import type { Id } from '#platform/ids.ts'
import { insertItem, insertItems, linkItems } from '../thread/item.queries.ts'
import type { Audience } from '../tables.ts'
import { voiceTables } from './tables.ts'
import { takeVoicesBack } from './voice.queries.ts'

const world = useWorld()
const PATH = '/initiatives/evening-buses/heard'

type Facts = Readonly<{ seenBy?: Audience; by?: Id<'person'> | undefined; saidBy?: string; enteredBy?: Id<'person'>; standpoint?: string }>
const say = (words: string, { seenBy = 'public', by, saidBy, enteredBy, standpoint }: Facts = {}) =>
  world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'voice', words, seenBy },
    { person: by, saidBy, enteredBy, standpoint: standpoint === undefined ? undefined : world.initiative.standpoints.get(standpoint), channel: 'site' }))
const theme = (name: string, voices: readonly Id<'item'>[]) =>
  world.database.transaction(async (trx) => {
    const id = await insertItem(trx, { initiative: world.initiative.id, kind: 'theme', words: name, seenBy: 'public' }, { person: world.people.host, standpoint: undefined, channel: 'site' })
    await linkItems(trx, world.initiative.id, id, voices)
    return id
  })
const hide = (item: Id<'item'>) => voiceTables(world.database).insertInto('initiative.hiding').values({ item_id: item, reason: 'Names a neighbour', hidden_by: world.people.host }).execute()

describe('what was heard', () => {
  test('before anything was said, the page says how to begin', async () => {
    const answer = await world.as(world.people.carer).get(PATH)
    expect(answer.text).toContain('Nothing has been said yet.')
    expect(answer.text).toContain('/voices/paste')
  })

  test('themes are headings with their voices, and what is in no theme is always in sight', async () => {
    await theme('Getting home', [await say('The last bus leaves at six.'), await say('A taxi costs a day of wages.')])
    await say('The waiting room is cold.')
    const { text } = await world.as(undefined).get(PATH)
    expect(text).toMatch(/<h2[^>]*>Getting home <span[^>]*>2 voices<\/span><\/h2>/)
    expect(text).toMatch(/<h2[^>]*>Not in a theme yet <span[^>]*>1 voice<\/span><\/h2>/)
    expect(text.indexOf('The last bus leaves at six.')).toBeLessThan(text.indexOf('Not in a theme yet'))
    expect(text.indexOf('Not in a theme yet')).toBeLessThan(text.indexOf('The waiting room is cold.'))
  })

  test('who said it, and here as what, is shown to those who take part and to nobody else', async () => {
    await say('My mother waits an hour.', { by: world.people.carer, standpoint: 'carer' })
    await say('I do not drive.', { saidBy: 'Jean', enteredBy: world.people.host })
    const inside = await world.as(world.people.planner).get(PATH)
    expect(inside.text).toContain('Carer Example')
    // As what somebody said it is counted nowhere under 5, so it stands beside no voice.
    expect(inside.text).not.toContain('unpaid carer')
    expect(inside.text).toContain('said by Jean, entered by Host Example')
    for (const person of [undefined, world.people.stranger, world.people.administrator]) {
      const { text } = await world.as(person).get(PATH)
      expect(text).toContain('My mother waits an hour.')
      for (const secret of ['Carer Example', 'unpaid carer', 'Jean', 'Host Example']) expect(text).not.toContain(secret)
    }
  })

  test('what is for members only is neither shown nor counted outside', async () => {
    const voices = [await say('Only among us.', { seenBy: 'members' }), await say('For who signs in.', { seenBy: 'site' }), await say('For all.')]
    const id = await theme('Who may read', voices)
    const count = async (person: Id<'person'> | undefined) => (await world.as(person).get(`${PATH}?part=${id}`)).text
    expect(await count(world.people.service)).toContain('3 voices')
    expect(await count(world.people.stranger)).toContain('2 voices')
    const outside = await count(undefined)
    expect(outside).toContain('1 voice')
    expect(outside).not.toContain('Only among us.')
    expect(outside).not.toContain('For who signs in.')
  })

  test('outside, a theme whose voices are for members only says so, and is not called empty', async () => {
    const id = await theme('Closed talk', [await say('Just for us.', { seenBy: 'members' })])
    const { text } = await world.as(undefined).get(PATH)
    expect(text).toMatch(new RegExp(`id="theme-${id}">Closed talk <span[^>]*>no voices</span></h2><p>Nothing in it is open to you`))
  })

  test('a hidden voice is seen, as hidden, by its author and the hosts only', async () => {
    await hide(await say('My neighbour shouts.', { by: world.people.carer }))
    for (const person of [world.people.carer, world.people.host]) expect((await world.as(person).get(PATH)).text).toContain('My neighbour shouts.')
    for (const person of [world.people.planner, world.people.stranger, undefined]) expect((await world.as(person).get(PATH)).text).not.toContain('My neighbour shouts.')
  })

  test('a hidden theme gives its voices back to what is in no theme', async () => {
    const id = await theme('A rude heading', [await say('Kept in sight.')])
    await hide(id)
    const { text } = await world.as(undefined).get(`${PATH}?part=none`)
    expect(text).toContain('Kept in sight.')
    expect((await world.as(undefined).get(PATH)).text).not.toContain('A rude heading')
    expect((await world.as(undefined).get(`${PATH}?part=${id}`)).status).toBe(404)
  })

  test('what was taken back is said to be, and its words are found nowhere', async () => {
    const id = await say('A secret that slipped out.')
    const home = await theme('Slips', [id])
    await world.database.transaction((trx) => takeVoicesBack(trx, world.initiative.id, [id], world.clock.now))
    const { text } = await world.as(world.people.carer).get(PATH)
    expect(text).toMatch(/Slips <span[^>]*>no voices<\/span><\/h2><p class="voices__gone">1 was taken back\.<\/p>/)
    expect(text).not.toContain('A secret that slipped out.')
    expect((await world.as(world.people.carer).get(`${PATH}?part=${home}`)).text).toContain('1 was taken back.')
    expect((await world.as(world.people.carer).get(`${PATH}?search=slipped`)).text).not.toContain('A secret')
  })

  test('searching finds voices whatever the case, and takes signs as signs', async () => {
    await theme('Money', [await say('Fares rose by 10% this year.'), await say('Ten percent is a lot.')])
    const found = (await world.as(undefined).get(`${PATH}?search=${encodeURIComponent('RoSe bY 10%')}`)).text
    expect(found).toContain('Fares rose by 10% this year.')
    expect(found).not.toContain('Ten percent is a lot.')
    expect((await world.as(undefined).get(`${PATH}?search=${encodeURIComponent('1_%')}`)).text).toContain('Nothing was found')
  })

  test('markup that somebody says is shown as they typed it', async () => {
    await say('<script>alert(1)</script>')
    const { text } = await world.as(undefined).get(`${PATH}?search=script`)
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(text).not.toContain('<script>alert')
  })

  test('of many voices a theme shows the first twenty, and all of them page by page, none twice and none left out', async () => {
    const voices = await world.database.transaction((trx) => insertItems(trx, Array.from({ length: 120 }, (_, index) => ({
      item: { initiative: world.initiative.id, kind: 'voice' as const, words: `Note ${index + 1} of many`, seenBy: 'public' as const, recordedAt: new Date(1_790_000_000_000 + Math.floor(index / 3)) },
      by: { person: undefined, standpoint: undefined, channel: 'room' as const },
    }))))
    const id = await theme('A long evening', voices)
    const outline = await world.as(undefined).get(PATH)
    expect(outline.text).toContain('Show all 120')
    expect(outline.text.match(/Note \d+ of many<\/p>/g)).toHaveLength(6)
    const met: string[] = []
    for (let path: string | undefined = `${PATH}?part=${id}`; path !== undefined;) {
      const page: string = (await world.as(undefined).get(path)).text
      met.push(...[...page.matchAll(/Note (\d+) of many<\/p>/g)].map((one) => one[1] ?? ''))
      path = /href="([^"]+)" rel="next"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(met).toHaveLength(120)
    expect(new Set(met).size).toBe(120)
  })

  test('the page asks the database at most eight questions, whoever looks and whatever is looked for', async () => {
    for (const path of [PATH, `${PATH}?search=bus`, `${PATH}?part=none`, `${PATH}?question=6c2b6d1e-50a6-4d0e-9b5e-0f7a6f8a2b11`]) {
      for (const person of [undefined, world.people.stranger, world.people.carer, world.people.host]) expect((await world.as(person).get(path)).queries).toBeLessThanOrEqual(8)
    }
  })
})
