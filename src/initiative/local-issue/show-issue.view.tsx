import type { FC } from 'hono/jsx'
import type { Area, OrganisationId } from '#network/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, Hidden, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Facts, Inset, LinkButton, MomentText, Statement, Tag, Timeline, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { type Day, dayOf, sayDay } from '#platform/time.ts'
import type { Action } from '../action/action.queries.ts'
import { ActionList } from '../action/action.view.tsx'
import { sayAction } from '../action/words/index.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { Reply } from '../reply/reply.queries.ts'
import { Replies } from '../reply/replies.view.tsx'
import type { PersonId } from '../tables.ts'
import { wholePage } from '../thread/whole-page.ts'
import { sayThread } from '../thread/words/index.ts'
import { IssueTags } from './issue-tags.view.tsx'
import type { NoteCode } from './issue.form.ts'
import { type AtIssue, issuePath } from './issue.gate.ts'
import type { IssueParts } from './issue.queries.ts'
import { agreeingPath } from './solve-issue.view.tsx'
import { sayIssue } from './words/index.ts'

type Props = Readonly<{
  here: AtIssue
  today: Day
  person: PersonId | undefined
  parts: IssueParts
  /** For members only. */
  actions: readonly Action[]
  replies: readonly Reply[]
  names: ReadonlyMap<OrganisationId, string>
  area: Area | undefined
  /** What people are called: nobody for anybody outside. */
  called: ReadonlyMap<PersonId, string>
  typed: Typed | undefined
  problems: readonly Problem<NoteCode>[]
}>

export const ShowIssuePage: FC<Props> = (props) => {
  const { here, today, parts, problems } = props
  const { initiative, issue } = here
  const base = `/initiatives/${initiative.slug}`
  return (
    <InitiativePage here={here} title={sayIssue('show.title')} back={{ href: `${base}/issues`, text: sayIssue('show.back') }} problems={sentencesOf(problems, (code) => sayIssue(`problems.${code}`))}>
      {issue.hidden === undefined ? null : <Inset><p>{sayIssue('show.hidden', { reason: issue.hidden.reason ?? sayIssue('show.no-reason') })}</p></Inset>}
      <p><IssueTags facts={issue.facts} today={today} /></p>
      {issue.takenBack ? <p><Tag tone="gone">{sayThread('states.taken-back')}</Tag> {sayIssue('show.taken-back')}</p> : <Statement text={issue.what} />}
      <WhereAndWhen {...props} />
      {parts.restsOn.length === 0 ? null : (
        <section>
          <h2>{sayIssue('show.rests-on')}</h2>
          <ul class="plain-list">{parts.restsOn.map(({ id, kind, words }) => <li><Tag>{sayThread(`kinds.${kind}`)}</Tag>{' '}<a href={`${base}/${wholePage(kind)}/${id}`}>{words}</a></li>)}</ul>
        </section>
      )}
      <Partners {...props} />
      <Solution {...props} />
      <Actions {...props} />
      <Progress {...props} />
      <TheReply {...props} />
      <Doing {...props} base={base} />
    </InitiativePage>
  )
}

const WhereAndWhen: FC<Props> = ({ here: { initiative, issue, membership }, area, called }) => {
  const day = sayDay(dayOf(issue.raisedAt, initiative.zone))
  const who = issue.raisedBy === undefined ? undefined : called.get(issue.raisedBy)
  return (
    <Facts facts={[
      [sayIssue('show.place'), issue.place], [sayIssue('show.area'), area === undefined ? undefined : <a href={`/areas/${area.id}`}>{area.name}</a>], [sayIssue('show.since'), issue.since],
      [sayIssue('show.raised'), membership === undefined || issue.takenBack ? day : sayIssue('show.by', { day, who: who ?? sayIssue('show.a-member') })],
    ]} />
  )
}

const Partners: FC<Props> = ({ here, parts, names }) => (
  <section>
    <h2>{sayIssue('show.partners')}</h2>
    {parts.partners.length === 0 ? <p>{sayIssue('show.partners-none')}</p> : (
      <ul class="plain-list">{parts.partners.map(({ organisation, part }) => <li><strong>{names.get(organisation)}</strong>{part === null ? null : <Words text={part} />}</li>)}</ul>
    )}
    {here.membership === undefined ? null : <div class="screen-only"><Buttons><LinkButton look={parts.partners.length === 0 ? 'main' : 'second'} href={issuePath(here, here.issue.id, '/partners')}>{sayIssue('show.partners-change')}</LinkButton></Buttons></div>}
  </section>
)

const Solution: FC<Props> = ({ here, parts: { solution, agreements, restsOn } }) => {
  const { initiative, issue, membership } = here
  const path = issuePath(here, issue.id)
  return (
    <section>
      <h2>{sayIssue('show.solution')}</h2>
      {solution === undefined ? <p>{sayIssue('show.solution-none')}</p> : <Words text={solution.words} />}
      {agreements.length === 0 ? null : (
        <>
          <h3>{sayIssue('show.agreed')}</h3>
          <ul class="plain-list">
            {agreements.map(({ id, words }) => (
              <li>
                <a href={`/initiatives/${initiative.slug}/agreements/${id}`}>{words}</a>
                {membership === undefined ? null : <div class="screen-only"><Form action={`${path}/agreed/remove`}><Hidden name="agreement" value={id} /><Button look="link">{sayIssue('agreed.remove')}<span class="visually-hidden">: {words}</span></Button></Form></div>}
              </li>
            ))}
          </ul>
        </>
      )}
      {membership === undefined ? null : (
        <div class="screen-only">
          <Buttons>
            <LinkButton look="second" href={`${path}/solution`}>{sayIssue(solution === undefined ? 'show.solution-write' : 'show.solution-change')}</LinkButton>
            <LinkButton look="second" href={agreeingPath(here, restsOn)}>{sayIssue('show.agree')}</LinkButton>
          </Buttons>
          {agreements.length > 0 ? null : <p><a href={`${path}/agreed`}>{sayIssue('show.agreed-choose')}</a></p>}
        </div>
      )}
    </section>
  )
}

