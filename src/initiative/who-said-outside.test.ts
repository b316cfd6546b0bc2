/** Nobody outside a group is shown who said what, who was there, or from where they speak: on no page that can be reached, and in no file. */
import { beforeAll, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { insertDissent } from './agreement/dissent.queries.ts'
import { agreeExample } from './agreement/test-agreement.ts'
import { insertMeeting } from './meeting/meeting.queries.ts'
import { insertAction } from './action/action.queries.ts'
import { insertAgendaItem } from './meeting/agenda.queries.ts'
import { saveNotes } from './meeting/notes.queries.ts'
import { listMayHaveCome, replaceWhoCame } from './meeting/who-came.queries.ts'
import { askExample } from './question/test-question.ts'
import { replyExample } from './reply/test-reply.ts'
import { tables } from './tables.ts'
import { insertItem } from './thread/item.queries.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const ONLY_MEMBERS = 'qqmembersonly'

beforeAll(async () => {
  const { people, initiative, clock } = world
  const standpoint = initiative.standpoints.get('carer')
  const say = (words: string, seenBy: 'public' | 'site' | 'members', saidBy?: string) => world.database.transaction((trx) =>
    insertItem(trx, { initiative: initiative.id, kind: 'voice', words, seenBy }, { person: saidBy === undefined ? people.carer : undefined, saidBy, enteredBy: people.service, standpoint, channel: 'phone' }))
  const open = await say('The last bus goes before the clinic ends.', 'public')
  await say('I am 84 and cannot see the board.', 'public', 'Jean Qqexample')
  await say(`${ONLY_MEMBERS} voice`, 'members')
  expect((await world.as(people.carer).post(`${BASE}/themes/group`, { voices: open, name: 'Getting home' })).status).toBe(303)
  const item = await agreeExample(world)
  await replyExample(world, item)
  await askExample(world)
  await world.database.transaction(async (trx) => {
    await insertDissent(trx, { item, person: people.planner, words: 'I would have waited.', seenBy: 'public', enteredBy: undefined, at: clock.now })
    await insertDissent(trx, { item, person: people.service, words: `${ONLY_MEMBERS} dissent`, seenBy: 'members', enteredBy: undefined, at: clock.now })
    const [begins, ends] = [new Date('2026-11-20T18:00:00Z'), new Date('2026-11-20T19:00:00Z')]
    const meeting = await insertMeeting(trx, initiative.id, { title: 'Friday', beginsAt: begins, endsAt: ends, place: `${ONLY_MEMBERS} hall`, link: `https://${ONLY_MEMBERS}.example`, whereOpen: false, ways: ['room'], access: [], accessWords: undefined, noteTaker: undefined }, begins)
    const [one] = await listMayHaveCome(trx, initiative.id)
    if (one === undefined) throw new Error('somebody takes part')
    await replaceWhoCame(trx, meeting, 0, { members: [{ member: one.member, standpoint: undefined, way: 'room' }], company: [] }, people.host, ends)
    await saveNotes(trx, meeting, { words: `${ONLY_MEMBERS} notes`, version: 0 }, people.host, ends)
    await insertAgendaItem(trx, meeting, { words: 'Fares', proposedBy: one.member }, begins)
    await insertAction(trx, { meeting }, { what: `${ONLY_MEMBERS} action`, member: one.member, name: undefined, by: undefined }, ends)
  })
})

/** Everything that can be reached by links from the initiative's page, with what each answered. */
async function crawl(who: 'stranger' | 'administrator' | undefined): Promise<ReadonlyMap<string, string>> {
  const seen = new Map<string, string>()
  const waiting = [BASE, `${BASE}/calendar.ics`, '/initiatives', '/', '/help']
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path) || seen.size > 400) continue
    const { text, status } = await world.as(who === undefined ? undefined : world.people[who]).get(path)
    seen.set(path, text)
    expect(status, path).toBeLessThan(500)
    for (const [, href = ''] of text.matchAll(/href="(\/[^"#]*)/g)) if (!href.startsWith('/assets')) waiting.push(href.replaceAll('&amp;', '&'))
  }
  return seen
}

test.each([undefined, 'stranger', 'administrator'] as const)('to %s no name of a member is shown, none of their ids, no standpoint, and nothing that is for members', async (who) => {
  const pages = await crawl(who)
  for (const end of ['/heard', '/agreed', '/thread', '/thread.json', '/thread.csv', '/people', '/meetings', '/questions']) expect([...pages.keys()], end).toContain(BASE + end)
  const rows = await tables(world.database).selectFrom('initiative.member').select(['id', 'person_id']).where('initiative_id', '=', world.initiative.id).execute()
  const secrets = [
    ONLY_MEMBERS, 'Qqexample', 'Host Example', 'Carer Example', 'Service Example', 'Planner Example', 'said by', 'entered by', 'A member, unpaid carer',
    ...rows.flatMap((row) => [row.id, row.person_id]), ...world.initiative.standpoints.values(),
  ]
  // The site's own pages explain what is meant by such words.
  const shown = [...pages].filter(([path]) => path.startsWith('/initiatives')).flatMap(([path, text]) => secrets.filter((secret) => text.includes(secret)).map((secret) => `${path} shows ${secret}`))
  expect(shown).toEqual([])
})

test('the same crawl by a member finds them, so that it looks where they are', async () => {
  const text = (await Promise.all(['/heard', '/agreed', '/people', '/meetings'].map(async (end) => (await world.as(world.people.carer).get(BASE + end)).text))).join('')
  for (const shown of [ONLY_MEMBERS, 'Carer Example', 'unpaid carer']) expect(text).toContain(shown)
})
