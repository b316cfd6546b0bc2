import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextArea, TickField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Card, Cards, Empty, Facts, LinkButton, Pages, Statement } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { sayHappened } from '../happened/words/index.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { standpointName } from '../standpoint-name.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { PersonId } from '../tables.ts'
import type { AimCode } from './aim.form.ts'
import type { Aim, Serves } from './aim.queries.ts'
import type { AimId } from './tables.ts'
import { sayAim } from './words/index.ts'

type ListProps = Readonly<{ here: Seen; person: PersonId | undefined; aims: readonly Aim[]; next: AimId | undefined; later: boolean }>
type FormProps = Readonly<{ here: Seen; typed: Typed; problems: readonly Problem<AimCode>[] }>

const baseOf = ({ initiative }: Seen) => `/initiatives/${initiative.slug}`
const backTo = (here: Seen) => ({ href: `${baseOf(here)}/aims`, text: sayAim('list.title') })
const say = (problems: readonly Problem<AimCode>[]) => sentencesOf(problems, (code) => sayAim(`problems.${code}`))

export const ListAimsPage: FC<ListProps> = ({ here, person, aims, next, later }) => {
  const base = baseOf(here)
  return (
    <InitiativePage here={here} title={sayAim('list.title')} lead={sayAim('list.lead')} back={{ href: `${base}/happened`, text: sayHappened('page.title') }} listed={here.initiative.openTo === 'public' && !later}>
      {here.membership === undefined ? null : <p class="buttons"><LinkButton href={`${base}/aims/new`}>{sayAim('list.new')}</LinkButton></p>}
      {aims.length === 0 ? <Empty text={sayAim('list.empty')} /> : <Cards>{aims.map((aim) => <AimCard here={here} person={person} aim={aim} />)}</Cards>}
      <Pages next={next === undefined ? undefined : `${base}/aims?after=${next}`} first={later ? `${base}/aims` : undefined} />
    </InitiativePage>
  )
}

const AimCard: FC<Readonly<{ here: Seen; person: PersonId | undefined; aim: Aim }>> = ({ here, person, aim }) => {
  const base = baseOf(here)
  const { membership } = here
  const served = (kind: Serves['kind']) => {
    const items = aim.serves.filter((one) => one.kind === kind)
    return items.length === 0 ? undefined : <ul>{items.map(({ id, words }) => <li><a href={`${base}/items/${id}`}>{words}</a></li>)}</ul>
  }
  const affected = aim.chosenBy.some((one) => one.affected)
  return (
    <Card title={aim.words}>
      <Facts facts={[
        [sayAim('list.sign'), aim.sign],
        [sayAim('list.chosen-by'), membership === undefined ? sayAim(affected ? 'list.chosen-affected' : 'list.chosen-others') : aim.chosenBy.map(standpointName).join(', ')],
        [sayAim('list.changes'), served('change')], [sayAim('list.outcomes'), served('outcome')],
      ]} />
      {aim.serves.length === 0 ? <p>{sayAim('list.nothing')}</p> : null}
      {membership === undefined ? null : (
        <ul class="actions screen-only">
          <li><a href={`${base}/aims/${aim.id}/serves`}>{sayAim('list.link')}<span class="visually-hidden">: {aim.words}</span></a></li>
          {membership.host || (person !== undefined && aim.recordedBy === person) ? <li><a href={`${base}/aims/${aim.id}/put-away`}>{sayAim('list.put-away')}<span class="visually-hidden">: {aim.words}</span></a></li> : null}
        </ul>
      )}
    </Card>
  )
}

export const NewAimPage: FC<FormProps & Readonly<{ standpoints: readonly Standpoint[] }>> = ({ here, standpoints, typed, problems }) => (
  <InitiativePage here={here} title={sayAim('new.title')} back={backTo(here)} listed={false} problems={say(problems)}>
    <Form typed={typed} problems={say(problems)}>
      <TextArea name="words" label={sayAim('new.words')} hint={sayAim('new.words-hint')} rows={2} />
      <TextArea name="sign" label={sayAim('new.sign')} hint={sayAim('new.sign-hint')} rows={2} optional />
      <TickField name="chosenBy" label={sayAim('new.chosen-by')} hint={sayAim('new.chosen-by-hint')} choices={standpoints.map((one) => [one.id, standpointName(one)] as const)} />
      <Button>{sayAim('new.button')}</Button>
    </Form>
  </InitiativePage>
)

export const ServesPage: FC<FormProps & Readonly<{ aim: Aim; offered: readonly Serves[] }>> = ({ here, aim, offered, typed, problems }) => (
  <InitiativePage here={here} title={sayAim('serves.title')} back={backTo(here)} listed={false} problems={say(problems)}>
    <Statement text={aim.words} />
    {offered.length === 0 ? <Empty text={sayAim('serves.none')} /> : (
      <Form typed={typed} problems={say(problems)}>
        <TickField name="serves" label={sayAim('serves.items')} choices={offered.map(({ id, words }) => [id, words] as const)} values={aim.serves.map(({ id }) => id)} optional />
        <Button>{sayAim('serves.button')}</Button>
      </Form>
    )}
  </InitiativePage>
)

export const PutAimAwayPage: FC<FormProps & Readonly<{ aim: Aim }>> = ({ here, aim, typed, problems }) => (
  <InitiativePage here={here} title={sayAim('away.title')} lead={sayAim('away.lead')} back={backTo(here)} listed={false} problems={say(problems)}>
    <Statement text={aim.words} />
    <Form typed={typed} problems={say(problems)}>
      <TextArea name="reason" label={sayAim('away.reason')} rows={2} />
      <Button look="warning">{sayAim('away.button')}</Button>
    </Form>
  </InitiativePage>
)
