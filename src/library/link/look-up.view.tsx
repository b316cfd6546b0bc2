import type { FC } from 'hono/jsx'
import { Facts, Inset, LinkButton, Words } from '#platform/page/parts.tsx'
import { sayLanguage } from '../resource/language.rules.ts'
import { sayPartialDay } from '../resource/partial-day.rules.ts'
import { nameOf } from '../resource/resource.rules.ts'
import type { LookedUp } from './look-up.ts'
import type { PageFacts } from './page-facts.rules.ts'
import { sayLink } from './words/index.ts'

/** What a page said of itself, marked as its own words; or that nothing could be read. `begin`: where an editor goes on with it. */
export const SaidOfItself: FC<Readonly<{ found: LookedUp; begin: string | undefined }>> = ({ found: { url, read, fault }, begin }) => (
  <>
    {url === undefined ? null : fault === undefined ? <Said facts={read?.facts} /> : <Inset><p>{sayLink(`look.fault.${fault}`)}</p></Inset>}
    {begin === undefined ? null : <p><LinkButton href={begin} look="second">{sayLink('look.begin')}</LinkButton></p>}
  </>
)

const Said: FC<{ facts: PageFacts | undefined }> = ({ facts }) => {
  if (facts === undefined || (facts.title === undefined && facts.description === undefined)) return <p>{sayLink('look.nothing')}</p>
  const { title, authors, publisher, published, language, licence, doi, description } = facts
  return (
    <section>
      <h2>{sayLink('look.said')}</h2>
      <p class="hint">{sayLink('look.said-lead')}</p>
      <Facts facts={[
        [sayLink('look.name'), title], [sayLink('look.authors'), authors.length === 0 ? undefined : authors.map(nameOf).join(', ')], [sayLink('look.publisher'), publisher],
        [sayLink('look.published'), published === undefined ? undefined : sayPartialDay(published)], [sayLink('look.language'), language === undefined ? undefined : sayLanguage(language)], [sayLink('look.licence'), licence],
        [sayLink('look.doi'), doi], [sayLink('look.description'), description === undefined ? undefined : <Words text={description} />],
      ]} />
    </section>
  )
}
