import type { FC } from 'hono/jsx'
import { Page } from '#platform/page/page.tsx'
import { Cards, Empty, Pages, Words } from '#platform/page/parts.tsx'
import { CaseStudyCard } from '../case-study/case-studies.view.tsx'
import type { ListedStudy } from '../case-study/case-study.queries.ts'
import type { Collection } from '../collection/collection.rules.ts'
import { CollectionCard } from '../collection/collections.view.tsx'
import type { Entry } from '../entry/entry.queries.ts'
import { EntryDoing, EntryFoot } from '../entry/entry.view.tsx'
import { entryPath } from '../kind.ts'
import type { AtEntry } from '../library.gate.ts'
import type { Newer } from '../resource/newer.ts'
import type { Resource } from '../resource/resource.rules.ts'
import { ResourceCard } from '../resource/resource.view.tsx'
import { ShareEntry } from '../sharing/share-entry.tsx'
import { describeTopic } from '../sharing/describe-others.rules.ts'
import { toldOf } from '../sharing/shared.ts'
import type { EntryId } from '../tables.ts'
import { say } from '../words/index.ts'
import { type Topic, topic } from './topic.rules.ts'
import { sayTopic } from './words/index.ts'

/** `beside`: how many of the rest are shown; there may be one more, which says that there are more. */
type Props = Readonly<{ here: AtEntry<Topic>; resources: readonly Entry<Resource>[]; newer: Newer; next: EntryId | undefined; later: boolean; collections: readonly Entry<Collection>[]; studies: readonly ListedStudy[]; beside: number }>

export const TopicPage: FC<Props> = ({ here, resources, newer, next, later, collections, studies, beside }) => {
  const { entry } = here
  const path = entryPath('topic', entry.slug)
  return (
    <Page title={entry.title} part={say('kinds.topic.one')} lead={entry.content.lead} back={{ href: '/library/topics', text: sayTopic('page.back') }} {...toldOf(topic, describeTopic, entry)}>
      <EntryDoing kind={topic} here={here} />
      {later || entry.content.text === '' ? null : <Words text={entry.content.text} />}
      <section>
        <h2>{sayTopic('page.resources')}</h2>
        {resources.length === 0 ? <Empty text={sayTopic('page.resources-empty')} /> : <Cards>{resources.map((one) => <ResourceCard entry={one} newer={newer} level={3} />)}</Cards>}
        <Pages next={next === undefined ? undefined : `${path}?after=${next}`} first={later ? path : undefined} />
      </section>
      {studies.length === 0 ? null : (
        <section>
          <h2>{sayTopic('page.case-studies')}</h2>
          <Cards>{studies.slice(0, beside).map((one) => <CaseStudyCard study={one} level={3} />)}</Cards>
          {studies.length > beside ? <p><a href={`/library/case-studies?topic=${entry.slug}`}>{sayTopic('page.all-case-studies')}</a></p> : null}
        </section>
      )}
      {collections.length === 0 ? null : (
        <section>
          <h2>{sayTopic('page.collections')}</h2>
          <Cards>{collections.slice(0, beside).map((one) => <CollectionCard entry={one} level={3} />)}</Cards>
          {collections.length > beside ? <p><a href={`/library/collections?topic=${entry.slug}`}>{sayTopic('page.all-collections')}</a></p> : null}
        </section>
      )}
      <ShareEntry kind="topic" entry={entry} />
      <EntryFoot kind="topic" entry={entry} />
    </Page>
  )
}
