/**
 * What programs are given, as schemas: the answers are typed by them, and the description at `/api` is made from them. No names, and no
 * standpoint of anybody: what is taken along is passed on (docs/api.md).
 */
import { z } from 'zod'
import { SAID } from '../answer/tables.ts'
import { METHODS } from '../agreement/tables.ts'
import { BASES, COST_KINDS } from '../cost/tables.ts'
import { DESIGNS, ENDING_KINDS } from '../happened/tables.ts'
import { ACCESS_OFFERS, WAYS } from '../meeting/tables.ts'
import { BANDS } from '../membership/room.rules.ts'
import { FORMS } from '../prototype/tables.ts'
import { REPLY_KINDS } from '../reply/tables.ts'
import { AUDIENCES, ITEM_KINDS } from '../tables.ts'
import { QUESTION_KINDS, RESULTS } from '../trial/tables.ts'
import { WAYS as WAYS_TOGETHER } from '../ways/tables.ts'
import { BECAUSE } from '../ways/ways.rules.ts'

/** The format of a whole copy: a change that an older reader would misread gets the next number. */
export const FORMAT = 'thegither-export-1'

const id = z.uuid()
const day = z.iso.date()
const moment = z.iso.datetime()
const count = z.int().min(0)

export const replySchema = z.strictObject({ kind: z.enum(REPLY_KINDS), youSaid: z.string(), words: z.string(), nextBy: day.optional(), at: moment })

/** How many hands, as with everybody who is counted: exactly for members, a band for everybody. */
const counted = z.strictObject({ people: count.optional(), band: z.enum(BANDS) })
const handsSchema = z.strictObject({ for: counted, against: counted, abstain: counted })

const decisionSchema = z.strictObject({
  agreedOn: day, replyBy: day, coProduced: z.boolean(), aboutMoney: z.boolean(), aboutService: z.boolean(), meeting: id.optional(),
  /** Exactly for members; a band for everybody. */
  people: count.optional(), band: z.enum(BANDS),
  card: z.strictObject({
    question: z.string(), whoCouldDecide: z.string(), method: z.enum(METHODS), reasons: z.string(), cannotChange: z.string(),
    options: z.array(z.strictObject({ words: z.string(), speaksFor: z.string().optional(), speaksAgainst: z.string().optional(), chosen: z.boolean().optional(), hands: handsSchema.optional() })),
    /** Words of whoever objected, or has an interest, are for those who take part; what was done about it is for everybody. */
    objections: z.array(z.strictObject({ words: z.string().optional(), done: z.string().optional(), remains: z.boolean() })),
    interests: z.array(z.strictObject({ words: z.string().optional(), done: z.string().optional() })).optional(),
    amountPence: count.optional(), budget: z.string().optional(), moneyFor: z.string().optional(),
  }).optional(),
  dissent: z.array(z.string()),
  answers: z.array(z.strictObject({ body: z.string(), said: z.enum(SAID), why: z.string().optional(), byWhen: day.optional(), answeredOn: day })),
  replies: z.array(replySchema),
})
export type DecisionFacts = z.output<typeof decisionSchema>

const claimSchema = z.strictObject({ words: z.string(), design: z.enum(DESIGNS), people: count, period: z.string(), limits: z.string() })
const changeSchema = z.strictObject({ since: day })
const outcomeSchema = z.strictObject({ toldOn: day, claim: claimSchema.optional() })
export type HappenedFacts = Readonly<{ change?: z.output<typeof changeSchema>; outcome?: z.output<typeof outcomeSchema> }>

const ideaSchema = z.strictObject({ how: z.string().optional() })
const prototypeSchema = z.strictObject({ form: z.enum(FORMS), formWords: z.string().optional(), what: z.string() })
const testSchema = z.strictObject({
  setting: z.string(), from: day, until: day.optional(), done: z.string().optional(), result: z.enum(RESULTS), seen: z.string().optional(), learned: z.string().optional(), next: z.string().optional(),
  /** Exactly for members; a band for everybody. */
  people: count.optional(), band: z.enum(BANDS),
  /** How many people chose what, from five answers on: from 1 to 5; or yes, no, unsure. */
  answers: z.array(z.strictObject({ question: z.string(), kind: z.enum(QUESTION_KINDS), low: z.string().optional(), high: z.string().optional(), people: z.array(count) })),
})
export type TryingFacts = Readonly<{ idea?: z.output<typeof ideaSchema>; prototype?: z.output<typeof prototypeSchema>; test?: z.output<typeof testSchema> }>

