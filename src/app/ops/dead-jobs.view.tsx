import type { FC } from 'hono/jsx'
import type { DeadJob } from '#platform/jobs/dead-jobs.ts'
import { Button, Form } from '#platform/page/form.tsx'
import { Empty, MomentText, Table } from '#platform/page/parts.tsx'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { OpsPage } from './ops-page.tsx'
import { sayOps } from './words/index.ts'

const Actions: FC<{ job: DeadJob }> = ({ job }) => (
  <>
    {(['retry', 'discard'] as const).map((what) => (
      <Form action={`/admin/jobs/${job.id}/${what}`}>
        <Button look="link"><span aria-hidden={true}>{sayOps(`jobs.${what}`)}</span><span class="visually-hidden">{sayOps(`jobs.${what}-which`, { job: job.job })}</span></Button>
      </Form>
    ))}
  </>
)

export const DeadJobsPage: FC<{ jobs: readonly DeadJob[] }> = ({ jobs }) => (
  <OpsPage title={sayOps('jobs.title')} lead={sayOps('jobs.lead')} here="/admin/jobs">
    {jobs.length === 0 ? <Empty text={sayOps('jobs.empty')} /> : (
      <Table caption={sayOps('jobs.caption')} head={[sayOps('jobs.job'), sayOps('jobs.at'), sayOps('jobs.actions')]}
        rows={jobs.map((job) => [job.job, <MomentText at={job.at} zone={DEFAULT_ZONE} />, <Actions job={job} />])} />
    )}
  </OpsPage>
)
