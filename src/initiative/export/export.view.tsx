import type { FC } from 'hono/jsx'
import { LinkButton } from '#platform/page/parts.tsx'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { sayExport } from './words/index.ts'

/** A whole copy: what is in it, and in which forms. */
export const ExportPage: FC<{ here: Seen }> = ({ here }) => {
  const base = `/initiatives/${here.initiative.slug}`
  return (
    <InitiativePage here={here} title={sayExport('title')} lead={sayExport('lead')} listed={false}>
      <section>
        <h2>{sayExport('in-it')}</h2>
        <ul>
          <li>{sayExport('in-it-items')}</li>
          <li>{sayExport('in-it-cards')}</li>
          <li>{sayExport('in-it-others')}</li>
        </ul>
        <p>{sayExport(here.membership === undefined ? 'open-only' : 'with-members')}</p>
      </section>
      <section>
        <h2>{sayExport('not-in-it')}</h2>
        <p>{sayExport('not-in-it-text')}</p>
      </section>
      <section>
        <h2>{sayExport('forms')}</h2>
        <dl class="facts">
          {(['csv', 'json', 'ndjson'] as const).map((form) => (
            <div><dt><a href={`${base}/export.${form}`}>{sayExport(`as.${form}`)}</a></dt><dd>{sayExport(`as.${form}-for`)}</dd></div>
          ))}
          {here.membership?.host === true ? <div><dt><a href={`${base}/whole`}>{sayExport('as.whole')}</a></dt><dd>{sayExport('as.whole-for')}</dd></div> : null}
          <div><dt><a href={`${base}/case-study`}>{sayExport('as.case-study')}</a></dt><dd>{sayExport('as.case-study-for')}</dd></div>
          <div><dt><a href={`${base}/thread`}>{sayExport('as.paper')}</a></dt><dd>{sayExport('as.paper-for')}</dd></div>
        </dl>
      </section>
      <p><a href="/api">{sayExport('programs')}</a></p>
    </InitiativePage>
  )
}

/** Others are taking copies right now. */
export const BusyPage: FC<{ here: Seen }> = ({ here }) => (
  <InitiativePage here={here} title={sayExport('busy')} lead={sayExport('busy-text')} listed={false}>
    <LinkButton href={`/initiatives/${here.initiative.slug}/export`}>{sayExport('again')}</LinkButton>
  </InitiativePage>
)