const needSchema = z.strictObject({
  /** Standpoints by name, in the group's own order. */
  of: z.array(z.string()), whose: z.string().optional(), statedAs: z.array(z.string()),
  /** How many state it themselves. */
  band: z.enum(BANDS), toEvaluate: z.boolean(),
})
export type NeedFacts = Readonly<{ need: z.output<typeof needSchema> }>

const endedSchema = z.strictObject({ kind: z.enum(ENDING_KINDS), reason: z.string().optional() })
export type EndedFacts = z.output<typeof endedSchema>

export const itemSchema = z.strictObject({
  type: z.literal('item'), id, kind: z.enum(ITEM_KINDS), words: z.string(), seenBy: z.enum(AUDIENCES), version: count, recordedAt: moment,
  /** The items that rest directly on this one. */
  results: z.array(id), page: z.url(),
  /** Where somebody has said that it goes no further. */
  ended: endedSchema.optional(),
  /** In which ways people affected did it with the others: as it follows from what was written down, or as a member says, with the reason. */
  ways: z.array(z.strictObject({ way: z.enum(WAYS_TOGETHER), because: z.enum(BECAUSE).optional(), reason: z.string().optional() })).optional(),
  need: needSchema.optional(), idea: ideaSchema.optional(), prototype: prototypeSchema.optional(), test: testSchema.optional(),
  decision: decisionSchema.optional(), change: changeSchema.optional(), outcome: outcomeSchema.optional(),
})
export type ItemRecord = z.output<typeof itemSchema>

export const initiativeSchema = z.strictObject({
  type: z.literal('initiative'), id, slug: z.string(), title: z.string(), purpose: z.string(), openTo: z.enum(AUDIENCES), example: z.boolean(), zone: z.string(),
  startsOn: day.optional(), endsOn: day.optional(), canChange: z.array(z.string()), cannotChange: z.array(z.strictObject({ what: z.string(), why: z.string() })), page: z.url(),
})
export type InitiativeRecord = z.output<typeof initiativeSchema>

export const questionSchema = z.strictObject({
  type: z.literal('question'), id, words: z.string(), toWhom: z.string().optional(), openUntil: day.optional(), replyBy: day.optional(), askedAt: moment, replies: z.array(replySchema), page: z.url(),
})
export type QuestionRecord = z.output<typeof questionSchema>

export const meetingSchema = z.strictObject({
  type: z.literal('meeting'), id, title: z.string(), beginsAt: moment, endsAt: moment, ways: z.array(z.enum(WAYS)), access: z.array(z.enum(ACCESS_OFFERS)), accessWords: z.string().optional(),
  /** For members, and for everybody where a host has opened it. */
  place: z.string().optional(), link: z.string().optional(),
  cancelled: z.string().optional(), agenda: z.array(z.string()), page: z.url(),
})
export type MeetingRecord = z.output<typeof meetingSchema>

export const aimSchema = z.strictObject({
  type: z.literal('aim'), id, words: z.string(), sign: z.string().optional(), chosenBy: z.array(z.string()),
  /** The changes, and what people told us, that serve it. */
  servedBy: z.array(id), page: z.url(),
})
export type AimRecord = z.output<typeof aimSchema>

export const costSchema = z.strictObject({
  type: z.literal('cost'), id, kind: z.enum(COST_KINDS), words: z.string(), borneBy: z.string(), about: id.optional(),
  amount: z.strictObject({ pence: z.int(), period: z.string(), basis: z.enum(BASES), source: z.string() }).optional(),
  notASubstitute: z.strictObject({ serviceChanged: z.string(), whoDecided: z.string(), withWhom: z.string() }).optional(), page: z.url(),
})
export type CostRecord = z.output<typeof costSchema>

const shownCount = z.strictObject({ standpoint: z.string(), atLeast: z.int().min(5) })
export const countsSchema = z.strictObject({
  type: z.literal('counts'), asOf: day, initiative: z.array(shownCount), themes: z.array(z.strictObject({ theme: id, counts: z.array(shownCount) })),
})
export type CountsRecord = z.output<typeof countsSchema>

const beginSchema = z.strictObject({ type: z.literal('begin'), format: z.literal(FORMAT), madeAt: moment, from: z.url() })
/** Last: whoever does not find it has a copy that broke off. */
const endSchema = z.strictObject({ type: z.literal('end'), records: count })

export const recordSchema = z.discriminatedUnion('type', [beginSchema, initiativeSchema, countsSchema, questionSchema, meetingSchema, aimSchema, costSchema, itemSchema, endSchema])
export type ExportRecord = z.output<typeof recordSchema>
