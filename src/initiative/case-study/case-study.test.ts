import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { happenedTables } from '../happened/tables.ts'
import { insertItem } from '../thread/item.queries.ts'
import { type Audience, type ItemId, type ItemKind, tables } from '../tables.ts'
import { takeBackWithPerson } from '../voice/take-all-back.queries.ts'
import { latestEdition, putForward, sentencesOfDraft, writeSentence } from './test-case-study.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const AT = `${BASE}/case-study`
const as = (who: 'host' | 'carer' | 'service' | 'planner' | 'stranger') => world.as(world.people[who])
const outside = () => world.as(undefined)

const item = (kind: ItemKind, words: string, seenBy: Audience = 'public'): Promise<ItemId> =>
  world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind, words, seenBy }, { person: world.people.carer, standpoint: undefined, channel: 'site' }))

beforeEach(async () => {
  await sql`delete from initiative.case_study`.execute(tables(world.database))
  await sql`delete from initiative.thread_item`.execute(tables(world.database))
})

async function publish() {
  const edition = await putForward(world)
  await as('host').post(`${AT}/agree/${edition}`)
  return edition
}

describe('drafting', () => {
  test('takes what all readers may see, once, and nothing of what was taken out', async () => {
    await item('theme', 'Getting home late')
    await item('theme', 'A secret worry', 'members')
    const first = await as('carer').post(`${AT}/draft`)
    expect(first.location).toBe(`${AT}/draft`)
    expect((await sentencesOfDraft(world)).map((one) => one.words)).toEqual(['People spoke about this: Getting home late'])
    const [sentence] = await sentencesOfDraft(world)
    await as('planner').post(`${AT}/sentences/${sentence?.id ?? ''}/take-out`)
    await as('carer').post(`${AT}/draft`)
    expect(await sentencesOfDraft(world)).toEqual([])
  })

  test('the page says of each empty section what is missing and where to record it', async () => {
    await writeSentence(world, 'We met in the library.')
    const page = await as('carer').get(`${AT}/draft`)
    expect(page.text).toContain('No change is recorded yet')
    expect(page.text).toContain(`href="${BASE}/changes/new"`)
    expect(page.text).toContain('the writers’ own words')
    expect(page.queries).toBeLessThanOrEqual(8)
  })

  test('what a sentence rests on has changed since: the draft says so', async () => {
    const theme = await item('theme', 'Getting home late')
    await as('carer').post(`${AT}/draft`)
    await world.database.transaction(async (trx) => tables(trx).updateTable('initiative.thread_item').set({ words: 'Getting home at night', version: 2 }).where('id', '=', theme).execute())
    expect((await as('carer').get(`${AT}/draft`)).text).toContain('says something else now')
  })
})

describe('sentences', () => {
  test('are written, moved and put in order by any member', async () => {
    const [first, second] = [await writeSentence(world, 'First.'), await writeSentence(world, 'Second.')]
    await as('planner').post(`${AT}/sentences/${second}/move`, { way: 'up' })
    expect((await sentencesOfDraft(world)).map((one) => one.id)).toEqual([second, first])
    await as('planner').post(`${AT}/sentences/${second}/move`, { way: 'up' })
    expect((await sentencesOfDraft(world)).map((one) => one.id)).toEqual([second, first])
  })

  test('can be joined to what was done; a principle has to be', async () => {
    const test = await item('test', 'The night bus for a month')
    const alone = await as('carer').post(`${AT}/sentences/new`, { section: 'principle-assets', words: 'Drivers and riders planned the route.' })
    expect([alone.status, alone.text.includes('a principle is joined to something that happened')]).toEqual([422, true])
    expect((await as('carer').post(`${AT}/sentences/new`, { section: 'principle-assets', words: 'Drivers and riders planned the route.', source: test })).status).toBe(303)
    expect((await sentencesOfDraft(world))[0]?.rests).toMatchObject({ kind: 'item', id: test })
  })

  test('cannot rest on what not all readers may see', async () => {
    const inside = await item('theme', 'A secret worry', 'members')
    expect((await as('carer').get(`${AT}/sentences/new`)).text).not.toContain('A secret worry')
    expect((await as('carer').post(`${AT}/sentences/new`, { section: 'starting', words: 'Something.', source: inside })).text).toContain('Choose something from the list')
  })

  test('two who change the same one meet each other; nothing is lost', async () => {
    const id = await writeSentence(world, 'We met in the library.')
    expect((await as('carer').post(`${AT}/sentences/${id}`, { section: 'together', words: 'We met in the school.', version: '1' })).status).toBe(303)
    const late = await as('planner').post(`${AT}/sentences/${id}`, { section: 'together', words: 'We met in the church hall.', version: '1' })
    expect([late.status, late.text.includes('We met in the school.'), late.text.includes('We met in the church hall.')]).toEqual([409, true, true])
  })

  test('say what caused what only where that can be known, and a figure stands with how it was found', async () => {
    const outcome = await item('outcome', 'People told us they go out more.')
    await world.database.transaction(async (trx) => {
      await happenedTables(trx).insertInto('initiative.outcome').values({ item_id: outcome, told_on: '2026-11-20' }).execute()
      await happenedTables(trx).insertInto('initiative.claim').values({ item_id: outcome, words: '14 of 20 go out more.', design: 'told', people: 20, period: 'in October 2026', limits: 'Nobody else was asked.' }).execute()
    })
    const refused = await as('carer').post(`${AT}/sentences/new`, { section: 'learning', words: 'The bus led to more going out.', source: outcome })
    expect([refused.status, refused.text.includes('can’t be known from how it was found')]).toEqual([422, true])
    await as('carer').post(`${AT}/draft`)
    await publish()
    const page = await outside().get(AT)
    for (const part of ['14 of 20 go out more.', '20', 'in October 2026', 'Nobody else was asked.']) expect(page.text).toContain(part)
    const json: { sections: { sentences: { claim: unknown }[] }[] } = JSON.parse((await outside().get(`${AT}.json`)).text)
    expect(json.sections.flatMap((one) => one.sentences).map((one) => one.claim)).toContainEqual({ words: '14 of 20 go out more.', design: 'told', people: 20, period: 'in October 2026', limits: 'Nobody else was asked.' })
  })
})

