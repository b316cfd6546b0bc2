import type { FC } from 'hono/jsx'
import { Page } from '#platform/page/page.tsx'
import { Facts } from '#platform/page/parts.tsx'
import { say } from '../words/index.ts'
import { sayHarvest } from './words/index.ts'

/** `one`: the identifier of a record, if there is any. */
type Props = Readonly<{ address: string; one: string | undefined }>

/** For people who open the address of harvesters: what it is for, and how programs use it. */
export const HarvestPage: FC<Props> = ({ address, one }) => {
  const asking = (verb: string, more: Readonly<Record<string, string>> = {}) => `/oai?${new URLSearchParams({ verb, ...more }).toString()}`
  const verbs = [
    ['Identify', asking('Identify')], ['ListMetadataFormats', asking('ListMetadataFormats')], ['ListSets', asking('ListSets')],
    ['ListIdentifiers', asking('ListIdentifiers', { metadataPrefix: 'oai_dc' })], ['ListRecords', asking('ListRecords', { metadataPrefix: 'oai_dc' })],
    ['GetRecord', one === undefined ? undefined : asking('GetRecord', { identifier: one, metadataPrefix: 'oai_dc' })],
  ] as const
  return (
    <Page title={sayHarvest('title')} lead={sayHarvest('lead')} back={{ href: '/library', text: say('title') }}>
      <h2>{sayHarvest('how')}</h2>
      <p>{sayHarvest('how-text')}</p>
      <Facts facts={[[sayHarvest('address'), <code>{address}</code>]]} />
      <ul>
        <li>{sayHarvest('first')}</li>
        <li>{sayHarvest('later')}</li>
        <li>{sayHarvest('sets')}</li>
      </ul>
      <h2>{sayHarvest('verbs')}</h2>
      <ul>{verbs.map(([verb, href]) => <li>{href === undefined ? <code>{verb}</code> : <a href={href}><code>{verb}</code></a>}: {sayHarvest(`verb.${verb}`)}</li>)}</ul>
      <p>{sayHarvest('other-ways')}</p>
      <ul class="actions">
        <li><a href="/library/feed.atom">{sayHarvest('feed')}</a></li>
        <li><a href="/library/cite">{sayHarvest('cite')}</a></li>
        <li><a href="/api">{sayHarvest('data')}</a></li>
      </ul>
    </Page>
  )
}

export const harvestPage = (props: Props) => <HarvestPage {...props} />
