import type { FC } from 'hono/jsx'
import { InitiativePage, type Listed, type SeenByMember } from '#initiative/index.ts'
import { type Area, type AreaContact, AreaContacts } from '#network/index.ts'
import { Button, Form, RadioField } from '#platform/page/form.tsx'
import { Page } from '#platform/page/page.tsx'
import { Card, Cards, Empty, LinkButton } from '#platform/page/parts.tsx'
import { COOLING_OFF_HOURS } from '../consent/consent.rules.ts'
import { say } from '../words/index.ts'
import { sayUse } from '../use/words/index.ts'
import { CHECKS } from './telling.rules.ts'
import { sayTelling } from './words/index.ts'

export const ChooseGroupPage: FC<{ groups: readonly Listed[] }> = ({ groups }) => (
  <Page title={sayTelling('choose.title')} lead={groups.length === 0 ? undefined : sayTelling('choose.lead')} back={{ href: '/stories', text: say('my-stories') }}>
    {groups.length === 0
      ? <Empty text={sayTelling('choose.none')}><p><LinkButton href="/initiatives">{sayTelling('choose.find')}</LinkButton></p></Empty>
      : <Cards>{groups.map(({ slug, title, purpose }) => <Card title={title} href={`/initiatives/${slug}/stories/new`}><p>{purpose}</p></Card>)}</Cards>}
  </Page>
)

type Props = Readonly<{ here: SeenByMember; area: Area | undefined; contacts: readonly AreaContact[] }>

export const BeforePage: FC<Props> = ({ here, area, contacts }) => (
  <InitiativePage here={here} title={sayTelling('before.title')} lead={sayTelling('before.lead')} listed={false} back={{ href: `/initiatives/${here.initiative.slug}/stories`, text: sayUse('list.title') }}>
    <h2>{sayTelling('before.happens')}</h2>
    <ul>
      <li>{sayTelling('before.happens-kept')}</li>
      <li>{sayTelling('before.happens-agree')}</li>
      <li>{sayTelling('before.happens-wait', { hours: COOLING_OFF_HOURS })}</li>
      <li>{sayTelling('before.happens-back')}</li>
    </ul>
    <h2>{sayTelling('before.sees')}</h2>
    <p>{sayTelling('before.sees-nobody')}</p>
    <p>{sayTelling('before.sees-supporter')}</p>
    <h2>{sayTelling('before.others')}</h2>
    <p>{sayTelling('before.others-text')}</p>
    <ul>{CHECKS.map((check) => <li>{sayTelling(`tell.check.${check}`)}</li>)}</ul>
    <p>{sayTelling('before.notes')}</p>
    <Form method="get" action={`/initiatives/${here.initiative.slug}/stories/tell`}>
      <RadioField name="way" label={sayTelling('before.way')} value="guided" choices={[['guided', sayTelling('before.guided'), sayTelling('before.guided-hint')], ['whole', sayTelling('before.whole')]]} />
      <Button>{sayTelling('before.begin')}</Button>
    </Form>
    <section>
      <h2>{sayTelling('before.support')}</h2>
      <p>{sayTelling('before.support-text')}</p>
      <AreaContacts area={area} contacts={contacts} />
    </section>
    <p class="hint">{sayTelling('before.source')}</p>
  </InitiativePage>
)
