/** The ways that an item shows, as tags wherever the item stands; on its own page with why. */
import { html } from 'hono/html'
import type { Child, FC } from 'hono/jsx'
import { Tag, tagOf } from '#platform/page/parts.tsx'
import type { ItemId } from '../tables.ts'
import type { Shown } from './ways.rules.ts'
import { sayWays } from './words/index.ts'

/** Only the tags, each behind a space: beside an item's words. */
export const wayTags = (ways: readonly Shown[] = []): Child[] => ways.map(({ way }) => html` ${tagOf(sayWays(`ways.${way}.tag`), 'good')}`)

/** The tags with why, and the way to what they mean. Members may know better. */
export const WaysOfItem: FC<Readonly<{ base: string; item: ItemId; ways: readonly Shown[]; member: boolean }>> = ({ base, item, ways, member }) =>
  ways.length === 0 ? null : (
    <>
      <ul class="plain-list">
        {ways.map(({ way, because, hand }) => <li><Tag tone="good">{sayWays(`ways.${way}.tag`)}</Tag>{' '}{hand !== undefined ? sayWays('by-hand', { reason: hand.reason }) : because === undefined ? '' : sayWays(`because.${because}`)}</li>)}
      </ul>
      <p class="screen-only"><a href={`${base}/ways`}>{sayWays('what')}</a>{member ? <>{' · '}<a href={`${base}/items/${item}/ways`}>{sayWays('correct')}</a></> : null}</p>
    </>
  )
