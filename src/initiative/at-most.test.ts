import { describe, expect, test } from 'vitest'
import { type Fields, useWorld } from '#app/test-world.ts'
import { dayFields } from './test-fields.ts'
import { insertDraft } from './import/draft.queries.ts'
import { importTables } from './import/tables.ts'
import { insertPlanned } from './plan/plan.queries.ts'
import { aMeeting, agendaItemOf } from './meeting/test-meetings.ts'
import { insertStandpoint } from './membership/standpoint-change.queries.ts'
import { listStandpoints } from './standpoint.queries.ts'
import { insertTag } from './tag/tag.queries.ts'
import { insertQuestion } from './trial/sheet.queries.ts'
import { trialExample } from './trying/test-trying.ts'
import { insertLine } from './working-agreement/working.queries.ts'
import { insertFile } from './whole/file.queries.ts'
import { wholeTables } from './whole/tables.ts'
import { insertWebhook } from './webhook/webhook.queries.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'

/** Fills all places but one, and gives the form by which the last one is taken, each time a little differently. */
type Limit = Readonly<{ fill: () => Promise<string>; fields: (turn: number) => Fields }>

/** Does something so many times, one after the other. */
async function times(count: number, act: (turn: number) => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < count; turn++) await act(turn)
}

const LIMITS: Readonly<Record<string, Limit>> = {
  'programs that are told': {
    fill: async () => {
      await times(9, () => world.database.transaction((trx) => insertWebhook(trx, world.initiative.id, 'https://hooks.example.org/', world.people.host, world.clock.now)))
      return `${BASE}/webhooks`
    },
    fields: (turn) => ({ address: `https://hooks.example.org/${turn}` }),
  },
  'what a meeting is to talk about': {
    fill: async () => {
      const meeting = await aMeeting(world)
      await times(49, () => agendaItemOf(world, meeting, undefined))
      return `${BASE}/meetings/${meeting}/agenda`
    },
    fields: (turn) => ({ words: `The last of all, ${turn}` }),
  },
  'the questions of a sheet': {
    fill: async () => {
      const item = await trialExample(world)
      await times(11, (turn) => world.database.transaction((trx) => insertQuestion(trx, item, { words: `Question ${turn}`, kind: 'words', low: null, high: null })))
      return `${BASE}/tests/${item}/sheet/questions`
    },
    fields: (turn) => ({ words: `The last question, ${turn}`, kind: 'words' }),
  },
  'the steps of a plan': {
    fill: async () => {
      const step = { what: 'A step', who: undefined, from: '2026-12-01', until: '2026-12-02', after: undefined }
      await times(59, () => world.database.transaction((trx) => insertPlanned(trx, world.initiative.id, step, { person: world.people.host, at: world.clock.now })))
      return `${BASE}/plan/new`
    },
    fields: (turn) => ({ what: `The last step, ${turn}`, ...dayFields('from', '2026-12-03'), ...dayFields('until', '2026-12-04') }),
  },
  'the lines of a working agreement': {
    fill: async () => {
      const line = { kind: 'promises' as const, standpoint: undefined, words: 'We listen.', replaces: undefined }
      await times(99, () => world.database.transaction((trx) => insertLine(trx, world.initiative.id, line, world.people.host, world.clock.now)))
      return `${BASE}/working-agreement/propose`
    },
    fields: (turn) => ({ kind: 'promises', words: `We listen, ${turn}.` }),
  },
  'what people can be here as': {
    fill: async () => {
      const there = (await listStandpoints(world.database, world.initiative.id)).length
      await times(29 - there, (turn) => world.database.transaction((trx) => insertStandpoint(trx, world.initiative.id, `Standpoint ${turn}`, false, there + turn)))
      return `${BASE}/standpoints/offered`
    },
    fields: (turn) => ({ words: `The last standpoint, ${turn}` }),
  },
}

describe('the last place is taken once, however many ask for it at the same moment', () => {
  test.each(Object.keys(LIMITS))('%s', async (name) => {
    const limit = LIMITS[name]
    if (limit === undefined) throw new Error('the test names what is not there')
    const path = await limit.fill()
    const answers = await Promise.all([0, 1, 2, 3].map((turn) => world.as(world.people.host).post(path, limit.fields(turn))))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422, 422, 422])
  })

  test('tags of the group’s own', async () => {
    await times(49, (turn) => world.database.transaction((trx) => insertTag(trx, world.initiative.id, `tag ${turn}`)))
    const added = await Promise.all([0, 1, 2, 3].map((turn) => world.database.transaction((trx) => insertTag(trx, world.initiative.id, `last tag ${turn}`))))
    expect(added.toSorted()).toEqual(['added', 'too-many', 'too-many', 'too-many'])
  })

  test('of files that wait, each person keeps three', async () => {
    const { host, administrator } = world.people
    await Promise.all([0, 1, 2, 3, 4, 5].map(() => world.database.transaction((trx) => insertDraft(trx, world.initiative.id, host, 'voices.csv'))))
    expect(await importTables(world.database).selectFrom('initiative.import_draft').select('id').where('person_id', '=', host).execute()).toHaveLength(3)
    await Promise.all([0, 1, 2, 3, 4, 5].map(() => world.database.transaction((trx) => insertFile(trx, administrator, 'whole.jsonl.gz', world.clock.now))))
    expect(await wholeTables(world.database).selectFrom('initiative.whole_file').select('id').where('sent_by', '=', administrator).execute()).toHaveLength(3)
  })
})
