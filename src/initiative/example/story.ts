/** The shape of a worked example: a story in which days count from the day on which it is loaded. */
import { z } from 'zod'
import { ACCESS_OFFERS, WAYS } from '../meeting/tables.ts'
import { METHODS } from '../agreement/tables.ts'
import { SECTIONS } from '../case-study/tables.ts'
import { BASES, COST_KINDS } from '../cost/tables.ts'
import { SAID } from '../answer/tables.ts'
import { FIVE_STEPS } from '../five-steps/tables.ts'
import { DESIGNS, ENDING_KINDS } from '../happened/tables.ts'
import { REPLY_KINDS } from '../reply/tables.ts'
import { FORMS } from '../prototype/tables.ts'
import { CHANNELS } from '../tables.ts'
import { OFFERED_TAGS } from '../tag/tables.ts'
import { AGAIN } from '../learning/tables.ts'
import { QUESTION_KINDS, RESULTS } from '../trial/tables.ts'
import { LINE_KINDS } from '../working-agreement/tables.ts'
import { PROMISES, RUNGS } from '../how-shared/tables.ts'
import { TOPICS } from '../purpose/tables.ts'

/** Days after the day of loading; negative before it. */
const days = z.number().int()
const words = z.string().min(1)
const key = z.string().min(1)

const reply = z.strictObject({ kind: z.enum(REPLY_KINDS), youSaid: words, words, on: days, next: days.optional() })

const action = z.strictObject({ what: words, who: key, by: days, done: z.boolean() })

const meeting = z.strictObject({
  key, title: words, on: days, from: z.string(), to: z.string(), place: words, agenda: z.array(words), access: z.array(z.enum(ACCESS_OFFERS)), notes: words.optional(),
  came: z.array(z.tuple([key, z.enum(WAYS)])).default([]), others: z.record(z.string(), z.number().int().min(1)).default({}),
  actions: z.array(action).default([]),
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

/** What is tagged on it, and the wider theme in which it stands. */
const theme = z.strictObject({ key, words, voices: z.array(key), tags: z.array(z.enum(OFFERED_TAGS)).default([]), within: key.optional() })

const agreement = z.strictObject({
  key, on: days, meeting: key, words, restsOn: z.array(key), replyBy: days, dissent: words.nullable(), coProduced: z.boolean().default(false),
  card: card.optional(),
  answer: z.strictObject({ body: words, kind: z.enum(SAID), why: z.string(), byWhen: days.nullable(), answeredBy: words, on: days }), reply,
})

const outcome = z.strictObject({
  key, restsOn: z.array(key), on: days, words,
  claim: z.strictObject({ words, design: z.enum(DESIGNS), n: z.number().int().min(1), period: words, limits: words }).nullable(),
})

/** Whose it is, from which standpoint each. */
const byWhom = z.array(z.tuple([key, key]))

/** A need, the standpoints whose need it is, and the members who state it, each from the first standpoint they have. */
const need = z.strictObject({ key, words, on: days, of: z.array(key), restsOn: z.array(key), statedBy: z.array(key) })

const idea = z.strictObject({ key, words, how: words, on: days, by: byWhom, restsOn: z.array(key) })
const prototype = z.strictObject({ key, words, form: z.enum(FORMS), what: words, on: days, by: byWhom, restsOn: z.array(key) })

/** Sheets are numbers from 1 to 5, one a person: a story has no sheet with anybody's words. */
const sheet = z.strictObject({ question: words, kind: z.enum(QUESTION_KINDS).extract(['scale']), low: words, high: words, answers: z.array(z.number().int().min(1).max(5)).min(5) })
const test = z.strictObject({
  key, words, setting: words, from: days, until: days, done: words, result: z.enum(RESULTS), seen: words, learned: words, next: words.optional(), by: byWhom,
  restsOn: z.array(key), sheets: z.array(sheet).default([]),
})

const cost = z.strictObject({
  kind: z.enum(COST_KINDS), words, borneBy: words, about: key, on: days, pounds: z.number(), period: words, basis: z.enum(BASES), source: words,
  service: z.strictObject({ changed: words, decided: words, withWhom: words }).optional(),
})

/** Partners are among those of the initiative, so that they go with it. */
const issue = z.strictObject({
  what: words, place: words, since: words, raisedBy: key, on: days, restsOn: z.array(key), partners: z.array(z.strictObject({ name: words, part: words })),
  solution: words, actions: z.array(action), notes: z.array(z.strictObject({ words, on: days })), reply,
})

/** What was promised, and what each of the people says it was in a round that is over. */
const howShared = z.strictObject({
  promised: z.strictObject({ rung: z.enum(PROMISES), reason: words, on: days }),
  asked: z.strictObject({ on: days, until: days, answers: z.array(z.strictObject({ by: key, rung: z.enum(RUNGS) })) }),
})

/** Lines without a standpoint are for everybody. */
const workingAgreement = z.strictObject({ on: days, lines: z.array(z.strictObject({ kind: z.enum(LINE_KINDS), as: key.optional(), words })), agreedBy: z.array(key) })

/** In the order of the plan; began, ended or skipped: what really happened. */
const planned = z.strictObject({ what: words, who: words.optional(), from: days, until: days, began: days.optional(), ended: days.optional(), skipped: words.optional() })
const stepDone = z.strictObject({ step: z.enum(FIVE_STEPS), words, on: days, by: z.array(key).min(1) })
const learned = z.strictObject({ tried: words, happened: words, again: z.enum(AGAIN), because: words, on: days, about: z.array(key) })
const aim = z.strictObject({ words, sign: words, on: days, chosenBy: z.array(key).min(1), served: z.array(key) })

const entry = z.strictObject({ title: words, on: days, words, byGroup: z.boolean().default(false) })

/** Read with `.parse`, so that a slip in the file is found when it is loaded and in the tests. */
export const storySchema = z.strictObject({
  about: words, title: words, slug: words, purpose: words, area: words, canChange: z.array(words), cannotChange: z.array(z.strictObject({ what: words, why: words })),
  topics: z.array(z.enum(TOPICS)), lookingFor: words, howShared, workingAgreement,
  plan: z.array(planned), fiveSteps: z.array(stepDone), learned: z.array(learned), aims: z.array(aim),
  partners: z.array(z.strictObject({ name: words, sector: z.enum(['partnership', 'third-sector', 'community-group', 'council', 'health-board']) })),
  worries: z.strictObject({ name: words }),
  people: z.array(z.strictObject({ key, called: words, standpoints: z.array(key), brings: words, host: z.boolean().default(false) })),
  question: z.strictObject({ words, toWhom: words, askedOn: days, openUntil: days, replyBy: days }), questionReply: reply,
  meetings: z.array(meeting), voices: z.array(voice), themes: z.array(theme), needs: z.array(need),
  ideas: z.array(idea), prototypes: z.array(prototype), tests: z.array(test), agreements: z.array(agreement),
  changes: z.array(z.strictObject({ key, restsOn: z.array(key), since: days, words })), outcomes: z.array(outcome),
  endings: z.array(z.strictObject({ of: key, kind: z.enum(ENDING_KINDS), why: words, on: days })),
  issues: z.array(issue), costs: z.array(cost), journal: z.array(entry),
  /** Written from the thread on that day; what is quoted is public. */
  caseStudy: z.strictObject({ on: days, quotes: z.array(key), own: z.array(z.strictObject({ section: z.enum(SECTIONS), words })), agreedBy: key }),
})

export type Story = z.output<typeof storySchema>