describe('quotations', () => {
  test('only of what is public; they say what their author says, and go with it', async () => {
    const open = await item('voice', 'The stop is dark.')
    const closed = await item('voice', 'My own story.', 'members')
    expect((await as('carer').get(`${AT}/quotes`)).text).not.toContain('My own story.')
    expect((await as('carer').post(`${AT}/quotes`, { section: 'starting', voices: closed })).status).toBe(422)
    expect((await as('carer').post(`${AT}/quotes`, { section: 'starting', voices: open })).status).toBe(303)
    await publish()
    expect((await outside().get(AT)).text).toContain('The stop is dark.')
    await as('carer').post(`${BASE}/items/${open}/edit`, { words: 'The stop is very dark.', seenBy: 'members', version: '1' })
    const after = (await outside().get(AT)).text
    expect([after.includes('The stop is very dark.'), after.includes('The stop is dark.')]).toEqual([false, false])
  })
})

describe('what is taken back or hidden', () => {
  test('leaves no words in any sentence that rested on it: not in the draft, not in an edition, in the same transaction', async () => {
    const theme = await item('theme', 'Getting home late')
    await as('carer').post(`${AT}/draft`)
    await publish()
    expect((await outside().get(AT)).text).toContain('Getting home late')
    await world.database.transaction(async (trx) => {
      await tables(trx).updateTable('initiative.thread_item').set({ words: '' }).where('id', '=', theme).execute()
      await tables(trx).insertInto('initiative.taking_back').values({ item_id: theme }).execute()
      const { rows } = await sql<{ n: number }>`select (select count(*) from initiative.case_sentence where words like '%Getting home%')::int + (select count(*) from initiative.case_edition_sentence where words like '%Getting home%')::int as n`.execute(tables(trx))
      expect(rows[0]?.n).toBe(0)
    })
    const page = await outside().get(AT)
    expect([page.text.includes('Getting home late'), page.text.includes('What it rested on was taken back')]).toEqual([false, true])
    expect((await outside().get(`${AT}.json`)).text).not.toContain('Getting home')
  })

  test('hidden: the sentence is not there while it is, and the draft says why', async () => {
    const theme = await item('theme', 'Getting home late')
    await as('carer').post(`${AT}/draft`)
    await publish()
    await as('host').post(`${BASE}/items/${theme}/hide`, { reason: 'It names somebody.' })
    expect((await outside().get(AT)).text).not.toContain('Getting home late')
    expect((await as('carer').get(`${AT}/draft`)).text).toContain('hidden by a host')
    await as('host').post(`${BASE}/items/${theme}/unhide`, { sure: 'yes' })
    expect((await outside().get(AT)).text).toContain('Getting home late')
  })

  test('whoever is erased and takes along what they gave takes their own words out of it', async () => {
    await writeSentence(world, 'I carried the timetable from door to door.', world.people.planner)
    await publish()
    await world.database.transaction((trx) => takeBackWithPerson(trx, { person: world.people.planner, contributions: 'take-back' }, world.clock.now))
    const page = (await outside().get(AT)).text
    expect([page.includes('door to door'), page.includes('A sentence stood here')]).toEqual([false, true])
    expect(await sentencesOfDraft(world)).toEqual([])
  })
})

