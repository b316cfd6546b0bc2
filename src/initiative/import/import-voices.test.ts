import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { settleInitiative } from '#app/test-people.ts'
import { type Answer, useWorld } from '#app/test-world.ts'
import { importTables } from './tables.ts'
import { runOnce } from './test-files.ts'

const world = useWorld()

const CSV = 'ref,text,mod\n1,"The last bus goes at six, the clinic ends at seven",\n2,Nobody asked us,-1\n3,Nobody asked us,\n'

const voicesOf = (slug: string) => importTables(world.database).selectFrom('initiative.thread_item as i').leftJoin('initiative.hiding as h', 'h.item_id', 'i.id')
  .select(['i.words', 'i.seen_by', 'h.item_id as hiding', 'h.reason']).where('i.kind', '=', 'voice').innerJoin('initiative.initiative as n', 'n.id', 'i.initiative_id').where('n.slug', '=', slug).execute()

/** Sends a file as the page does, and gives the address that it leads to. */
async function send(slug: string, name: string, content: string | Uint8Array<ArrayBuffer>) {
  const body = new FormData()
  body.set('command', crypto.randomUUID())
  body.set('file', new File([content], name, { type: 'text/csv' }))
  return world.as(world.people.host).request(`/initiatives/${slug}/import`, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
}

async function initiative(slug: string): Promise<string> {
  return (await settleInitiative(world.database, world.people, { slug })).slug
}

/** The check that a page shows. */
const checkOn = (page: string): string => /name="check" value="([^"]+)"/.exec(page)?.[1] ?? ''

/** Presses «Bring it in» on the page of a file, as the host. */
async function press(path: string, fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const page = await world.as(world.people.host).get(path)
  return world.as(world.people.host).post(path, { check: checkOn(page.text), standpoint: '', seenBy: 'members', ...fields })
}

/** Brings a file in, as the page and the queue do together. Gives the address of what came of it. */
async function bringIn(path: string, fields: Readonly<Record<string, string>> = {}): Promise<string> {
  const pressed = await press(path, fields)
  if (pressed.status !== 303) throw new Error(`${pressed.status}: ${pressed.text.slice(0, 3000)}`)
  await runOnce(world, idIn(pressed.location))
  return pressed.location ?? ''
}

const idIn = (path: string | null) => path?.split('/').at(-1) ?? ''
const show = async (path: string) => (await world.as(world.people.host).get(path)).text

