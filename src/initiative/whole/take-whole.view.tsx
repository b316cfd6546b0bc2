import type { FC } from 'hono/jsx'
import { Details, Inset, LinkButton } from '#platform/page/parts.tsx'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { CARRIED } from './carried.ts'
import { say } from '../words/index.ts'
import { sayWhole } from './words/index.ts'

const backTo = ({ initiative }: Seen) => ({ href: `/initiatives/${initiative.slug}`, text: say('parts.purpose') })

/** What the file holds, who may have it, and the ways to take it. */
export const TakeWholePage: FC<{ here: Seen }> = ({ here }) => {
  const base = `/initiatives/${here.initiative.slug}`
  return (
    <InitiativePage here={here} title={sayWhole('take.title')} lead={sayWhole('take.lead')} back={backTo(here)} listed={false}>
      <Inset><p>{sayWhole('take.who')}</p></Inset>
      <h2>{sayWhole('take.in-it')}</h2>
      <p>{sayWhole('take.in-it-text')}</p>
      <h2>{sayWhole('take.not-in-it')}</h2>
      <p>{sayWhole('take.not-in-it-text')}</p>
      <p><LinkButton href={`${base}/whole/copy.jsonl.gz`}>{sayWhole('take.file')}</LinkButton></p>
      <p class="hint">{sayWhole('take.file-hint')}</p>
      <h2>{sayWhole('take.others')}</h2>
      <ul>
        <li><a href={`${base}/export`}>{sayWhole('take.export')}</a></li>
        <li><a href={`${base}/thread`}>{sayWhole('take.print')}</a></li>
        <li><a href={`${base}/handing-over`}>{sayWhole('take.hand-over')}</a></li>
      </ul>
      <Details summary={sayWhole('take.tables')}>
        <p>{sayWhole('take.tables-text')}</p>
        <ul class="columns">{Object.keys(CARRIED).map((table) => <li><a href={`${base}/whole/${table}.csv`}><code>{`${table}.csv`}</code></a></li>)}</ul>
      </Details>
    </InitiativePage>
  )
}

/** Others are taking copies right now. */
export const BusyPage: FC<{ here: Seen }> = ({ here }) => (
  <InitiativePage here={here} title={sayWhole('take.busy')} lead={sayWhole('take.busy-text')} listed={false}>
    <LinkButton href={`/initiatives/${here.initiative.slug}/whole`}>{sayWhole('take.again')}</LinkButton>
  </InitiativePage>
)