describe('publishing', () => {
  test('takes a host and somebody else, who agree to the same words; later changes do not slip in', async () => {
    const id = await writeSentence(world, 'We met in the library.')
    await as('carer').post(`${AT}/agree`)
    const { id: edition } = await latestEdition(world)
    expect((await outside().get(AT)).text).toContain('Nothing is published yet')
    await as('service').post(`${AT}/agree/${edition}`)
    expect((await outside().get(AT)).text).toContain('Nothing is published yet')
    expect((await as('host').post(`${AT}/agree/${edition}`)).location).toBe(AT)
    await as('carer').post(`${AT}/sentences/${id}`, { section: 'together', words: 'We met in the palace.', version: '1' })
    const page = await outside().get(AT)
    expect([page.text.includes('We met in the library.'), page.text.includes('palace')]).toEqual([true, false])
    expect(page.text).toContain('Fewer than 5 people agreed to it')
    expect(page.queries).toBeLessThanOrEqual(8)
  })

  test('takes two who take part still: the consent of somebody who was removed meanwhile publishes nothing', async () => {
    await writeSentence(world, 'We met in the library.')
    const edition = await putForward(world)
    const member = await tables(world.database).selectFrom('initiative.member').selectAll().where('person_id', '=', world.people.service).executeTakeFirstOrThrow()
    await tables(world.database).deleteFrom('initiative.member').where('id', '=', member.id).execute()
    expect((await as('host').get(`${AT}/agree/${edition}`)).status).toBe(200)
    expect((await as('host').post(`${AT}/agree/${edition}`)).status).toBe(303)
    expect((await outside().get(AT)).text).toContain('Nothing is published yet')
    await tables(world.database).insertInto('initiative.member').values(member).execute()
    await as('carer').post(`${AT}/agree/${edition}`)
    expect((await outside().get(AT)).text).toContain('We met in the library.')
  })

  test('who agreed is told to those who take part, and to nobody else', async () => {
    await writeSentence(world, 'We met in the library.')
    await publish()
    const [inside, out] = [await as('carer').get(AT), await as('stranger').get(AT)]
    expect(inside.text).toMatch(/agreed by [A-Z]/)
    expect(out.text).not.toMatch(/agreed by [A-Z]/)
  })

  test('whoever agreed can stop; where too few are left it goes off the page', async () => {
    await writeSentence(world, 'We met in the library.')
    const edition = await publish()
    expect((await as('service').post(`${AT}/agree/${edition}/not`)).status).toBe(303)
    expect((await outside().get(AT)).text).toContain('Nothing is published yet')
  })

  test('a host takes it off at once, and an older version does not come out from under it', async () => {
    await writeSentence(world, 'We met in the library.')
    await publish()
    await writeSentence(world, 'We met again.')
    const edition = await publish()
    expect((await outside().get(AT)).text).toContain('We met again.')
    expect((await as('carer').post(`${AT}/agree/${edition}/take-off`)).status).toBe(403)
    await as('host').post(`${AT}/agree/${edition}/take-off`)
    expect((await outside().get(AT)).text).toContain('Nothing is published yet')
    expect(JSON.parse((await outside().get(`${AT}.json`)).text)).toMatchObject({ published: null, sections: [] })
  })

  test('while a newer version waits, whoever agreed to the one that is public can still stop', async () => {
    await writeSentence(world, 'We met in the library.')
    const edition = await publish()
    await writeSentence(world, 'We met again.')
    await as('carer').post(`${AT}/agree`)
    const page = await as('service').get(`${AT}/agree`)
    expect([page.text.includes('Version 2'), page.text.includes(`${AT}/agree/${edition}/not`), page.queries <= 8]).toEqual([true, true, true])
    await as('service').post(`${AT}/agree/${edition}/not`)
    expect((await outside().get(AT)).text).toContain('Nothing is published yet')
  })

  test('nobody agrees to another version than the one they were shown', async () => {
    await writeSentence(world, 'We met in the library.')
    const older = await putForward(world)
    await putForward(world)
    expect((await as('host').post(`${AT}/agree/${older}`)).status).toBe(404)
  })

  test('an empty draft is not put forward', async () => {
    expect((await as('carer').post(`${AT}/agree`)).status).toBe(422)
  })
})
