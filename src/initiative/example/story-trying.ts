/** What a story needs and tries: needs, ideas, what was made of them, and tests that worked or did not. */
import type { Transaction } from '#platform/database/database.ts'
import type { Room } from '../agreement/room.queries.ts'
import { insertIdeaVersion } from '../idea/idea.queries.ts'
import { insertNeed, upsertStatement } from '../need/need.queries.ts'
import { insertPrototypeVersion } from '../prototype/prototype.queries.ts'
import type { ItemId } from '../tables.ts'
import { insertItem, linkItems } from '../thread/item.queries.ts'
import { insertQuestion, listQuestions, saveSheet } from '../trial/sheet.queries.ts'
import { insertTrialVersion } from '../trial/trial.queries.ts'
import { replaceByWhom } from '../trying/by-whom.queries.ts'
import type { Tried } from '../trying/tables.ts'
import type { Story } from './story.ts'
import { type Told, the } from './told.ts'

/** What people need, and who states it. */
export async function tellNeeds(trx: Transaction, told: Told): Promise<void> {
  for (const { key, words, on, of, restsOn, statedBy } of told.story.needs) {
    const item = await insert(trx, told, 'need', { words, on, restsOn })
    await insertNeed(trx, item, { words, of: of.map((one) => told.standpoint(one)), whose: undefined, statedAs: of.map((one) => told.standpoint(one)) }, told.host, told.at(on))
    for (const who of statedBy) await upsertStatement(trx, item, told.member(who), { standpoint: told.standpoint(told.firstStandpoint(who)), version: 1 }, told.at(on + 1))
    told.items.set(key, item)
  }
}

/** In the order of the days: a prototype can grow from a test, and a test from a prototype. */
export async function tellTried(trx: Transaction, told: Told): Promise<void> {
  const { ideas, prototypes, tests } = told.story
  const all = [
    ...ideas.map((one) => ({ on: one.on, tell: () => tellIdea(trx, told, one) })),
    ...prototypes.map((one) => ({ on: one.on, tell: () => tellPrototype(trx, told, one) })),
    ...tests.map((one) => ({ on: one.until, tell: () => tellTest(trx, told, one) })),
  ]
  for (const { tell } of all.toSorted((one, other) => one.on - other.on)) await tell()
}

async function tellIdea(trx: Transaction, told: Told, idea: Story['ideas'][number]): Promise<void> {
  const item = await insertTried(trx, told, 'idea', idea)
  await insertIdeaVersion(trx, item, 1, idea, { person: told.host, at: told.at(idea.on) })
}

async function tellPrototype(trx: Transaction, told: Told, { words, form, what, ...prototype }: Story['prototypes'][number]): Promise<void> {
  const item = await insertTried(trx, told, 'prototype', { words, ...prototype })
  await insertPrototypeVersion(trx, item, 1, { words, form, formWords: undefined, what }, { person: told.host, at: told.at(prototype.on) })
}

async function tellTest(trx: Transaction, told: Told, test: Story['tests'][number]): Promise<void> {
  const { words, setting, from, until, done, result, seen, learned, next } = test
  const item = await insertTried(trx, told, 'test', { ...test, on: until })
  await insertTrialVersion(trx, item, 1, { words, setting, began: told.day(from), ended: told.day(until), wasDone: done, result, seen, learned, next }, { person: told.host, at: told.at(until) })
  for (const { question, kind, low, high } of test.sheets) await insertQuestion(trx, item, { words: question, kind, low, high })
  const asked = await listQuestions(trx, item)
  const sheets = Math.max(0, ...test.sheets.map(({ answers }) => answers.length))
  for (let sheet = 0; sheet < sheets; sheet++) {
    const given = asked.flatMap(({ id }, place) => {
      const choice = test.sheets[place]?.answers[sheet]
      // A story counts from one, the sheet from nought.
      return choice === undefined ? [] : [[id, { choice: choice - 1, words: null }] as const]
    })
    // Typed from paper by whoever looks after it: nobody of the story has answered by themselves.
    await saveSheet(trx, item, { person: told.host, forOther: true }, new Map(given), asked, told.at(until))
  }
}

type TriedFacts = Readonly<{ key: string; words: string; on: number; by: Story['ideas'][number]['by']; restsOn: readonly string[] }>

async function insertTried(trx: Transaction, told: Told, kind: Tried, { key, words, on, by, restsOn }: TriedFacts): Promise<ItemId> {
  const item = await insert(trx, told, kind, { words, on, restsOn })
  const room: Room = { present: by.map(([who, standpoint]) => ({ person: told.person(who), standpoint: told.standpoint(standpoint) })), company: [] }
  await replaceByWhom(trx, told.initiative, item, room)
  told.items.set(key, item)
  return item
}

/** Written down by whoever looks after it, and linked to what it rests on. */
async function insert(trx: Transaction, told: Told, kind: Tried | 'need', { words, on, restsOn }: Readonly<{ words: string; on: number; restsOn: readonly string[] }>): Promise<ItemId> {
  const item = await insertItem(trx, { initiative: told.initiative, kind, words, seenBy: 'public', recordedAt: told.at(on) }, { person: undefined, standpoint: undefined, channel: 'site', enteredBy: told.host })
  await linkItems(trx, told.initiative, item, restsOn.map((source) => the(told.items, source)))
  return item
}
