import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, RadioField, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Card, Cards, Empty, Pages, Statement, Tag } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { dayOf, sayShortDay } from '#platform/time.ts'
import type { Seen, SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { ItemId } from '../tables.ts'
import { wholePage } from '../thread/whole-page.ts'
import { sayThread } from '../thread/words/index.ts'
import { say } from '../words/index.ts'
import { WAYS } from './tables.ts'
import type { WayCode } from './ways.form.ts'
import type { ItemWithFacts } from './ways.queries.ts'
import type { Shown } from './ways.rules.ts'
import { sayWays } from './words/index.ts'

type Item = Readonly<{ item: ItemWithFacts; ways: readonly Shown[] }>
type Props = Readonly<{ here: Seen; items: readonly Item[]; next: ItemId | undefined; later: boolean }>

export const WaysPage: FC<Props> = ({ here, items, next, later }) => {
  const base = `/initiatives/${here.initiative.slug}`
  return (
    <InitiativePage here={here} title={sayWays('title')} lead={sayWays('lead')} listed={here.initiative.openTo === 'public' && !later} back={{ href: base, text: say('parts.purpose') }}>
      {WAYS.map((way) => {
        const shown = items.flatMap(({ item, ways }) => ways.filter((one) => one.way === way).map((one) => ({ item, one })))
        return (
          <section>
            <h2>{sayWays(`ways.${way}.name`)} <Tag>{sayWays(`ways.${way}.in-the-field`)}</Tag></h2>
            <p>{sayWays(`ways.${way}.says`)}</p>
            {shown.length === 0 ? <Empty text={sayWays(later ? 'none-here' : `ways.${way}.none`)} /> : <Cards>{shown.map(({ item, one }) => <WayCard here={here} base={base} item={item} shown={one} />)}</Cards>}
          </section>
        )
      })}
      <p class="hint">{sayWays('how')}</p>
      {here.membership === undefined ? null : <Others base={base} items={items.filter(({ ways }) => ways.length === 0)} />}
      <Pages next={next === undefined ? undefined : `${base}/ways?before=${next}`} first={later ? `${base}/ways` : undefined} />
    </InitiativePage>
  )
}

const WayCard: FC<Readonly<{ here: Seen; base: string; item: ItemWithFacts; shown: Shown }>> = ({ here, base, item, shown: { because, hand, takenOff } }) => (
  <Card level={3} title={item.words} href={`${base}/${wholePage(item.facts.kind)}/${item.id}`} quiet={<><Tag>{sayThread(`kinds.${item.facts.kind}`)}</Tag>{' '}{sayShortDay(dayOf(item.recordedAt, here.initiative.zone))}</>}>
    {because === undefined ? null : <p>{takenOff ? <s>{sayWays(`because.${because}`)}</s> : sayWays(`because.${because}`)}</p>}
    {hand === undefined ? null : <p>{sayWays(hand.holds ? 'by-hand' : 'off-by-hand', { reason: hand.reason })}</p>}
    {here.membership === undefined ? null : <p class="screen-only"><a href={`${base}/items/${item.id}/ways`}>{sayWays('correct')}<span class="visually-hidden">: {item.words}</span></a></p>}
  </Card>
)

/** What shows none of the ways yet: members may know better. */
const Others: FC<Readonly<{ base: string; items: readonly Item[] }>> = ({ base, items }) =>
  items.length === 0 ? null : (
    <details class="details screen-only">
      <summary>{sayWays('others')}</summary>
      <ul class="plain-list">{items.map(({ item }) => <li><Tag>{sayThread(`kinds.${item.facts.kind}`)}</Tag>{' '}{item.words} <a href={`${base}/items/${item.id}/ways`}>{sayWays('add')}<span class="visually-hidden">: {item.words}</span></a></li>)}</ul>
    </details>
  )

type SetProps = Readonly<{ here: SeenByMember & Readonly<{ item: ItemWithFacts }>; ways: readonly Shown[]; typed: Typed; problems: readonly Problem<WayCode>[] }>

export const SetWayPage: FC<SetProps> = ({ here, ways, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayWays(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayWays('set.title')} lead={sayWays('set.lead')} listed={false} problems={sentences} back={{ href: `/initiatives/${here.initiative.slug}/ways`, text: sayWays('title') }}>
      <Statement text={here.item.words} />
      {ways.length === 0 ? <p>{sayWays('set.none')}</p> : <ul>{ways.map(({ way, because, hand }) => <li>{sayWays(`ways.${way}.name`)}: {hand === undefined ? (because === undefined ? '' : sayWays(`because.${because}`)) : sayWays(hand.holds ? 'by-hand' : 'off-by-hand', { reason: hand.reason })}</li>)}</ul>}
      <Form typed={typed} problems={sentences}>
        <RadioField name="way" label={sayWays('set.way')} choices={WAYS.map((way) => [way, sayWays(`ways.${way}.name`), sayWays(`ways.${way}.says`)] as const)} />
        <RadioField name="holds" label={sayWays('set.holds')} choices={[['yes', sayWays('set.yes')], ['no', sayWays('set.no')], ['as-it-was', sayWays('set.as-it-was')]]} />
        <TextArea name="reason" label={sayWays('set.reason')} hint={sayWays('set.reason-hint')} rows={2} most={500} optional />
        <Button>{sayWays('set.button')}</Button>
      </Form>
    </InitiativePage>
  )
}