describe('importing a file of voices', () => {
  test('takes no file with more columns than anybody could choose from', async () => {
    const wide = Array.from({ length: 1_001 }, (_, column) => `column ${column}`).join(',')
    const sent = await send(await initiative('wide'), 'wide.csv', `${wide}\nwords`)
    expect([sent.status, sent.text.includes('<h1>')]).toEqual([422, true])
  })

  test('keeps the last three files that somebody sent and did not bring in, so that nobody fills a disk with them', async () => {
    const slug = await initiative('many-files')
    const sent: string[] = []
    for (let count = 0; count < 5; count++) sent.push((await send(slug, `survey-${count}.csv`, CSV)).location ?? '')
    const open = await Promise.all(sent.map(async (path) => (await world.as(world.people.host).get(path)).status))
    expect(open).toEqual([404, 404, 200, 200, 200])
  })

  test('shows first what would come in, and brings in nothing before it is confirmed', async () => {
    const slug = await initiative('preview')
    const sent = await send(slug, 'survey.csv', CSV)
    const page = await world.as(world.people.host).get(sent.location ?? '')
    expect(page.text).toContain('3 voices would come in.')
    expect(page.text).toContain('The last bus goes at six, the clinic ends at seven')
    expect(await voicesOf(slug)).toEqual([])
  })

  test('keeps two rows that say the same, and hides what a moderator had left out, without inventing a reason', async () => {
    const slug = await initiative('moderated')
    const sent = await send(slug, 'survey.csv', CSV)
    const done = await bringIn(sent.location ?? '')
    const voices = await voicesOf(slug)
    expect(voices.filter((voice) => voice.words === 'Nobody asked us')).toHaveLength(2)
    expect(voices.filter((voice) => voice.hiding !== null)).toMatchObject([{ words: 'Nobody asked us', reason: null }])
    expect(await show(done)).toContain('Came in hidden: reason not given')
  })

  test('a second run of the same file adds nothing, and says so; a longer version adds only what is new', async () => {
    const slug = await initiative('twice')
    await bringIn((await send(slug, 'survey.csv', CSV)).location ?? '')
    const again = await send(slug, 'survey.csv', CSV)
    const refused = await press(again.location ?? '')
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Everything in this file came in before')
    await bringIn((await send(slug, 'survey.csv', `${CSV}4,Ask the drivers too,\n`)).location ?? '')
    expect(await voicesOf(slug)).toHaveLength(4)
  })

  test('one row that cannot be taken stops the whole file until somebody says to leave it out', async () => {
    const slug = await initiative('all-or-nothing')
    const sent = await send(slug, 'survey.csv', `${CSV}4,,\n`)
    const stopped = await press(sent.location ?? '')
    expect(stopped.status).toBe(422)
    expect(stopped.text).toContain('Row 5: there are no words in it')
    expect(await voicesOf(slug)).toEqual([])
    expect(await show(await bringIn(sent.location ?? '', { leaveOut: 'yes' }))).toContain('Left out: there are no words in it')
    expect(await voicesOf(slug)).toHaveLength(3)
  })

  test('other columns are checked anew, and nothing comes in that was not checked', async () => {
    const slug = await initiative('columns')
    const path = (await send(slug, 'survey.csv', 'ref,text,other\n1,First,Second\n')).location ?? ''
    const shown = checkOn(await show(path))
    const chosen = await world.as(world.people.host).post(`${path}/columns`, { 'column-words': 'other' })
    expect(chosen.location).toBe(path)
    expect(await show(path)).toContain('Second')
    expect((await press(path, { check: shown })).text).toContain('The columns were changed meanwhile')
    expect((await world.as(world.people.host).post(`${path}/columns`, { 'column-words': 'none of these' })).status).toBe(422)
    await bringIn(path)
    expect(await voicesOf(slug)).toMatchObject([{ words: 'Second' }])
  })

  test('pressing twice, or two people with one file, brings it in once', async () => {
    const slug = await initiative('race')
    const [a, b] = [(await send(slug, 'survey.csv', CSV)).location ?? '', (await send(slug, 'survey.csv', CSV)).location ?? '']
    const check = checkOn(await show(a))
    const [once, again, other] = [await press(a, { check }), await press(a, { check }), await press(b)]
    expect(again.location).toBe(once.location)
    await Promise.all([once, again, other].map((pressed) => runOnce(world, idIn(pressed.location))))
    expect(await voicesOf(slug)).toHaveLength(3)
    expect([await show(once.location ?? ''), await show(other.location ?? '')].filter((page) => page.includes('Everything in this file came in before'))).toHaveLength(1)
  })

  test.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff]), 'isn’t text in UTF-8'],
    ['an empty file with headings', 'ref,text\n', 'no rows in the file'],
    ['a quotation mark that is never closed', 'ref,text\n1,"open\n', 'quotation mark'],
  ])('%s is refused with a sentence that says what to do', async (_, content, sentence) => {
    const answer = await send(world.initiative.slug, 'file.csv', content)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(sentence)
  })

  test('a file is seen by the host who sent it only, and is gone once it came in', async () => {
    const slug = await initiative('own-file')
    const sent = await send(slug, 'survey.csv', CSV)
    expect((await world.as(world.people.carer).get(sent.location ?? '')).status).toBe(403)
    await bringIn(sent.location ?? '')
    expect((await world.as(world.people.host).get(sent.location ?? '')).status).toBe(404)
  })

  test('its pages ask the database at most eight questions', async () => {
    const sent = await send(world.initiative.slug, 'survey.csv', CSV)
    const asked = async (path: string) => (await world.as(world.people.host).get(path)).queries
    const checking = await asked(sent.location ?? '')
    const going = (await press(sent.location ?? '')).location ?? ''
    const counts = [checking, await asked(going)]
    await runOnce(world, idIn(going))
    expect(Math.max(...counts, await asked(going), await asked(`${going}/take-back`))).toBeLessThanOrEqual(8)
  })
})

// reference claims: 2 real conversations come in whole: London on the scrutiny of policing, Taiwan on Uber in another script
const data = process.env['REFERENCE_DATA'] ?? join(process.cwd(), '..', 'shared', 'data')
if (existsSync(data)) {
  describe('real conversations', () => {
    test.each([['open-london-youth-policing', 39, 3], ['open-vtaiwan-uberx', 197, 78]])('%s comes in whole: %i voices, %i of them hidden', async (name, all, hidden) => {
      const slug = await initiative(name)
      await bringIn((await send(slug, 'comments.csv', new Uint8Array(await readFile(join(data, 'polis', name, 'comments.csv'))))).location ?? '')
      const voices = await voicesOf(slug)
      expect([voices.length, voices.filter((voice) => voice.hiding !== null).length]).toEqual([all, hidden])
    })
  })
}
