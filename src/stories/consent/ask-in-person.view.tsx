import type { FC } from 'hono/jsx'
import { InitiativePage, type SeenByMember } from '#initiative/index.ts'
import { Button, Form } from '#platform/page/form.tsx'
import { Page } from '#platform/page/page.tsx'
import { Card, Cards, Empty, Inset } from '#platform/page/parts.tsx'
import { dayOf, lastDayOf, sayDay, sayShortDay } from '#platform/time.ts'
import { say } from '../words/index.ts'
import type { Entry } from './to-ask.ts'
import { sayConsent } from './words/index.ts'

export const AskPage: FC<{ entries: readonly Entry[] }> = ({ entries }) => (
  <Page title={sayConsent('ask.title')} lead={sayConsent('ask.lead')} back={{ href: '/stories', text: say('my-stories') }}>
    <Entries entries={entries} at="/stories/to-ask" />
  </Page>
)

export const AskGroupPage: FC<Readonly<{ here: SeenByMember; entries: readonly Entry[] }>> = ({ here, entries }) => {
  const at = `/initiatives/${here.initiative.slug}/stories`
  return (
    <InitiativePage here={here} title={sayConsent('ask.title')} lead={sayConsent('ask.lead-group')} back={{ href: at, text: sayConsent('ask.back-group') }} listed={false}>
      <Entries entries={entries} at={`${at}/to-ask`} />
    </InitiativePage>
  )
}

/** That somebody waits to be asked, and the way there. */
export const ToAskLine: FC<Readonly<{ count: number; at: string }>> = ({ count, at }) => <Inset><p>{sayConsent('ask.some', { count })} <a href={at}>{sayConsent('ask.link')}</a></p></Inset>

const Entries: FC<Readonly<{ entries: readonly Entry[]; at: string }>> = ({ entries, at }) =>
  entries.length === 0 ? <Empty text={sayConsent('ask.none')} /> : (
    <>
      <p>{sayConsent('ask.how')}</p>
      <Cards>{entries.map((entry) => <EntryCard {...entry} at={at} />)}</Cards>
    </>
  )

const EntryCard: FC<Entry & { at: string }> = ({ story, who, way, to, helps, title, zone, endings, triedAt, at }) => {
  const [first] = endings
  return (
    <Card title={sayConsent(`ask.by-${way}`, { who, day: first === undefined ? '' : sayDay(lastDayOf(first.endsAt, zone)) })} quiet={sayConsent(`ask.as-${helps}`, { title })}>
      <p>{sayConsent(`ask.to-${way}`, { to })}</p>
      {helps === 'taker' ? null : <WhatEnds endings={endings} zone={zone} />}
      {triedAt === undefined ? null : <p class="soft">{sayConsent('ask.tried', { day: sayShortDay(dayOf(triedAt, zone)) })}</p>}
      <Form action={`${at}/${story}`}>
        <div class="buttons">
          <Button look="second" name="outcome" value="asked">{sayConsent('ask.asked')}<span class="visually-hidden">: {who}</span></Button>
          <Button look="second" name="outcome" value="not-reached">{sayConsent('ask.not-reached')}<span class="visually-hidden">: {who}</span></Button>
        </div>
      </Form>
    </Card>
  )
}

/** Whoever wrote it down knows that it was told, and not what its teller said yes to since. */
const WhatEnds: FC<Pick<Entry, 'endings' | 'zone'>> = ({ endings, zone }) => (
  <>
    <p>{sayConsent('ask.ends')}</p>
    <ul>{endings.map(({ purpose, channel, audience, endsAt }) => (
      <li>{sayConsent('ask.ending', { purpose: sayConsent(`purposes.${purpose}`), channel: sayConsent(`channels.${channel}`).toLowerCase(), audience: sayConsent(`audiences.${audience}`).toLowerCase(), day: sayDay(lastDayOf(endsAt, zone)) })}</li>
    ))}</ul>
  </>
)
