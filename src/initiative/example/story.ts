/** The shape of a worked example: a story in which days count from the day on which it is loaded. */
import { z } from 'zod'
import { ACCESS_OFFERS, WAYS } from '../meeting/tables.ts'
import { METHODS } from '../agreement/tables.ts'
import { SAID } from '../answer/tables.ts'
import { DESIGNS, ENDING_KINDS } from '../happened/tables.ts'
import { REPLY_KINDS } from '../reply/tables.ts'
import { CHANNELS } from '../tables.ts'

/** Days after the day of loading; negative before it. */
const days = z.number().int()
const words = z.string().min(1)
const key = z.string().min(1)

const reply = z.strictObject({ kind: z.enum(REPLY_KINDS), youSaid: words, words, on: days, next: days.optional() })

const meeting = z.strictObject({
  key, title: words, on: days, from: z.string(), to: z.string(), place: words, agenda: z.array(words), access: z.array(z.enum(ACCESS_OFFERS)), notes: words.optional(),
  came: z.array(z.tuple([key, z.enum(WAYS)])).default([]), others: z.record(z.string(), z.number().int().min(1)).default({}),
  actions: z.array(z.strictObject({ what: words, who: key, by: days, done: z.boolean() })).default([]),
})

const voice = z.strictObject({
  key, words, by: key.optional(), saidBy: words.optional(), enteredBy: key.optional(), as: key, on: days, channel: z.enum(CHANNELS), takenBack: z.boolean().default(false),
})

/** Objections are those of nobody by name; hands are counted for each option. */
const card = z.strictObject({
  question: words, whoCouldDecide: words, method: z.enum(METHODS), reasons: words, cannotChange: words,
  options: z.array(z.strictObject({ words, for: words.nullable(), against: words.nullable(), chosen: z.boolean(), hands: z.strictObject({ for: z.number(), against: z.number(), abstain: z.number() }).optional() })).min(1),
  objections: z.array(z.strictObject({ words, done: words.nullable(), remains: z.boolean() })).default([]),
  money: z.strictObject({ pounds: z.number(), budget: words, what: words }).optional(),
})

const agreement = z.strictObject({
  key, on: days, meeting: key, words, restsOn: z.array(key), replyBy: days, dissent: words.nullable(), coProduced: z.boolean().default(false),
  card: card.optional(),
  answer: z.strictObject({ body: words, kind: z.enum(SAID), why: z.string(), byWhen: days.nullable(), answeredBy: words, on: days }), reply,
})

const outcome = z.strictObject({
  key, restsOn: z.array(key), on: days, words,
  claim: z.strictObject({ words, design: z.enum(DESIGNS), n: z.number().int().min(1), period: words, limits: words }).nullable(),
})

/** Read with `.parse`, so that a slip in the file is found when it is loaded and in the tests. */
export const storySchema = z.strictObject({
  about: words, title: words, slug: words, purpose: words, area: words, canChange: z.array(words), cannotChange: z.array(z.strictObject({ what: words, why: words })),
  partners: z.array(z.strictObject({ name: words, sector: z.enum(['partnership', 'third-sector', 'community-group', 'council', 'health-board']) })),
  worries: z.strictObject({ name: words }),
  people: z.array(z.strictObject({ key, called: words, standpoints: z.array(key), brings: words, host: z.boolean().default(false) })),
  question: z.strictObject({ words, toWhom: words, askedOn: days, openUntil: days, replyBy: days }), questionReply: reply,
  meetings: z.array(meeting), voices: z.array(voice), themes: z.array(z.strictObject({ key, words, voices: z.array(key) })), agreements: z.array(agreement),
  changes: z.array(z.strictObject({ key, restsOn: z.array(key), since: days, words })), outcomes: z.array(outcome),
  endings: z.array(z.strictObject({ of: key, kind: z.enum(ENDING_KINDS), why: words, on: days })),
})

export type Story = z.output<typeof storySchema>
