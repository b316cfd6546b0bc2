import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import { Inset, LinkButton } from '#platform/page/parts.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { Run } from './draft.queries.ts'
import { HowFar } from './progress.view.tsx'
import { sayImport } from './words/index.ts'

export type StopCode = 'over'
type Props = Readonly<{
  here: Seen
  run: Run & Readonly<{ fileName: string; rows: number }>
  refreshing: boolean
  now: Date
  problems?: readonly Problem<StopCode>[]
}>

/** Longer than this between two steps, and something is wrong: it is taken up again, and people are told. */
const QUIET_MS = 30_000

/** A file that is being brought in, or was not. */
export const RunPage: FC<Props> = ({ here, run, refreshing, now, problems = [] }) => {
  const base = `/initiatives/${here.initiative.slug}`
  const page = { here, lead: run.fileName, back: { href: `${base}/import`, text: sayImport('title') }, listed: false, problems: sentencesOf(problems, (code) => sayImport(`problems.${code}`)) } as const
  switch (run.state) {
    case 'waiting':
    case 'running':
    case 'stopping': {
      const quiet = now.getTime() - run.movedAt.getTime() > QUIET_MS
      return (
        <InitiativePage {...page} title={sayImport('run.title')}>
          {quiet || run.state === 'stopping' ? <Inset><p>{sayImport(run.state === 'stopping' ? 'run.stopping' : 'run.quiet')}</p></Inset> : null}
          <HowFar tally={run.tally} rows={run.rows} refreshing={refreshing} />
          {run.state === 'stopping' && !quiet ? null : <Form action={`${base}/imports/${run.id}/stop`}><p>{sayImport('run.stop-text')}</p><Button look="warning">{sayImport('run.stop')}</Button></Form>}
        </InitiativePage>
      )
    }
    case 'done':
    case 'stopped':
    case 'refused':
    case 'nothing-new':
      return (
        <InitiativePage {...page} title={sayImport('run.none-title')}>
          <p>{sayImport(`run.${run.state === 'done' ? 'stopped' : run.state}`)}</p>
          <p><LinkButton href={`${base}/import/${run.draft}`}>{sayImport('run.again')}</LinkButton></p>
        </InitiativePage>
      )
  }
}
