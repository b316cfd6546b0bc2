import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, LinkButton } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { ImportReport } from './import.queries.ts'
import { sayImport } from './words/index.ts'

type Props = Readonly<{ here: SeenByMember; report: ImportReport; would: Readonly<{ voices: number; grouped: number }>; problems?: readonly Problem<'nothing-left'>[] }>

export const TakeImportBackPage: FC<Props> = ({ here, report, would, problems = [] }) => {
  const base = `/initiatives/${here.initiative.slug}`
  // Only hosts see the report.
  const back = here.membership.host ? { href: `${base}/imports/${report.id}`, text: sayImport('report.title') } : { href: `${base}/heard`, text: sayImport('take-back.heard') }
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
