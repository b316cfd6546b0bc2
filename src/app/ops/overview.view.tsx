import type { FC } from 'hono/jsx'
import { Facts, MomentText, Warning } from '#platform/page/parts.tsx'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { OpsPage } from './ops-page.tsx'
import type { Figures } from './ops.queries.ts'
import type { Need } from './overview.rules.ts'
import { sayOps } from './words/index.ts'

export type Overview = Readonly<{ figures: Figures; needs: readonly Need[]; freeBytes: number | undefined; memoryBytes: number; version: string; hours: number }>

/** Bytes as people say them: «1.5 GB». */
const size = (bytes: number): string => {
  const [unit, divisor] = bytes >= 1e9 ? (['gigabyte', 1e9] as const) : (['megabyte', 1e6] as const)
  return new Intl.NumberFormat('en-GB', { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / divisor)
}

const sentence = (need: Need): string => {
  switch (need.kind) {
    case 'backup-never':
      return sayOps('admin.backup-never')
    case 'backup-old':
      return sayOps('admin.backup-old', { days: need.days })
    case 'disk-low':
      return sayOps('admin.disk-low', { free: size(need.bytes) })
    case 'mail-off':
    case 'mail-given-up':
    case 'jobs-dead':
    case 'reports-open':
      return sayOps(`admin.${need.kind}`, { count: need.count })
  }
}

const WHERE: Partial<Record<Need['kind'], readonly [string, 'admin.mail' | 'admin.jobs' | 'admin.reports']>> = {
  'mail-off': ['/admin/mail', 'admin.mail'], 'mail-given-up': ['/admin/mail', 'admin.mail'], 'jobs-dead': ['/admin/jobs', 'admin.jobs'], 'reports-open': ['/admin/reports', 'admin.reports'],
}

const NeedLine: FC<{ need: Need }> = ({ need }) => {
  const where = WHERE[need.kind]
  return <li>{sentence(need)}{where === undefined ? null : <>{' '}<a href={where[0]}>{sayOps(where[1])}</a></>}</li>
}

export const OverviewPage: FC<Overview> = ({ figures, needs, freeBytes, memoryBytes, version, hours }) => (
  <OpsPage title={sayOps('admin.title')} lead={sayOps('admin.lead')} here="/admin">
    <h2>{sayOps('admin.needs-you')}</h2>
    {needs.length === 0 ? <p>{sayOps('admin.all-well')}</p> : <Warning><ul>{needs.map((need) => <NeedLine need={need} />)}</ul></Warning>}
    <h2>{sayOps('admin.facts')}</h2>
    <Facts facts={[
      [sayOps('admin.backup'), figures.backup === undefined ? undefined : <><MomentText at={figures.backup.at} zone={DEFAULT_ZONE} /> ({size(figures.backup.bytes)})</>],
      [sayOps('admin.disk'), freeBytes === undefined ? undefined : size(freeBytes)],
      [sayOps('admin.database'), sayOps('admin.database-value', { size: size(figures.bytes), server: figures.server })],
      [sayOps('admin.mail-waiting'), String(figures.mail.waiting)],
      [sayOps('admin.version'), version],
      [sayOps('admin.migration'), figures.migration],
      [sayOps('admin.memory'), size(memoryBytes)],
      [sayOps('admin.running'), sayOps('admin.hours', { hours })],
    ]} />
    <p><a href="/admin/bring-in">{sayOps('admin.bring-in')}</a><br /><span class="hint">{sayOps('admin.bring-in-for')}</span></p>
  </OpsPage>
)
