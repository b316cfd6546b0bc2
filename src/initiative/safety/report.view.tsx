import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, Hidden, RadioField, TextArea, TextField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Warning } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { ReportCode } from './safety.form.ts'
import { saySafety } from './words/index.ts'

export const ReportPage: FC<{ about: string | undefined; typed?: Typed; problems?: readonly Problem<ReportCode>[] }> = ({ about, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => saySafety(`problems.${code}`))
  return (
    <Page title={saySafety('report.title')} problems={sentences}>
      <Warning><p>{saySafety('report.danger')}</p></Warning>
      {about === undefined ? null : <p>{saySafety('report.about')} <a href={about}>{saySafety('report.about-link')}</a></p>}
      <Form action="/report" typed={typed} problems={sentences}>
        {about === undefined ? null : <Hidden name="about" value={about} />}
        <TextArea name="words" label={saySafety('report.words')} hint={saySafety('report.words-hint')} />
        <RadioField name="aboutHost" label={saySafety('report.about-host')} hint={saySafety('report.about-host-hint')} choices={[['yes', saySafety('report.yes')], ['no', saySafety('report.no')]]} />
        <TextField name="reach" label={saySafety('report.reach')} hint={saySafety('report.reach-hint')} optional autocomplete="off" />
        <Button>{saySafety('report.button')}</Button>
      </Form>
    </Page>
  )
}

export const ReportSentPage: FC = () => (
  <Page title={saySafety('report.sent-title')} back={{ href: '/', text: saySafety('report.back') }}>
    <h2>{saySafety('report.sent-next')}</h2>
    <p>{saySafety('report.sent-hosts')}</p>
    <p>{saySafety('report.sent-when')} {saySafety('report.sent-told')}</p>
    <p><a href="/help">{saySafety('report.sent-worried')}</a></p>
  </Page>
)
