/** How each kind of entry is told to other programs: one place for pages, feeds and harvesters. */
import type { PageProps } from '#platform/page/page.tsx'
import { type EntryKind, type Kind, entryPath } from '../kind.ts'
import { caseStudy } from '../case-study/case-study.rules.ts'
import { collection } from '../collection/collection.rules.ts'
import { policy } from '../policy/policy.rules.ts'
import { resource } from '../resource/resource.rules.ts'
import { term } from '../term/term.rules.ts'
import { topic } from '../topic/topic.rules.ts'
import { describeCaseStudy, describeCollection, describePolicy, describeTerm, describeTopic } from './describe-others.rules.ts'
import { describeResource } from './describe-resource.rules.ts'
import { type Around, type Described, dublinOf, schemaOf } from './described.rules.ts'
import { feedLinks } from '../feed/feed-links.ts'
import type { Outside } from './outside.queries.ts'

/** Reads what lies in the database as its kind does, and says what it is. */
const by = <Content>({ schema }: EntryKind<Kind, Content>, describe: (content: Content) => Described) => (content: unknown): Described => describe(schema.parse(content))

const DESCRIBE: Readonly<Record<Kind, (content: unknown) => Described>> = {
  resource: by(resource, describeResource), 'case-study': by(caseStudy, describeCaseStudy), collection: by(collection, describeCollection), topic: by(topic, describeTopic), term: by(term, describeTerm), policy: by(policy, describePolicy),
}

/** What an entry is. */
export const describe = ({ kind, content }: Pick<Outside, 'kind' | 'content'>): Described => DESCRIBE[kind](content)

/** A topic's name; where nobody wrote a page on it, what stands in its address. */
export const topicName = ({ slug, name }: Readonly<{ slug: string; name?: string | null | undefined }>): string => name ?? slug.replaceAll('-', ' ')

/** Where an entry is read, and what it is about. */
export const aroundOf = ({ kind, slug, topics }: Pick<Outside, 'kind' | 'slug' | 'topics'>): Around => ({ path: entryPath(kind, slug), topics: topics.map(topicName) })

type OnPage<Content> = Readonly<{ slug: string; state: string; title: string; content: Content }>

/**
 * What the page of an entry says to other programs: spread into `<Page>`. Only what is published says anything.
 * @param describe as its kind is described
 * @param names what the topics are called, by what stands in their addresses; undefined where the page doesn't know
 */
export function toldOf<Content>({ kind, references }: EntryKind<Kind, Content>, describe: (content: Content) => Described, { slug, state, title, content }: OnPage<Content>, names?: ReadonlyMap<string, string>): Pick<PageProps, 'listed' | 'facts' | 'links'> {
  if (state !== 'published') return { listed: false }
  const one = describe(content)
  const around = aroundOf({ kind, slug, topics: references(content).filter(({ relation }) => relation === 'topic').map((to) => ({ slug: to.slug, name: names?.get(to.slug) ?? null })) })
  return {
    listed: true, links: kind === 'topic' ? feedLinks(title, slug) : [],
    facts: { path: around.path, about: one.about, type: one.og, data: (at) => schemaOf(one, around, at), terms: (at) => dublinOf(one, around, at) },
  }
}
