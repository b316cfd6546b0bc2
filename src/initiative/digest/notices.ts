/** Letters that can't wait for Monday: let in, removed, asked to look after it, hidden, a report answered, a meeting called off. They go at once, unless somebody wants none. */
import { listAddresses, listCalled } from '#people/index.ts'
import type { ReactsTogether } from '#platform/activity.ts'
import type { Transaction } from '#platform/database/database.ts'
import type { Site } from '#platform/http/context.ts'
import { readId } from '#platform/ids.ts'
import { letterOf } from '#platform/mail/letter.ts'
import { type LetterKind, type Letters, queueMails } from '#platform/mail/mail.ts'
import { sayMoment } from '#platform/time.ts'
import { choiceFor } from './choice.queries.ts'
import { stopPath } from './digest.letter.ts'
import { listWrittenTo } from './members.queries.ts'
import { findCancelled, findHiddenIssue, findHiddenWith, findIssueRaiser, findLetIn, findOffered, findRemoval, findReporter } from './notices.queries.ts'
import { sayDigest } from './words/index.ts'
import type { InitiativeId, PersonId } from '../tables.ts'

type Ids = Readonly<Record<string, string>>
/** What a notice says, and the page that it leads to. */
type Notice = Readonly<{ text: string; path: string }>

const personIn = (ids: Ids) => readId<'person'>(ids['person'])
const initiativeIn = (ids: Ids) => readId<'initiative'>(ids['initiative'])

const queueTo = async (trx: Transaction, kind: string, people: readonly PersonId[], ids: Ids): Promise<void> =>
  queueMails(trx, kind, [...await listAddresses(trx, people)].map(([person, to]) => ({ to, person, ids })))

const toPerson = (kind: string): ReactsTogether => async (trx, ids) => {
  const person = personIn(ids)
  if (person !== undefined) await queueTo(trx, kind, [person], ids)
}

/** «When this is recorded, write to them». */
export const noticeReactions: Readonly<Record<string, ReactsTogether>> = {
  'member-let-in': toPerson('let-in'),
  'member-removed': toPerson('removed'),
  'hosting-offered': toPerson('offered'),
  'item-hidden': toPerson('hidden'),
  'issue-hidden': async (trx, ids) => {
    const issue = readId<'issue'>(ids['issue'])
    const raiser = issue === undefined ? undefined : await findIssueRaiser(trx, issue)
    if (raiser !== undefined) await queueTo(trx, 'issue-hidden', [raiser], ids)
  },
  'report-answered': async (trx, ids) => {
    const report = readId<'report'>(ids['report'])
    const found = report === undefined ? undefined : await findReporter(trx, report)
    if (found !== undefined) await queueTo(trx, 'report-answered', [found.person], { ...ids, ...(found.initiative === undefined ? {} : { initiative: found.initiative }) })
  },
  'meeting-cancelled': async (trx, ids) => {
    const initiative = initiativeIn(ids)
    if (initiative !== undefined) await queueTo(trx, 'meeting-cancelled', await listWrittenTo(trx, initiative), ids)
  },
}

const NOTICES = {
  'let-in': ['let-in', async (trx: Transaction, person: PersonId, ids: Ids): Promise<Notice | undefined> => {
    const found = await findLetIn(trx, person, initiativeIn(ids))
    return found === undefined ? undefined : { text: sayDigest('notices.let-in.text', found), path: `/initiatives/${found.slug}` }
  }],
  removed: ['removed', async (trx: Transaction, person: PersonId, ids: Ids) => {
    const found = await findRemoval(trx, person, initiativeIn(ids))
    return found === undefined ? undefined : { text: sayDigest('notices.removed.text', found), path: '/me/notices' }
  }],
  offered: ['offered', async (trx: Transaction, person: PersonId, ids: Ids) => {
    const found = await findOffered(trx, person, initiativeIn(ids))
    if (found === undefined) return undefined
    const from = (await listCalled(trx, [found.from])).get(found.from) ?? ''
    return { text: sayDigest(found.words === null ? 'notices.offered.text' : 'notices.offered.text-with-words', { title: found.title, from, words: found.words ?? '' }), path: `/initiatives/${found.slug}/handing-over/answer` }
  }],
  hidden: ['hidden', async (trx: Transaction, person: PersonId, ids: Ids) => {
    const found = await findHiddenWith(trx, person, readId<'item'>(ids['item']))
    return found === undefined ? undefined : { text: sayDigest('notices.hidden.text', found), path: `/initiatives/${found.slug}/items/${found.item}/hidden` }
  }],
  'issue-hidden': ['issue-hidden', async (trx: Transaction, person: PersonId, ids: Ids) => {
    const found = await findHiddenIssue(trx, person, readId<'issue'>(ids['issue']))
    return found === undefined ? undefined : { text: sayDigest('notices.issue-hidden.text', found), path: `/initiatives/${found.slug}/issues/${found.issue}` }
  }],
  'report-answered': ['report', async () => ({ text: sayDigest('notices.report.text'), path: '/me/notices' })],
  'meeting-cancelled': ['cancelled', async (trx: Transaction, person: PersonId, ids: Ids) => {
    const found = await findCancelled(trx, person, readId<'meeting'>(ids['meeting']))
    if (found === undefined) return undefined
    return { text: sayDigest('notices.cancelled.text', { ...found, when: sayMoment(found.at, found.zone) }), path: `/initiatives/${found.slug}/meetings/${found.id}` }
  }],
} as const satisfies Readonly<Record<string, readonly [string, (trx: Transaction, person: PersonId, ids: Ids) => Promise<Notice | undefined>]>>

export const noticeLetters: Letters = Object.fromEntries(Object.entries(NOTICES).map(([kind, [words, find]]): [string, LetterKind] => [kind, {
  subject: () => sayDigest(`notices.${words}.subject`),
  text: async (trx, { person, ids }, site) => {
    const initiative = initiativeIn(ids)
    if (person === undefined || (await choiceFor(trx, person, initiative)) === 'never') return undefined
    const notice = await find(trx, person, ids)
    return notice === undefined ? undefined : write(trx, site, { person, initiative, notice, link: sayDigest(`notices.${words}.link`) })
  },
}]))

async function write(trx: Transaction, site: Site, { person, initiative, notice, link }: Readonly<{ person: PersonId; initiative: InitiativeId | undefined; notice: Notice; link: string }>) {
  const called = (await listCalled(trx, [person])).get(person) ?? ''
  const stopAt = await stopPath(trx, site, person, initiative)
  return {
    ...letterOf(link, [
      { words: sayDigest('notices.hello', { called }) }, { words: notice.text }, { link: { words: link, href: new URL(notice.path, site.publicUrl).href } },
      { words: sayDigest('notices.why') }, { link: { words: sayDigest('digest.change'), href: new URL('/me/mail', site.publicUrl).href } }, { link: { words: sayDigest('digest.stop'), href: stopAt } },
    ]),
    stopAt,
  }
}
