import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, RadioField, SelectField, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Empty, Inset, Pages, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { standpointName } from '../standpoint-name.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { HowSharedCode } from './how-shared.form.ts'
import type { MyAnswer, PromiseMade } from './how-shared.queries.ts'
import { promiseName } from './how-shared.view.tsx'
import type { AtRound } from './round.gate.ts'
import { RUNGS } from './tables.ts'
import { sayHowShared } from './words/index.ts'

type Props = Readonly<{
  here: AtRound
  asking: boolean
  promised: PromiseMade | undefined
  /** Those that they have said they are here as. */
  standpoints: readonly Standpoint[]
  before: MyAnswer | undefined
  typed: Typed | undefined
  problems: readonly Problem<HowSharedCode>[]
}>

const pathOf = ({ initiative }: AtRound, rest = '') => `/initiatives/${initiative.slug}/how-shared${rest}`

export const AnswerPage: FC<Props> = ({ here, asking, promised, standpoints, before, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayHowShared(`problems.${code}`))
  const only = standpoints.length === 1 ? standpoints[0]?.id : undefined
  return (
    <InitiativePage here={here} title={sayHowShared('answer.title')} back={{ href: pathOf(here), text: sayHowShared('title') }} problems={sentences} listed={false}>
      {asking ? (
        <>
          <p>{sayHowShared('answer.lead')}</p>
          {promised === undefined ? null : <Inset><p>{sayHowShared('answer.promised', { promise: promiseName(promised.rung) })}</p></Inset>}
          <Form typed={typed} problems={sentences}>
            <RadioField name="rung" label={sayHowShared('answer.rung')} value={before?.rung} choices={RUNGS.map((rung) => [rung, sayHowShared(`experienced.${rung}`), sayHowShared(`experienced-means.${rung}`)] as const)} />
            {standpoints.length === 0 ? null : (
              <SelectField name="standpoint" label={sayHowShared('answer.standpoint')} empty={sayHowShared('answer.standpoint-none')} value={before === undefined ? only : before.standpoint}
                choices={standpoints.map((one) => [one.id, standpointName(one)] as const)} />
            )}
            <TextArea name="words" label={sayHowShared('answer.words')} hint={sayHowShared('answer.words-hint')} value={before?.words} optional />
            <p class="hint">{sayHowShared('answer.who-sees')}</p>
            <Button>{sayHowShared('answer.button')}</Button>
          </Form>
        </>
      ) : (
        <>
          <p>{sayHowShared('answer.over')}</p>
          {before === undefined ? null : <Inset><p>{sayHowShared(`experienced.${before.rung}`)}</p>{before.words === undefined ? null : <Words text={before.words} />}</Inset>}
        </>
      )}
      {before === undefined ? null : (
        <Form action={pathOf(here, `/rounds/${here.round.id}/take-back`)}>
          <p class="hint">{sayHowShared('answer.take-back-hint')}</p>
          <Button look="warning">{sayHowShared('answer.take-back')}</Button>
        </Form>
      )}
    </InitiativePage>
  )
}

/** What people wrote, for those who take part. */
export const WrittenPage: FC<Readonly<{ here: AtRound; written: readonly string[]; next: string | undefined; first: string | undefined }>> = ({ here, written, next, first }) => (
  <InitiativePage here={here} title={sayHowShared('rounds.written')} lead={sayHowShared('written.lead')} back={{ href: pathOf(here), text: sayHowShared('title') }} listed={false}>
    {written.length === 0 ? <Empty text={sayHowShared('written.none')} /> : <ul class="cards">{written.map((words) => <li class="card"><Words text={words} /></li>)}</ul>}
    <Pages next={next} first={first} />
  </InitiativePage>
)
