import type { FC } from 'hono/jsx'
import { Buttons, Facts, Inset, LinkButton, MomentText, Pages, Table } from '#platform/page/parts.tsx'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { ImportReport, ReportedRow } from './import.queries.ts'
import { sayImport } from './words/index.ts'

type Props = Readonly<{ here: Seen; report: ImportReport; rows: readonly ReportedRow[]; next: number | undefined; goingBack: boolean }>

export const ReportPage: FC<Props> = ({ here, report, rows, next, goingBack }) => {
  const base = `/initiatives/${here.initiative.slug}`
  const { zone } = here.initiative
  return (
    <InitiativePage here={here} title={sayImport('report.title')} lead={report.fileName} back={{ href: `${base}/import`, text: sayImport('title') }} listed={false}>
      {report.takenBackAt === undefined ? null : <Inset><p>{sayImport('report.taken-back')} <MomentText at={report.takenBackAt} zone={zone} />.</p></Inset>}
      {goingBack ? <Inset><p>{sayImport('take-back.is-going')} <a href={`${base}/imports/${report.id}/take-back`}>{sayImport('take-back.see')}</a></p></Inset> : null}
      <Facts facts={[
        [sayImport('report.when'), <MomentText at={report.at} zone={zone} />],
        [sayImport('report.taken'), sayImport('number', { n: report.taken })],
        [sayImport('report.hidden'), report.hidden === 0 ? undefined : sayImport('number', { n: report.hidden })],
        [sayImport('report.refused'), sayImport('number', { n: report.refused })],
      ]} />
      <Buttons>
        {report.takenBackAt === undefined && report.taken > 0
          ? <LinkButton href={`${base}/themes/group`}>{sayImport('report.group')}</LinkButton>
          : <LinkButton href={`${base}/heard`}>{sayImport('report.heard')}</LinkButton>}
        {report.takenBackAt === undefined && !goingBack ? <LinkButton href={`${base}/imports/${report.id}/take-back`} look="second">{sayImport('report.take-back')}</LinkButton> : null}
      </Buttons>
      {rows.length === 0 ? null : (
        <Table caption={sayImport('report.rows')} head={[sayImport('report.row'), sayImport('report.what')]} rows={rows.map((row) => [String(row.row), <Became row={row} base={base} />])} />
      )}
      <Pages next={next === undefined ? undefined : `?after=${next}`} />
    </InitiativePage>
  )
}

const Became: FC<{ row: ReportedRow; base: string }> = ({ row, base }) => {
  if (row.code !== null) return <>{sayImport('report.left-out', { why: sayImport(`rows.${row.code}`) })}</>
  const words = row.words === '' ? sayImport('report.is-taken-back') : row.words
  return <><a href={`${base}/items/${row.item}`}>{words}</a>{row.hidden ? ` – ${sayImport('report.is-hidden')}` : null}</>
}
