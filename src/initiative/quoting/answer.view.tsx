import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, Hidden, RadioField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Empty, Inset, Pages, Statement, Tag, Warning, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { dayOf, sayDay } from '#platform/time.ts'
import { sayCase } from '../case-study/words/index.ts'
import type { AnswerFormCode } from './quoting.form.ts'
import type { MyRequest } from './quoting.queries.ts'
import { coversReaders } from './quoting.rules.ts'
import { QUOTE_ANSWERS } from './tables.ts'
import { sayQuoting } from './words/index.ts'

export const MyQuotesPage: FC<{ requests: readonly MyRequest[]; more: boolean }> = ({ requests, more }) => (
  <Page title={sayQuoting('mine.title')} lead={sayQuoting('mine.lead')} back={{ href: '/me', text: sayQuoting('mine.back') }}>
    {requests.length === 0 ? <Empty text={sayQuoting('mine.none')} /> : (
      <ul class="cards" role="list">
        {requests.map(({ id, words, initiative, answer }) => (
          <li class="card">
            <blockquote class="case-quote"><Words text={words} /></blockquote>
            <p>{sayQuoting('mine.in', { title: initiative.title })}</p>
            <p>{answer === undefined ? <Tag tone="waiting">{sayQuoting('mine.waits')}</Tag> : sayQuoting(`mine.said.${answer.said}`)}</p>
            <p><a href={`/me/quotes/${id}`}>{sayQuoting(answer === undefined ? 'mine.answer' : 'mine.change')}<span class="visually-hidden">: {sayQuoting('mine.which', { words: words.slice(0, 80) })}</span></a></p>
          </li>
        ))}
      </ul>
    )}
    <Pages next={more ? `/me/quotes?after=${requests.at(-1)?.id ?? ''}` : undefined} />
  </Page>
)

type Props = Readonly<{
  request: MyRequest; called: string; asker: string | undefined; typed: Typed | undefined; problems: readonly Problem<AnswerFormCode>[]
  /** What was changed while they answered. */
  changed: 'words' | 'readers' | undefined
}>

export const AnswerPage: FC<Props> = ({ request, called, asker, typed, problems, changed }) => {
  const { initiative, answer, section, words, version, at } = request
  const sentences = sentencesOf(problems, (code) => sayQuoting(`problems.${code}`))
  const dayIn = (moment: Date) => sayDay(dayOf(moment, initiative.zone))
  const covers = answer !== undefined && coversReaders(answer, initiative.openTo)
  return (
    <Page title={sayQuoting('answer.title')} back={{ href: '/me/quotes', text: sayQuoting('answer.back') }} problems={sentences}>
      {changed === undefined ? null : <Warning>{sayQuoting(`answer.outdated-${changed}`)}</Warning>}
      <Statement text={words} />
      <p>{sayQuoting('answer.lead', { title: initiative.title, section: sayCase(`sections.${section}`) })} {sayQuoting('answer.asked', { who: asker ?? sayQuoting('answer.somebody'), day: dayIn(at) })} <strong>{sayQuoting(`answer.readers.${initiative.openTo}`)}</strong></p>
      <p>{sayQuoting('answer.use')}</p>
      {answer === undefined ? null : (
        <Inset>
          <p>{sayQuoting('answer.since', { day: dayIn(answer.at), said: sayQuoting(`answer.since-${answer.said}`) })}</p>
          {answer.said === 'no' || covers ? null : <p>{sayQuoting('answer.more-now')}</p>}
          {answer.said === 'no' ? null : <Form version={version}><Hidden name="said" value="no" /><Button look="warning">{sayQuoting('answer.take-back')}</Button></Form>}
        </Inset>
      )}
      <Form typed={typed} problems={sentences} version={version}>
        <Hidden name="readers" value={initiative.openTo} />
        <RadioField name="said" label={sayQuoting('answer.said')} value={covers || answer?.said === 'no' ? answer?.said : undefined}
          choices={QUOTE_ANSWERS.map((one) => [one, sayQuoting(`answer.choices.${one}`, { called })] as const)} />
        <Button>{sayQuoting('answer.button')}</Button>
      </Form>
    </Page>
  )
}
