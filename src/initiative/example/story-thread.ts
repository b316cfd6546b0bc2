/** The thread of a story: heard, agreed, happened. */
import type { Transaction } from '#platform/database/database.ts'
import { insertDecision, insertVersion } from '../agreement/agreement.queries.ts'
import { insertDissent } from '../agreement/dissent.queries.ts'
import type { Card } from '../agreement/reading.rules.ts'
import { findRoomOfMeeting, insertRoom } from '../agreement/room.queries.ts'
import { insertAnswer } from '../answer/answer.queries.ts'
import { insertEnding } from '../happened/ending.queries.ts'
import { insertChange, insertOutcome } from '../happened/happened.queries.ts'
import type { MeetingId } from '../meeting/tables.ts'
import { insertPublication, insertQuestion } from '../question/question.queries.ts'
import type { QuestionId } from '../question/tables.ts'
import { insertReply } from '../reply/reply.queries.ts'
import { findTagToUse } from '../tag/tag.queries.ts'
import { addLinks, addTags, beginStep, holdThemes, makeTheme } from '../theme/step.queries.ts'
import { insertItem, linkItems } from '../thread/item.queries.ts'
import { findOccasion, insertOccasion } from '../voice/occasion.queries.ts'
import { takeVoicesBack } from '../voice/voice.queries.ts'
import type { ItemId } from '../tables.ts'
import type { Story } from './story.ts'
import { type Told, the } from './told.ts'

type Meetings = ReadonlyMap<string, MeetingId>

/** The question, what people said to it, and how they sorted it. */
export async function tellHeard(trx: Transaction, told: Told, meetings: Meetings): Promise<void> {
  const { story, initiative, items } = told
  const question = await askQuestion(trx, told)
  const firstEvening = story.meetings[0]
  for (const [place, voice] of story.voices.entries()) {
    const id = await insertItem(trx, { initiative, kind: 'voice', words: voice.words, seenBy: 'public', recordedAt: told.at(voice.on, `19:${String(place).padStart(2, '0')}`) }, {
      person: voice.by === undefined ? undefined : told.person(voice.by), standpoint: told.standpoint(voice.as), channel: voice.channel,
      saidBy: voice.saidBy, enteredBy: voice.enteredBy === undefined ? undefined : told.person(voice.enteredBy),
    })
    items.set(voice.key, id)
    const inRoom = firstEvening !== undefined && voice.on === firstEvening.on && voice.channel !== 'site'
    await insertOccasion(trx, initiative, [id], await findOccasion(trx, initiative, { question, meeting: inRoom ? the(meetings, firstEvening.key) : undefined }))
  }
  await tellThemes(trx, told, firstEvening?.on ?? 0)
  const takenBack = story.voices.filter((voice) => voice.takenBack).map((voice) => the(items, voice.key))
  await takeVoicesBack(trx, initiative, takenBack, told.at(-50))
  const { questionReply } = story
  await insertReply(trx, { initiative, subject: { question }, place: 1, kind: questionReply.kind, youSaid: questionReply.youSaid, words: questionReply.words, nextBy: undefined, by: told.host, at: told.at(questionReply.on) })
}

/** How what was said was sorted: into themes, themes into wider ones, and what is tagged on them. */
async function tellThemes(trx: Transaction, told: Told, on: number): Promise<void> {
  const { story: { themes }, initiative, items, host } = told
  await holdThemes(trx, initiative)
  for (const [place, theme] of themes.entries()) {
    const by = { initiative, person: host, at: told.at(on, `20:0${place}`) }
    const step = await beginStep(trx, 'grouped', by)
    const id = await makeTheme(trx, step, theme.words, 'public')
    await addLinks(trx, step, id, theme.voices.map((key) => the(items, key)))
    items.set(theme.key, id)
    if (theme.within !== undefined) await addLinks(trx, await beginStep(trx, 'placed-in', by), the(items, theme.within), [id])
    for (const name of theme.tags) {
      const tag = await findTagToUse(trx, initiative, name)
      if (tag !== undefined) await addTags(trx, await beginStep(trx, 'tagged', by), tag.id, [id])
    }
  }
}

async function askQuestion(trx: Transaction, told: Told): Promise<QuestionId> {
  const { words, toWhom, askedOn, openUntil, replyBy } = told.story.question
  const asked = told.at(askedOn)
  const id = await insertQuestion(trx, told.initiative, { words, toWhom, openUntil: told.day(openUntil), replyBy: told.day(replyBy) }, told.host, asked)
  await insertPublication(trx, id, told.host, asked)
  return id
}

