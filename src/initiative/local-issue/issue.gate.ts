/** The gates of an issue's pages. */
import type { Context, SignedIn } from '#platform/http/context.ts'
import type { Closed, Gate } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { dayOf } from '#platform/time.ts'
import type { WithActions } from '../action/action.view.tsx'
import { type Seen, type SeenByMember, hosts, members, overFor, whoMaySee } from '../initiative.gate.ts'
import { audiencesFor } from '../initiative.policy.ts'
import { findInitiative } from '../initiative.queries.ts'
import { type Issue, type Looking, findIssue, isOpened } from './issue.queries.ts'
import { mayRaise } from './issue.rules.ts'
import type { IssueId } from './tables.ts'
import { sayIssue } from './words/index.ts'

export type AtIssue = Seen & Readonly<{ issue: Issue }>
export type MemberAtIssue = SeenByMember & Readonly<{ issue: Issue }>
export type AuthorAtIssue = AtIssue & Readonly<{ person: SignedIn }>

/** What the numbers of issues depend on. */
export const lookingOf = (c: Context, { initiative, sees }: Pick<Seen, 'initiative' | 'sees'>): Looking => ({ initiative: initiative.id, sees, today: dayOf(c.now, initiative.zone) })

/** The issue that the address names. Hidden ones are there for the hosts and for whoever raised them. */
const at = <Here extends Seen>(gate: Gate<Here>): Gate<Here & Readonly<{ issue: Issue }>> => async (c) => {
  const here: Here | Closed = await gate(c)
  if ('closed' in here) return here
  const issue = await issueNamed(c, here)
  if (issue === undefined || (issue.hidden !== undefined && here.membership?.host !== true && (c.person === undefined || issue.raisedBy !== c.person.id))) return { closed: 'not-found' }
  return { ...here, issue }
}

async function issueNamed(c: Context, here: Seen): Promise<Issue | undefined> {
  const id = readId<'issue'>(c.param('issue'))
  return id === undefined ? undefined : findIssue(c.database, lookingOf(c, here), id)
}

/** Whoever may see the issue. */
export const whoMaySeeIssue: Gate<AtIssue> = at(whoMaySee)
/** Those who take part, at an issue. */
export const membersAtIssue: Gate<MemberAtIssue> = at(members)
/** Those who look after the initiative, at an issue. */
export const hostsAtIssue: Gate<MemberAtIssue> = at(hosts)

/** An issue as something that has actions: anybody who takes part writes them down. */
export const membersAtActions: Gate<WithActions> = async (c) => {
  const here = await membersAtIssue(c)
  if ('closed' in here) return here
  return { ...here, actionsOf: { place: { issue: here.issue.id }, path: issuePath(here, here.issue.id), title: here.issue.what || sayIssue('show.title') } }
}

/** Whoever raised it; also where they see the initiative no more, for the words stay theirs. */
export const authorsAtIssue: Gate<AuthorAtIssue> = async (c) => {
  const { person } = c
  if (person === undefined) {
    const here = await whoMaySeeIssue(c)
    return 'closed' in here ? here : { closed: 'sign-in' }
  }
  const found = await findInitiative(c.database, c.param('slug'), person.id)
  if (found === undefined) return { closed: 'not-found' }
  const here = { ...found, sees: audiencesFor({ signedIn: true, membership: found.membership }), person }
  const issue = await issueNamed(c, here)
  if (issue !== undefined && issue.raisedBy === person.id) return overFor(c, found.initiative) ?? { ...here, issue }
  return 'closed' in (await whoMaySeeIssue(c)) ? { closed: 'not-found' } : { closed: 'forbidden', whoCan: sayIssue('who-can.author') }
}

/** Whoever may raise an issue here. */
export const whoMayRaise: Gate<Seen & Readonly<{ person: SignedIn }>> = async (c) => {
  const here = await whoMaySee(c)
  if ('closed' in here) return here
  if (c.person === undefined) return { closed: 'sign-in' }
  const opened = here.membership === undefined && here.initiative.openTo === 'site' && (await isOpened(c.database, here))
  return mayRaise(here.initiative.openTo, { signedIn: true, membership: here.membership, opened }) ? { ...here, person: c.person } : { closed: 'forbidden', whoCan: sayIssue('who-can.raise') }
}

/** Where an issue's page is. */
export const issuePath = (here: Pick<Seen, 'initiative'>, issue: IssueId, end = '') => `/initiatives/${here.initiative.slug}/issues/${issue}${end}`
