import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, RadioField, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { DayText, Facts, Warning, Words, safeHref } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { DEFAULT_ZONE, dayOf } from '#platform/time.ts'
import type { Titled } from '../entry/entry.queries.ts'
import { entryPath } from '../kind.ts'
import type { AnswerCode } from '../request/request.form.ts'
import type { Request } from '../request/request.queries.ts'
import { OUTCOMES } from '../request/request.rules.ts'
import { sayRequest } from '../request/words/index.ts'
import { say } from '../words/index.ts'
import { DeskPage } from './desk-page.tsx'
import { sayDesk } from './words/index.ts'

type Props = Readonly<{
  request: Request; near: readonly Titled[]
  /** Who answered it. */
  called: string | undefined
  typed?: Typed; problems?: readonly Problem<AnswerCode>[]; outdated?: boolean
}>

/** What a reader asks, what the library has of it, and the answer. */
export const AnswerPage: FC<Props> = ({ request, near, called, typed = {}, problems = [], outdated = false }) => {
  const sentences = sentencesOf(problems, (code) => sayRequest(`problems.${code}`))
  return (
    <DeskPage part="requests" title={sayDesk('request.title')} problems={sentences} back={{ href: '/library/desk/requests', text: sayDesk('requests.title') }}>
      {outdated ? <Warning><p>{sayDesk('request.outdated')}</p></Warning> : null}
      <Asked request={request} />
      {near.length === 0 ? null : <><h2>{sayDesk('request.near')}</h2><ul>{near.map(({ kind, slug, title }) => <li><a href={entryPath(kind, slug)}>{title}</a></li>)}</ul></>}
      {request.kind !== 'suggestion' ? null : <Draft request={request} />}
      {request.answered === undefined ? (
        <>
          <h2>{sayDesk('request.answer')}</h2>
          <Form typed={typed} problems={sentences}>
            <RadioField name="outcome" label={sayDesk('request.outcome')} choices={OUTCOMES[request.kind].map((outcome) => [outcome, sayDesk(`outcomes.${outcome}`)])} />
            <TextArea name="answer" label={sayDesk('request.answer-words')} hint={sayDesk('request.answer-hint')} rows={4} optional />
            <Button>{sayDesk('request.button')}</Button>
          </Form>
        </>
      ) : <Answered answered={request.answered} called={called} />}
    </DeskPage>
  )
}

const Asked: FC<{ request: Request }> = ({ request: { kind, title, url, about, problem, words, at, answerBy, answered, reach, person } }) => {
  const href = url === undefined ? undefined : safeHref(url)
  return (
    <Facts facts={[
      [sayDesk('request.what'), kind === 'problem' ? undefined : title],
      [sayDesk('request.url'), url === undefined ? undefined : href === undefined ? url : <a href={href} rel="noreferrer">{url}</a>],
      [sayDesk('request.about'), about === undefined ? undefined : <a href={entryPath(about.kind, about.slug)}>{about.title}</a>],
      [sayDesk('request.matter'), problem === undefined ? undefined : sayRequest(`problem.kinds.${problem}`)],
      [sayDesk('request.words'), words === undefined ? undefined : <Words text={words} />],
      [sayDesk('request.asked'), <DayText day={dayOf(at, DEFAULT_ZONE)} />],
      [sayDesk('request.answer-by'), answered === undefined ? <DayText day={answerBy} /> : undefined],
      [sayDesk('request.reach'), answered === undefined ? sayDesk(person !== undefined ? 'request.reach-page' : reach === undefined ? 'request.reach-address' : 'request.reach-email') : undefined],
    ]} />
  )
}

const Draft: FC<{ request: Request }> = ({ request: { id, draft, answered } }) => {
  if (draft !== undefined) return <p>{sayDesk('request.draft')}: <a href={entryPath(draft.kind, draft.slug)}>{draft.title}</a> ({say(`states.${draft.state}`)})</p>
  return answered === undefined ? <Form action={`/library/desk/requests/${id}/draft`}><Button look="second">{sayDesk('request.begin')}</Button></Form> : <></>
}

const Answered: FC<Readonly<{ answered: NonNullable<Request['answered']>; called: string | undefined }>> = ({ answered: { outcome, words, at }, called }) => (
  <>
    <h2>{sayDesk('request.answer')}</h2>
    <Facts facts={[
      [sayDesk('request.outcome'), sayDesk(`outcomes.${outcome}`)],
      [sayDesk('request.answer-words'), words === undefined ? undefined : <Words text={words} />],
      [sayDesk('request.answered'), <DayText day={dayOf(at, DEFAULT_ZONE)} />],
      [sayDesk('request.answered-by'), called ?? sayDesk('request.somebody')],
    ]} />
  </>
)
