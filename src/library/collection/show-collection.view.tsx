import type { FC } from 'hono/jsx'
import { Page } from '#platform/page/page.tsx'
import { Empty, LinkButton, Tag, Words } from '#platform/page/parts.tsx'
import { FileLinks } from '../citation/cite.part.tsx'
import { mayChange } from '../entry/entry.rules.ts'
import { EntryDoing, EntryFoot } from '../entry/entry.view.tsx'
import { entryPath } from '../kind.ts'
import type { AtEntry } from '../library.gate.ts'
import { ReplacedBy } from '../resource/resource.view.tsx'
import { ShareEntry } from '../sharing/share-entry.tsx'
import { describeCollection } from '../sharing/describe-others.rules.ts'
import { toldOf } from '../sharing/shared.ts'
import { say } from '../words/index.ts'
import { type Collection, collection, heldOf } from './collection.rules.ts'
import type { Held } from './held-things.ts'
import { sayCollection } from './words/index.ts'

/** `group`: the initiative whose it is, where everybody sees it. */
type Props = Readonly<{ here: AtEntry<Collection>; held: readonly Held[]; group: Readonly<{ slug: string; title: string }> | undefined }>

export const CollectionPage: FC<Props> = ({ here, held, group }) => {
  const { entry, who } = here
  const { lead, curator } = entry.content
  const keeps = mayChange(entry.state, who, collection)
  const shown = keeps ? held : held.filter(({ title }) => title !== undefined)
  return (
    <Page title={entry.title} part={say('kinds.collection.one')} lead={lead === '' ? undefined : lead} back={{ href: '/library/collections', text: sayCollection('page.back') }} {...toldOf(collection, describeCollection, entry)}>
      <EntryDoing kind={collection} here={here} />
      {curator === undefined ? null : <p>{sayCollection('page.by', { name: curator })}</p>}
      {group === undefined ? null : <p>{sayCollection('page.by-group')} <a href={`/initiatives/${group.slug}`}>{group.title}</a></p>}
      {shown.length === 0 ? <Empty text={sayCollection('page.empty')}>{keeps ? <p>{sayCollection('page.how')}</p> : null}</Empty> : <ol class="collection">{shown.map((one) => <HeldThing held={one} />)}</ol>}
      {keeps ? <p class="screen-only"><LinkButton href={entryPath('collection', entry.slug, '/items')} look="second">{sayCollection('page.arrange')}</LinkButton></p> : null}
      <CiteAll slug={entry.slug} content={entry.content} published={entry.state === 'published'} />
      <ShareEntry kind="collection" entry={entry} />
      <EntryFoot kind="collection" entry={entry} />
    </Page>
  )
}

/** Its resources as references, to be taken along. */
const CiteAll: FC<Readonly<{ slug: string; content: Collection; published: boolean }>> = ({ slug, content, published }) => (!published || heldOf(content, 'resource').length === 0 ? null : (
  <section class="screen-only">
    <h2>{sayCollection('page.cite')}</h2>
    <FileLinks hrefOf={(ending) => `/library/export.${ending}?collection=${slug}`} />
  </section>
))

const HeldThing: FC<{ held: Held }> = ({ held: { item, title, what, newer } }) => (
  <li>
    {title === undefined ? <p><Tag tone="gone">{sayCollection('page.not-there')}</Tag> {item.slug}</p> : <h2><a href={entryPath(item.kind, item.slug)}>{title}</a></h2>}
    <p class="hint">{what}</p>
    <ReplacedBy newer={newer} />
    {item.reason === '' ? null : <Words text={item.reason} />}
  </li>
)
