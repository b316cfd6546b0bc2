/** What programs are given of the library: a line of a list, and an entry with all that its page says. */
import { z } from 'zod'
import { caseStudy, caseStudySchema } from '../case-study/case-study.rules.ts'
import { collection, collectionSchema } from '../collection/collection.rules.ts'
import { type EntryKind, KINDS, type Kind, entryPath } from '../kind.ts'
import { policy, policySchema } from '../policy/policy.rules.ts'
import { resource, resourceSchema } from '../resource/resource.rules.ts'
import { STATES } from '../entry/entry.rules.ts'
import type { Entry } from '../entry/entry.queries.ts'
import type { Outside } from '../sharing/outside.queries.ts'
import { describe, topicName } from '../sharing/shared.ts'
import { term, termSchema } from '../term/term.rules.ts'
import { topic, topicSchema } from '../topic/topic.rules.ts'

type At = (path: string) => string
const common = { kind: z.enum(KINDS), slug: z.string(), changedAt: z.iso.datetime(), page: z.url(), data: z.url() }

export const lineSchema = z.discriminatedUnion('state', [
  z.strictObject({ ...common, state: z.literal('published'), title: z.string(), about: z.string(), topics: z.array(z.strictObject({ slug: z.string(), name: z.string() })), publishedAt: z.iso.datetime(), reviewedOn: z.iso.date().optional() }),
  z.strictObject({ ...common, state: z.literal('withdrawn') }),
])

/** What was taken out says that and no more. */
export function lineOf(one: Outside, at: At): z.input<typeof lineSchema> {
  const { kind, slug, state, title, topics, changedAt, publishedAt, reviewedOn } = one
  const where = { kind, slug, changedAt: changedAt.toISOString(), page: at(entryPath(kind, slug)), data: at(entryPath(kind, slug, '.json')) }
  if (state === 'withdrawn') return { ...where, state }
  return { ...where, state, title, about: describe(one).about, topics: topics.map((about) => ({ slug: about.slug, name: topicName(about) })), publishedAt: publishedAt.toISOString(), ...(reviewedOn === null ? {} : { reviewedOn }) }
}

type Shown<K extends Kind, Content> = Readonly<{ kind: EntryKind<K, Content>; answer: z.ZodType; recordOf: (entry: Entry<Content>, at: At) => object }>

/** @param content what of its content is given, as it is described */
function shown<K extends Kind, Content>(kind: EntryKind<K, Content>, content: z.ZodType, given: (content: Content) => object): Shown<K, Content> {
  const answer = z.strictObject({ kind: z.literal(kind.kind), slug: z.string(), state: z.enum(STATES), version: z.int(), title: z.string(), page: z.url(), publishedAt: z.iso.datetime().optional(), changedAt: z.iso.datetime(), reviewedOn: z.iso.date().optional(), reviewBy: z.iso.date().optional(), content })
  return {
    kind, answer,
    recordOf: (entry, at) => ({
      kind: kind.kind, slug: entry.slug, state: entry.state, version: entry.version, title: entry.title, page: at(entryPath(kind.kind, entry.slug)), publishedAt: entry.publishedAt?.toISOString(), changedAt: entry.changedAt.toISOString(),
      reviewedOn: entry.reviewedOn, reviewBy: entry.reviewBy, content: given(entry.content),
    }),
  }
}

/** `cited` is how another program said it; which group's something is, its page says where that may be known. */
export const SHOWN = [
  shown(resource, resourceSchema.omit({ cited: true }), ({ cited: _cited, ...content }) => content),
  shown(caseStudy, z.strictObject(caseStudySchema.shape).omit({ initiative: true }), ({ initiative: _whose, ...content }) => content),
  shown(collection, collectionSchema.omit({ initiative: true }), ({ initiative: _whose, ...content }) => content),
  shown(topic, topicSchema, (content) => content), shown(term, termSchema, (content) => content), shown(policy, policySchema, (content) => content),
] as const