/** Who does what is for those who take part; outside it is said how much there is to do, and whether it is late. */
const Actions: FC<Props> = ({ here, actions, called, today }) => {
  const { issue, membership } = here
  const path = issuePath(here, issue.id)
  return (
    <section>
      <h2>{sayAction('title')}</h2>
      {membership === undefined
        ? <p>{[sayIssue('show.actions-outside', { count: issue.facts.actions }), ...(issue.facts.late === 0 ? [] : [sayIssue('show.actions-late', { count: issue.facts.late })])].join(', ')}</p>
        : actions.length === 0 ? <p>{sayAction('none')}</p> : <ActionList path={path} actions={actions} called={called} today={today} mayEdit />}
      {membership === undefined ? null : <div class="screen-only"><Buttons><LinkButton look="second" href={`${path}/actions/new`}>{sayAction('add')}</LinkButton></Buttons></div>}
    </section>
  )
}

const Progress: FC<Props> = ({ here, parts: { notes }, person, called, typed, problems }) => {
  const { initiative, issue, membership } = here
  const path = issuePath(here, issue.id)
  return (
    <section>
      <h2>{sayIssue('show.progress')}</h2>
      {notes.length === 0 ? <p>{sayIssue('show.progress-none')}</p> : (
        <Timeline steps={notes.map(({ id, words, by, at, version }) => {
          const who = by === null ? undefined : called.get(by)
          return {
            when: <><MomentText at={at} zone={initiative.zone} />{who === undefined ? null : `, ${who}`}</>,
            what: (
              <>
                <Words text={words} />
                {membership === undefined || (version === 1 && by !== person && !membership.host) ? null : (
                  <ul class="actions actions--beside screen-only">
                    {by !== null && by === person ? <li><a href={`${path}/notes/${id}/edit`}>{sayIssue('show.note-edit')}<span class="visually-hidden">: {words.slice(0, 60)}</span></a></li> : null}
                    {version > 1 ? <li><a href={`${path}/notes/${id}/history`}>{sayIssue('show.note-history')}<span class="visually-hidden">: {words.slice(0, 60)}</span></a></li> : null}
                    {membership.host || (by !== null && by === person) ? <li><Form action={`${path}/notes/${id}/remove`}><Button look="link">{sayIssue('show.note-remove')}<span class="visually-hidden">: {words.slice(0, 60)}</span></Button></Form></li> : null}
                  </ul>
                )}
              </>
            ),
          }
        })} />
      )}
      {membership === undefined ? null : (
        <div class="screen-only">
          <Form action={`${path}/notes`} typed={typed} problems={sentencesOf(problems, (code) => sayIssue(`problems.${code}`))}>
            <TextArea name="words" label={sayIssue('show.note')} hint={sayIssue('show.note-hint')} rows={3} />
            <Buttons><Button look="second">{sayIssue('show.note-button')}</Button></Buttons>
          </Form>
        </div>
      )}
    </section>
  )
}

const TheReply: FC<Props> = ({ here, replies }) => {
  const { initiative, issue, membership } = here
  const host = membership?.host === true
  return (
    <section>
      <h2>{sayIssue('show.replies')}</h2>
      <Replies replies={replies} zone={initiative.zone} toldAt={host ? (reply) => `/initiatives/${initiative.slug}/replies/${reply.id}/told` : undefined} />
      {host ? <div class="screen-only"><Buttons><LinkButton look="second" href={issuePath(here, issue.id, '/reply')}>{sayIssue('show.reply')}</LinkButton></Buttons></div> : null}
    </section>
  )
}

const Doing: FC<Props & Readonly<{ base: string }>> = ({ here, person }) => {
  const { issue, membership } = here
  const path = issuePath(here, issue.id)
  const own = person !== undefined && issue.raisedBy === person && !issue.takenBack
  const links = [
    ...(own ? [[`${path}/edit`, 'edit'] as const, [`${path}/take-back`, 'take-back'] as const] : []),
    ...(membership?.host === true && issue.hidden === undefined ? [[`${path}/hide`, 'hide'] as const] : []), [`/report?about=${path}`, 'report'] as const,
  ]
  return (
    <section class="screen-only">
      <h2>{sayIssue('show.do')}</h2>
      <ul class="actions">{links.map(([href, key]) => <li><a href={href}>{sayIssue(`show.${key}`)}</a></li>)}</ul>
      {membership?.host === true && issue.hidden !== undefined ? <Form action={`${path}/unhide`}><Button look="second">{sayIssue('show.unhide')}</Button></Form> : null}
    </section>
  )
}
