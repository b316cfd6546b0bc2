/** A cut of somebody's story: proposed to them alone, and theirs to answer. */
import { describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { useWorld } from '#app/test-world.ts'
import { erasePerson } from '#people/erasing/erase.queries.ts'
import { tables as peopleTables } from '#people/tables.ts'
import { newId } from '#platform/ids.ts'
import { holdStory } from '../story/story.queries.ts'
import { againInStories, takeStoryBack } from '../taking-back/take-back.ts'
import { MARKED, STORY, agreeing, later, prove, publicly, tellAndApprove, tellOpenly, until } from '../test-stories.ts'
import { type StoryId, tables } from '../tables.ts'
import { cutLetters } from './cut.letter.ts'
import { forgetCutsOver, listCuts } from './cut.queries.ts'
import { cutTables } from './tables.ts'
import { CUT, REASON, cutOf, openForCuts, propose } from './test-cut.ts'

const world = useWorld()
const carer = () => world.as(world.people.carer)
const host = () => world.as(world.people.host)
const groupPath = (story: StoryId) => `/initiatives/${world.initiative.slug}/stories/${story}`
const texts = async (story: StoryId) => (await listCuts(world.database, story)).flatMap((cut) => [...cut.texts.keys()])
const versions = async (story: StoryId) => (await tables(world.database).selectFrom('stories.version').select('number').where('story_id', '=', story).orderBy('number').execute()).map(({ number }) => number)

/** That a transaction waits for another one to end. */
const isSomebodyWaiting = async () =>
  (await world.database.tables<{ 'pg_stat_activity': { wait_event_type: string | null; datname: string } }>().selectFrom('pg_stat_activity').select('datname').where('wait_event_type', '=', 'Lock')
    .where(({ eb, fn }) => eb('datname', '=', fn<string>('current_database', []))).execute()).length > 0

describe('proposing', () => {
  test('is for those who may read the story, and is sealed: no word of it, nor why, lies in the database', async () => {
    const story = await openForCuts(world, world.people.carer)
    const cut = await cutOf(world, story)
    const { rows } = await sql<{ text: string }>`select t::text as text from stories.cut_text t where t.cut_id = ${cut}`.execute(cutTables(world.database))
    expect(rows).toHaveLength(2)
    const kept = await cutTables(world.database).selectFrom('stories.cut_text').select('sealed').where('cut_id', '=', cut).execute()
    for (const word of ['corridor', 'unasked', 'two sentences']) expect(kept.some(({ sealed }) => sealed.includes(word))).toBe(false)
    expect((await world.as(world.people.service).post(`${groupPath(story)}/cut`, { words: CUT, reason: REASON })).status).toBe(403)
    await carer().post(`/stories/${story}/take-back`)
    expect((await propose(world, story)).status).toBe(404)
  })

  test('asks for a factor of one’s own first, and the teller sees that the story was opened', async () => {
    const story = await openForCuts(world, world.people.carer)
    expect((await host().get(`${groupPath(story)}/cut`)).text).toContain(MARKED)
    expect((await carer().get(`/stories/${story}`)).text).toContain('Host Example read version 1')
    later(world, 1)
    expect((await host().get(`${groupPath(story)}/cut`)).location).toContain('/me/prove')
    expect((await propose(world, story)).location).toContain('/me/prove')
    expect(await listCuts(world.database, story)).toEqual([])
    await prove(world, world.people.host)
  })

  test('one cut waits at a time; the story as it stands is none', async () => {
    const story = await openForCuts(world, world.people.carer)
    const same = await propose(world, story, { words: ` ${STORY} ` })
    expect([same.status, same.text]).toEqual([422, expect.stringContaining('This is the story as it stands')])
    expect((await propose(world, story, { reason: '' })).status).toBe(422)
    await cutOf(world, story)
    expect((await propose(world, story)).status).toBe(422)
    expect((await host().get(`${groupPath(story)}/cut`)).text).toContain('You proposed a cut on')
  })

  test('a double click proposes once, and whoever proposed it can take it back', async () => {
    const story = await openForCuts(world, world.people.carer)
    const command = newId<'command'>()
    await Promise.all([propose(world, story, { command }), propose(world, story, { command })])
    const [cut, ...more] = await listCuts(world.database, story)
    expect(more).toEqual([])
    expect((await host().post(`${groupPath(story)}/cut/${cut?.id ?? 'none'}/take-back`)).status).toBe(303)
    expect(await listCuts(world.database, story)).toEqual([])
  })

  test('nothing is kept of a cut that is sent while the yes to reading is taken back', async () => {
    const story = await openForCuts(world, world.people.carer)
    let sent: ReturnType<typeof propose> | undefined
    await world.database.transaction(async (trx) => {
      await holdStory(trx, story)
      sent = propose(world, story)
      while (!(await isSomebodyWaiting()));
      await takeStoryBack(trx, story, { by: 'teller', person: world.people.carer, at: world.clock.now })
    })
    expect((await sent)?.status).toBe(404)
    expect(await listCuts(world.database, story)).toEqual([])
  })

  test('words of the story pass the watch in the forms that cut it, and in no other of the group', async () => {
    const story = await openForCuts(world, world.people.carer)
    const words = `${MARKED} Nobody said why, then or later.`
    expect((await propose(world, story, { words, reason: `«${MARKED}» says it all.` })).status).toBe(303)
    const elsewhere = await host().post(`/initiatives/${world.initiative.slug}/voices/new`, { words, seenBy: 'members' })
    expect([elsewhere.status, elsewhere.text.includes('Some of these words are from a story')]).toEqual([422, true])
    // Not every form below «stories»: a witness’s name is in no seal.
    const named = await world.as(world.people.service).post(`/stories/${await tellAndApprove(world, world.people.service)}/consents/new`, { ...agreeing, witness: MARKED })
    expect([named.status, named.text.includes('Some of these words are from a story')]).toEqual([422, true])
  })
})

describe('the teller', () => {
  const proposed = async () => {
    const story = await openForCuts(world, world.people.carer)
    return { story, at: `/stories/${story}/cuts/${await cutOf(world, story)}` }
  }

  test('is told on their page and by a letter without a word of it, where e-mail is their way', async () => {
    const { planner } = world.people
    await peopleTables(world.database).insertInto('people.email').values({ person_id: planner, address: 'planner@example.org', key: 'planner@example.org', refused_at: null }).execute()
    await peopleTables(world.database).insertInto('people.reply_way').values({ person_id: planner, way: 'email', detail: null }).execute()
    const story = await openForCuts(world, planner)
    const cut = await cutOf(world, story)
    const { rows } = await sql<{ recipient: string; ids: Readonly<Record<string, string>> }>`select recipient, ids from platform.mail where kind = 'story-cut-proposed'`.execute(tables(world.database))
    expect(rows).toEqual([{ recipient: 'planner@example.org', ids: { story, cut } }])
    const written = () => world.database.transaction(async (trx) => cutLetters['story-cut-proposed']?.text(trx, { to: 'planner@example.org', person: planner, ids: { story, cut } }, { name: 'Thegither', publicUrl: new URL('https://together.example.org'), secret: 'none' }))
    const letter = JSON.stringify(await written())
    expect([letter.includes(`https://together.example.org/stories/${story}`), /corridor|sentences/.test(letter)]).toEqual([true, false])
    for (const [path, says] of [['/me', 'Somebody proposes a cut of one of your stories'], ['/stories', 'a cut waits for you to look at'], [`/stories/${story}`, 'Host Example would make it shorter or clearer']] as const) {
      expect([path, (await world.as(planner).get(path)).text.includes(says)]).toEqual([path, true])
    }
    await world.as(planner).post(`/stories/${story}/cuts/${cut}/refuse`)
    expect(await written()).toBeUndefined()
  })

  test('sees both beside each other, with what was left out and put in marked in words', async () => {
    const { at } = await proposed()
    const page = await carer().get(at)
    expect([page.status, page.queries <= 8]).toEqual([200, true])
    const text = page.text.replace(/<span class="visually-hidden">|<\/span>/g, '')
    expect(text).toContain('<del>(left out: corridor. Nobody said why. end of what was left out) </del>')
    expect(text).toContain('<ins>(put in: corridor, unasked. end of what was put in) </ins>')
    expect(text).toContain(REASON)
    for (const other of [host(), world.as(world.people.service), world.as(world.people.administrator)]) expect((await other.get(at)).status).toBe(404)
  })

  test('takes it as a version that only they see, without any yes (I-01, I-03)', async () => {
    const { story, at } = await proposed()
    const command = newId<'command'>()
    for (let times = 0; times < 2; times++) expect((await carer().post(`${at}/take`, { version: '1', command })).status).toBe(303)
    expect(await versions(story)).toEqual([1, 2])
    expect((await carer().get(`/stories/${story}`)).text).toContain('unasked')
    expect((await carer().get(`/stories/${story}`)).text).toContain('Readers are warned of: serious illness.')
    expect(await tables(world.database).selectFrom('stories.approval').select('number').where('story_id', '=', story).execute()).toEqual([{ number: 1 }])
    const read = await host().get(groupPath(story))
    expect([read.text.includes('Nobody said why.'), read.text.includes('unasked')]).toEqual([true, false])
    expect((await carer().post(`/stories/${story}/consents/new`, { ...agreeing, version: '2' })).status).toBe(422)
    expect(await texts(story)).toEqual([])
    expect((await host().get(`${groupPath(story)}/cut`)).text).toContain('taken as a new version, which its teller looks at first')
    // What was taken is known elsewhere for words of a story.
    expect((await host().post(`/initiatives/${world.initiative.slug}/voices/new`, { words: CUT, seenBy: 'members' })).status).toBe(422)
  })

  test('changes it first: what they wrote is the version, and the editor learns no word of it', async () => {
    const { story, at } = await proposed()
    expect((await carer().get(`${at}/change`)).text).toContain('unasked')
    expect((await carer().post(`${at}/change`, { version: '1', words: '' })).status).toBe(422)
    expect((await carer().post(`${at}/change`, { version: '1', words: `${MARKED} I asked, often.` })).status).toBe(303)
    expect((await carer().get(`/stories/${story}`)).text).toContain('I asked, often.')
    const seen = (await host().get(`${groupPath(story)}/cut`)).text
    expect([seen.includes('changed by its teller'), seen.includes('often')]).toEqual([true, false])
  })

  test('says no: the words are gone for everybody, and why is read by whoever proposed it alone', async () => {
    const { story, at } = await proposed()
    expect((await carer().post(`${at}/refuse`, { why: 'It took out what matters to me.' })).status).toBe(303)
    expect(await versions(story)).toEqual([1])
    expect(await texts(story)).toEqual(['why'])
    const seen = (await host().get(`${groupPath(story)}/cut`)).text
    expect([seen.includes('It took out what matters to me.'), seen.includes('unasked')]).toEqual([true, false])
    expect((await carer().get(at)).text).toContain('This is over')
    // A page from before does nothing more.
    expect((await carer().post(`${at}/take`, { version: '1' })).status).toBe(303)
    expect(await versions(story)).toEqual([1])
  })

  test('who has changed the story meanwhile looks again before anything is made of it', async () => {
    const { story, at } = await proposed()
    await carer().post(`/stories/${story}/edit`, { version: '1', words: 'Another beginning.' })
    const late = await carer().post(`${at}/take`, { version: '1' })
    expect([late.status, late.text.includes('Look again before you choose'), late.text.includes('your newest version is 2')]).toEqual([409, true, true])
    const typed = await carer().post(`${at}/change`, { version: '1', words: 'As I would have it.' })
    expect([typed.status, typed.text.includes('As I would have it.')]).toEqual([409, true])
    expect((await carer().post(`${at}/take`, { version: '2' })).status).toBe(303)
    expect(await versions(story)).toEqual([1, 2, 3])
  })

  test('who takes and refuses at once does one of them', async () => {
    const { story, at } = await proposed()
    await Promise.all([carer().post(`${at}/take`, { version: '1' }), carer().post(`${at}/refuse`)])
    const [cut] = await listCuts(world.database, story)
    expect((await versions(story)).length).toBe(cut?.answer?.answer === 'taken' ? 2 : 1)
  })
})

describe('a cut goes', () => {
  test('when nobody answers for 30 days', async () => {
    const story = await openForCuts(world, world.people.carer)
    const cut = await cutOf(world, story)
    // Not by the clock: everybody would have to sign in again.
    const proposedBefore = (days: number) => cutTables(world.database).updateTable('stories.cut').set({ at: new Date(world.clock.now.getTime() - days * 86_400_000) }).where('id', '=', cut).execute()
    await proposedBefore(29)
    await forgetCutsOver(world.database, world.clock.now)
    expect((await texts(story)).toSorted()).toEqual(['reason', 'words'])
    await proposedBefore(31)
    expect((await carer().get(`/stories/${story}/cuts/${cut}`)).text).not.toContain('unasked')
    for (let times = 0; times < 2; times++) await forgetCutsOver(world.database, world.clock.now)
    expect((await listCuts(world.database, story)).map(({ answer, texts: left }) => [answer?.answer, left.size])).toEqual([['forgotten', 0]])
    expect((await host().get(`${groupPath(story)}/cut`)).text).toContain('not answered within 30 days')
  })

  test('when the yes under which the story was read is over', async () => {
    const story = await tellOpenly(world, world.people.carer, { ...agreeing, ...until(world, 3) })
    await cutOf(world, story)
    later(world, 3)
    await forgetCutsOver(world.database, world.clock.now)
    expect(await listCuts(world.database, story)).toEqual([])
  })

  test('with the yes under which the story was read, and not with another', async () => {
    const story = await openForCuts(world, world.people.carer)
    await carer().post(`/stories/${story}/consents/new`, publicly)
    await cutOf(world, story)
    const consent = await tables(world.database).selectFrom('stories.consent').select(['id', 'purpose']).where('story_id', '=', story).execute()
    const back = (purpose: string) => carer().post(`/stories/${story}/consents/${consent.find((one) => one.purpose === purpose)?.id ?? 'none'}/take-back`)
    await back('public-site')
    expect(await listCuts(world.database, story)).toHaveLength(1)
    await back('initiative')
    expect(await listCuts(world.database, story)).toEqual([])
  })

  test('with the words of the story, and with the account of whoever told or proposed it', async () => {
    const deleted = await openForCuts(world, world.people.carer)
    await cutOf(world, deleted)
    await carer().post(`/stories/${deleted}/delete`)
    expect(await listCuts(world.database, deleted)).toEqual([])
    const story = await openForCuts(world, world.people.carer)
    const cut = await cutOf(world, story)
    await cutTables(world.database).updateTable('stories.cut').set({ editor_id: world.people.service }).where('id', '=', cut).execute()
    await world.database.transaction((trx) => erasePerson(trx, world.people.service, 'keep'))
    expect(await listCuts(world.database, story)).toEqual([])
  })

  test('again after a restore, where it was turned down or taken back since', async () => {
    for (const [kind, left] of [['story-cut-refused', ['no']], ['story-cut-taken-back', []]] as const) {
      const story = await openForCuts(world, world.people.carer)
      const cut = await cutOf(world, story)
      for (let times = 0; times < 2; times++) await world.database.transaction(async (trx) => againInStories[kind]?.(trx, { cut }, world.clock.now))
      expect((await listCuts(world.database, story)).map(({ answer }) => answer?.answer)).toEqual(left)
      expect(await texts(story)).toEqual([])
    }
  })
})