/** What was agreed, what those with the power answered, and what became of it. */
export async function tellAgreed(trx: Transaction, told: Told, meetings: Meetings): Promise<void> {
  for (const [place, agreement] of told.story.agreements.entries()) {
    const item = await agree(trx, told, agreement, { meeting: the(meetings, agreement.meeting), at: told.at(agreement.on, `20:2${place}`) })
    told.items.set(agreement.key, item)
    const { answer, reply } = agreement
    await insertAnswer(trx, item, 1, {
      body: answer.body, said: answer.kind, why: answer.why === '' ? undefined : answer.why, byWhen: answer.byWhen === null ? undefined : told.day(answer.byWhen),
      answeredBy: answer.answeredBy, answeredOn: told.day(answer.on),
    }, told.host, told.at(answer.on))
    await insertReply(trx, {
      initiative: told.initiative, subject: { item }, place: 1, kind: reply.kind, youSaid: reply.youSaid, words: reply.words,
      nextBy: reply.next === undefined ? undefined : told.day(reply.next), by: told.host, at: told.at(reply.on),
    })
  }
}

async function agree(trx: Transaction, told: Told, agreement: Story['agreements'][number], { meeting, at }: { meeting: MeetingId; at: Date }): Promise<ItemId> {
  const { initiative } = told
  const item = await insertItem(trx, { initiative, kind: 'decision', words: agreement.words, seenBy: 'public', recordedAt: at }, { person: undefined, standpoint: undefined, channel: 'site', enteredBy: told.host })
  await insertDecision(trx, item, { replyBy: told.day(agreement.replyBy), meeting })
  const full = agreement.card !== undefined
  await insertVersion(trx, item, 1, {
    words: agreement.words, agreedOn: told.day(agreement.on), aboutMoney: agreement.card?.money !== undefined, aboutService: full, coProduced: agreement.coProduced, card: cardOf(agreement.card),
  }, { person: told.host, reason: undefined, at })
  await insertRoom(trx, item, 1, await findRoomOfMeeting(trx, meeting))
  if (agreement.dissent !== null) await insertDissent(trx, { item, person: told.person('ewa'), words: agreement.dissent, seenBy: 'public', enteredBy: undefined, at })
  await linkItems(trx, initiative, item, agreement.restsOn.map((key) => the(told.items, key)))
  return item
}

function cardOf(told: Story['agreements'][number]['card']): Card | undefined {
  if (told === undefined) return undefined
  const { options, objections, money, ...card } = told
  const hands = options.flatMap((one) => one.hands ?? [])
  return {
    ...card,
    options: options.map((one) => ({ words: one.words, speaksFor: one.for ?? undefined, speaksAgainst: one.against ?? undefined, chosen: one.chosen })),
    way: { facts: hands.length === 0 ? {} : { hands }, objections: objections.map((one) => ({ person: undefined, words: one.words, done: one.done ?? undefined, remains: one.remains })), delegates: [] },
    money: money === undefined ? undefined : { pence: money.pounds * 100, budget: money.budget, what: money.what }, interests: [],
  }
}

/** What is different now, what people told about it, and which strands stop. */
export async function tellHappened(trx: Transaction, told: Told): Promise<void> {
  const { story, initiative, items } = told
  const by = (offset: number) => ({ initiative, seenBy: 'public', person: told.host, at: told.at(offset) }) as const
  const sources = (keys: readonly string[]) => keys.map((key) => the(items, key))
  for (const { key, restsOn, since, words } of story.changes) items.set(key, await insertChange(trx, by(since), { words, since: told.day(since), restsOn: sources(restsOn) }))
  for (const { key, restsOn, on, words, claim } of story.outcomes) {
    const figures = claim === null ? undefined : { words: claim.words, design: claim.design, people: claim.n, period: claim.period, limits: claim.limits }
    items.set(key, await insertOutcome(trx, by(on), { words, toldOn: told.day(on), restsOn: sources(restsOn), claim: figures }))
  }
  for (const { of, kind, why, on } of story.endings) await insertEnding(trx, { initiative, item: the(items, of), place: 1 }, { kind, reason: why }, told.host, told.at(on))
}
