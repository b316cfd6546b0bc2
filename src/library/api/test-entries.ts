/** One entry of each kind, all of the same name, for tests that go through every kind. */
import type { World } from '#app/test-world.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { caseStudy, caseStudySchema } from '../case-study/case-study.rules.ts'
import { collection, collectionSchema } from '../collection/collection.rules.ts'
import { type EntryKind, KINDS, type Kind } from '../kind.ts'
import { insertEntries } from '../entry/entry.queries.ts'
import { policy, policySchema } from '../policy/policy.rules.ts'
import { resource, resourceSchema } from '../resource/resource.rules.ts'
import { term, termSchema } from '../term/term.rules.ts'
import { topic, topicSchema } from '../topic/topic.rules.ts'

const settler = <Content>(kind: EntryKind<Kind, Content>, content: Content) => async ({ database, people, clock }: World, slug: string): Promise<string> => {
  const [name = ''] = await database.transaction((trx) => insertEntries(trx, kind, [{ content, slug }], { person: people.planner, at: clock.now, zone: DEFAULT_ZONE }, 'published'))
  return name
}

/** Takes in one of a kind that has something to say in most fields; gives its name in the address. */
export const SETTLE: Readonly<Record<Kind, ReturnType<typeof settler>>> = {
  resource: settler(resource, resourceSchema.parse({ title: 'A toolkit', type: 'toolkit', topics: ['one-of-each'], authors: [{ family: 'Mackay', given: 'Ishbel' }], published: '2015-03', doi: '10.1234/kit', cited: { note: { deep: [1] } } })),
  'case-study': settler(caseStudy, caseStudySchema.parse({ title: 'What a village did', lead: 'A lunch club and a bus.', place: 'A village', topics: ['one-of-each'] })),
  collection: settler(collection, collectionSchema.parse({ title: 'To begin with', lead: 'For the first week', curator: 'Morag', items: [{ kind: 'resource', slug: 'one-of-each', reason: 'Short' }], topics: ['one-of-each'] })),
  topic: settler(topic, topicSchema.parse({ name: 'Asset mapping', lead: 'Seeing what is there' })),
  term: settler(term, termSchema.parse({ word: 'Time bank', definition: 'An hour for an hour.', meanings: [{ words: 'A bank of hours', by: 'Somebody' }] })),
  policy: settler(policy, policySchema.parse({ name: 'An act', type: 'act', year: 2014, duties: [{ words: 'To ask', where: 'Section 1' }] })),
}

/** One of each kind. */
export async function settleOneOfEach(world: World, slug = 'one-of-each'): Promise<string> {
  for (const kind of KINDS) await SETTLE[kind](world, slug)
  return slug
}
