import type { FC } from 'hono/jsx'
import { Button, Form, RadioField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Empty, Warning } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { ChoiceFormCode } from './choice.form.ts'
import type { MailChoices } from './choice.queries.ts'
import { MAIL_CHOICES, type MailChoice } from './tables.ts'
import { sayDigest } from './words/index.ts'

export type Problems = readonly Problem<ChoiceFormCode>[]

const offered = () => MAIL_CHOICES.map((choice) => [choice, sayDigest(`choices.${choice}`)] as const)
const sentences = (problems: Problems) => sentencesOf(problems, (code) => sayDigest(`problems.${code}`))

export const ChoicesPage: FC<{ choices: MailChoices; reached: 'yes' | 'no' | 'dead'; problems: Problems }> = ({ choices, reached, problems }) => (
  <Page title={sayDigest('all.title')} lead={sayDigest('all.lead')} back={{ href: '/me', text: sayDigest('back') }} problems={sentences(problems)}>
    {reached === 'yes' ? null : (
      <Warning>
        <p>{sayDigest(reached === 'no' ? 'all.no-address' : 'all.dead-address')}</p>
        <p><a href="/me/email">{sayDigest('all.no-address-link')}</a></p>
      </Warning>
    )}
    <Form problems={sentences(problems)}>
      <RadioField name="choice" label={sayDigest('all.label')} hint={sayDigest('all.hint')} value={choices.all} choices={offered()} />
      <Button>{sayDigest('all.button')}</Button>
    </Form>
    <section>
      <h2>{sayDigest('all.each')}</h2>
      {choices.each.length === 0 ? <Empty text={sayDigest('all.none')} /> : (
        <ul>
          {choices.each.map(({ slug, title, choice }) => (
            <li><a href={`/initiatives/${slug}/mail`}>{sayDigest('all.row', { title, choice: choice === undefined ? sayDigest('as-all') : sayDigest(`choices.${choice}`) })}</a></li>
          ))}
        </ul>
      )}
    </section>
  </Page>
)

export const OneChoicePage: FC<{ title: string; choice: MailChoice | undefined; problems: Problems }> = ({ title, choice, problems }) => (
  <Page title={sayDigest('one.title')} lead={title} back={{ href: '/me/mail', text: sayDigest('one.back') }} problems={sentences(problems)}>
    <Form problems={sentences(problems)}>
      <RadioField name="choice" label={sayDigest('one.label', { title })} value={choice ?? 'as-all'} choices={[['as-all', sayDigest('as-all')], ...offered()]} />
      <Button>{sayDigest('all.button')}</Button>
    </Form>
  </Page>
)

/** @param title of the initiative that the letters are about; undefined for all letters */
export const StopPage: FC<{ title: string | undefined; stopped: boolean }> = ({ title, stopped }) => {
  const lead = title === undefined ? sayDigest('stop.lead-all') : sayDigest('stop.lead-one', { title })
  return (
    <Page title={sayDigest('stop.title')} lead={stopped ? sayDigest('stop.stopped') : lead}>
      {stopped ? null : <Form><Button>{sayDigest('stop.button')}</Button></Form>}
      <p>{sayDigest('stop.else')} <a href="/me/mail">{sayDigest('one.back')}</a>.</p>
    </Page>
  )
}

/** On everybody's own page. */
export const MailPart: FC = () => (
  <section>
    <h2>{sayDigest('part.title')}</h2>
    <p><a href="/me/mail">{sayDigest('part.link')}</a></p>
  </section>
)
