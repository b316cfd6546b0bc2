import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, LinkButton } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { ImportReport } from './import.queries.ts'
import { QUIET_MS } from './run-take-back.ts'
import type { TakingBack } from './take-back.queries.ts'
import { sayImport } from './words/index.ts'

type Props = Readonly<{ here: SeenByMember; report: ImportReport; would: Readonly<{ voices: number; grouped: number }>; problems?: readonly Problem<'nothing-left'>[] }>

/** Only hosts see the report. */
const backFrom = ({ membership, initiative }: SeenByMember, report: ImportReport) => membership.host
  ? { href: `/initiatives/${initiative.slug}/imports/${report.id}`, text: sayImport('report.title') } : { href: `/initiatives/${initiative.slug}/heard`, text: sayImport('take-back.heard') }

export const TakeImportBackPage: FC<Props> = ({ here, report, would, problems = [] }) => {
  const back = backFrom(here, report)
  return (
    <InitiativePage here={here} listed={false} title={sayImport('take-back.title')} lead={report.fileName} back={back} problems={sentencesOf(problems, (code) => sayImport(`problems.${code}`))}>
      {would.voices === 0 ? <p>{sayImport('take-back.nothing')}</p> : (
        <>
          <p>{sayImport('take-back.voices', { voices: would.voices })}</p>
          {would.grouped === 0 ? null : <p>{sayImport('take-back.grouped', { grouped: would.grouped })}</p>}
          <p>{sayImport('take-back.again')}</p>
          <Form><Buttons><Button look="warning">{sayImport('take-back.button', { voices: would.voices })}</Button><LinkButton href={back.href} look="second">{sayImport('take-back.keep')}</LinkButton></Buttons></Form>
        </>
      )}
    </InitiativePage>
  )
}

/** All of it is being taken back. */
export const TakingBackPage: FC<Readonly<{ here: SeenByMember; report: ImportReport; going: TakingBack; refreshing: boolean; now: Date }>> = ({ here, report, going: { voices, taken, movedAt }, refreshing, now }) => (
  <InitiativePage here={here} listed={false} title={sayImport('take-back.going')} lead={report.fileName} back={backFrom(here, report)}>
    <p>
      <label for="how-far">{sayImport('take-back.how-far', { taken, voices })}</label>
      <progress id="how-far" class="how-far" max={voices} value={taken}></progress>
    </p>
    <p>{sayImport('take-back.all-at-once')}</p>
    <p>{sayImport('progress.go-away')} {refreshing ? <>{sayImport('progress.by-itself')} <a href="?still=yes">{sayImport('progress.still')}</a></> : null}</p>
    {refreshing ? null : <Buttons><LinkButton href="?still=yes" look="second">{sayImport('progress.look')}</LinkButton></Buttons>}
    {now.getTime() - movedAt.getTime() <= QUIET_MS ? null : <Form><p>{sayImport('take-back.quiet')}</p><Button look="warning">{sayImport('take-back.anew')}</Button></Form>}
  </InitiativePage>
)
