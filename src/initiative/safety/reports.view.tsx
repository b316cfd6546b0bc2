import type { FC, PropsWithChildren } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextArea } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Empty, Facts, Pages, Tag, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { DEFAULT_ZONE, sayMoment } from '#platform/time.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { AnswerCode } from './safety.form.ts'
import type { Report } from './safety.queries.ts'
import { say } from '../words/index.ts'
import { saySafety } from './words/index.ts'

/** Where the reports are read: in an initiative, or by the administrators. */
type Place = Readonly<{ here: Seen | undefined }>
export const reportsPath = (here: Seen | undefined) => (here === undefined ? '/admin/reports' : `/initiatives/${here.initiative.slug}/reports`)

const Around: FC<PropsWithChildren<Place & { title: string; lead?: string; back: { href: string; text: string }; problems?: readonly { field: string; sentence: string }[] }>> = ({ here, children, ...page }) =>
  here === undefined ? <Page {...page}>{children}</Page> : <InitiativePage here={here} listed={false} {...page}>{children}</InitiativePage>

const momentOf = (here: Seen | undefined, at: Date) => sayMoment(at, here?.initiative.zone ?? DEFAULT_ZONE)

export const ReportsPage: FC<Place & { reports: readonly Report[]; next: string | undefined; first: string | undefined }> = ({ here, reports, next, first }) => (
  <Around here={here} title={saySafety('reports.title')} lead={saySafety(here === undefined ? 'reports.admin-lead' : 'reports.lead')}
    back={here === undefined ? { href: '/admin', text: saySafety('reports.admin') } : { href: `/initiatives/${here.initiative.slug}`, text: say('parts.purpose') }}>
    {reports.length === 0 ? <Empty text={saySafety('reports.none')} /> : (
      <ul class="cards">
        {reports.map((one) => (
          <li class="card">
            <h2><a href={`${reportsPath(here)}/${one.id}`}>{saySafety('reports.one', { moment: momentOf(here, one.at) })}</a></h2>
            <p>{one.answer === undefined ? <Tag tone="waiting">{saySafety('reports.open')}</Tag> : <Tag tone="good">{saySafety('reports.answered')}</Tag>} {one.about ?? saySafety('reports.about-nothing')}</p>
          </li>
        ))}
      </ul>
    )}
    <Pages next={next} first={first} />
  </Around>
)

export const OneReportPage: FC<Place & { report: Report; typed?: Typed; problems?: readonly Problem<AnswerCode>[] }> = ({ here, report, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => saySafety(`problems.${code}`))
  return (
    <Around here={here} title={saySafety('reports.one', { moment: momentOf(here, report.at) })} back={{ href: reportsPath(here), text: saySafety('reports.title') }} problems={sentences}>
      <Facts facts={[
        [saySafety('reports.about'), report.about === undefined ? saySafety('reports.about-nothing') : <a href={report.about}>{report.about}</a>],
        [saySafety('reports.initiative'), here === undefined ? report.title : undefined],
        [saySafety('reports.reach'), report.reach],
      ]} />
      <h2>{saySafety('reports.what')}</h2>
      <Words text={report.words} />
      <h2>{saySafety('reports.what-we-did')}</h2>
      <Form typed={typed} problems={sentences}>
        <TextArea name="answer" label={saySafety('reports.answer-label')} hint={saySafety('reports.answer-hint')} value={report.answer} />
        <Button>{saySafety('reports.button')}</Button>
      </Form>
    </Around>
  )
}
