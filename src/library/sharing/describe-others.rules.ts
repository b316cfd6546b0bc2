/** What is no resource, as catalogues know it. Pure. */
import type { CaseStudy } from '../case-study/case-study.rules.ts'
import type { Collection } from '../collection/collection.rules.ts'
import { entryPath } from '../kind.ts'
import type { Policy } from '../policy/policy.rules.ts'
import { sayPolicy } from '../policy/words/index.ts'
import type { Term } from '../term/term.rules.ts'
import type { Topic } from '../topic/topic.rules.ts'
import { say } from '../words/index.ts'
import { type Described, PLAIN } from './described.rules.ts'

export const describeTopic = ({ name, lead }: Topic): Described => ({ ...PLAIN, title: name, about: lead, schema: 'CollectionPage', dublin: 'Collection', og: 'website', called: say('kinds.topic.one') })

export const describeCollection = ({ title, lead, curator, items }: Collection): Described => ({
  ...PLAIN, title, about: lead, schema: 'CollectionPage', dublin: 'Collection', og: 'website', called: say('kinds.collection.one'), holds: items.map(({ kind, slug }) => entryPath(kind, slug)),
  // Who calls themselves so, a person or a group, is theirs to know.
  makers: curator === undefined ? [] : [{ name: curator, person: undefined }],
})

export const describeTerm = ({ word, definition, related }: Term): Described => ({ ...PLAIN, title: word, about: definition, schema: 'DefinedTerm', called: say('kinds.term.one'), related: related.map((slug) => entryPath('term', slug)) })

export const describePolicy = ({ name, type, year, citation, link, about, applies, explainedBy }: Policy): Described => ({
  ...PLAIN, title: name, about, schema: 'Legislation', called: sayPolicy(`types.${type}`), date: year?.toString(), identifiedAs: citation, links: link === undefined ? [] : [link], coverage: applies,
  related: explainedBy.map(({ kind, slug }) => entryPath(kind, slug)),
})

export const describeCaseStudy = ({ title, lead, place, partners }: CaseStudy): Described => ({
  ...PLAIN, title, about: lead, schema: 'Article', called: say('kinds.case-study.one'), coverage: place, makers: partners.map((name) => ({ name, person: undefined })),
})
