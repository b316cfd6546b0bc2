/** Members put a version of the case study forward, agree that it is published, and stop agreeing; a host takes it off the page. */
import { listCalled } from '#people/index.ts'
import { record } from '#platform/activity.ts'
import type { Transaction } from '#platform/database/database.ts'
import { readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import type { ListTold } from '../told/told.slot.ts'
import { AgreePage, VersionPage } from './agree.view.tsx'
import { hostsAtEdition, membersAtEdition } from './case-study.gate.ts'
import type { InLibrary } from './in-library.slot.ts'
import { mayBePublished, openToAllReaders } from './case-study.rules.ts'
import { type Edition, deleteConsent, differsFromDraft, findEdition, holdEdition, insertConsent, insertEdition, publishEdition, withdrawEditions } from './edition.queries.ts'
import { readableOf } from './readable.rules.ts'
import { countSentences, holdCaseStudy, listSentences, namedIn } from './sentence.queries.ts'
import { sayCase } from './words/index.ts'

export const agreePath = ({ initiative }: SeenByMember) => `/initiatives/${initiative.slug}/case-study/agree`

/** @param inLibrary where it stands in the library, given by those who keep that */
export const agreeToCaseStudyWith = (inLibrary: InLibrary) => route('/initiatives/:slug/case-study/agree', members).get((c, here) => showPage(c, here, [], inLibrary)).post((c, here) =>
  write(c, readPress, async (trx) => {
    const { initiative, membership, person } = here
    await holdCaseStudy(trx, initiative.id, c.now)
    if ((await countSentences(trx, initiative.id)) === 0) return refuse('', 'nothing-to-publish' as const)
    const edition = await insertEdition(trx, initiative.id, { person: person.id, at: c.now })
    await insertConsent(trx, edition, { person: person.id, host: membership.host, at: c.now })
    await record(trx, { kind: 'case-study-put-forward', ids: { initiative: initiative.id, edition } })
    return done(agreePath(here), sayCase('agree.put-forward-done', { number: (await findEdition(trx, initiative.id, 'latest'))?.number ?? 1 }))
  }, (_, problems) => showPage(c, here, problems, inLibrary)))

/** @param listTold words of stories that stand in it, given by those who keep stories */
export const agreeToEditionWith = (listTold: ListTold) => route('/initiatives/:slug/case-study/agree/:edition', membersAtEdition).get(async (c, here) => {
  const { openTo } = here.initiative
  const [sentences, told] = await Promise.all([
    listSentences(c.database, { edition: here.edition.id }, openToAllReaders(openTo)), listTold(c, here, { place: 'case-study', readers: openTo, until: here.edition.at }),
  ])
  return c.page(<VersionPage here={here} edition={here.edition} sentences={readableOf(sentences, await listCalled(c.database, namedIn(sentences)))} told={told} />)
}).post((c, here) =>
  write(c, readPress, async (trx) => {
    const { edition, initiative, membership, person } = here
    await holdCaseStudy(trx, initiative.id, c.now)
    // Whoever was shown this one agrees to this one.
    if (edition.publishedAt === undefined && (await findEdition(trx, initiative.id, 'latest'))?.id !== edition.id) return refuse('', 'older-version' as const)
    await insertConsent(trx, edition.id, { person: person.id, host: membership.host, at: c.now })
    const consents = (await holdEdition(trx, edition.id)).filter(({ takesPart }) => takesPart)
    if (!mayBePublished(consents) || edition.withdrawnAt !== undefined) {
      return done(agreePath(here), sayCase('agree.agreed', { who: sayCase(consents.some(({ host }) => host) ? 'agree.waits-for-other' : 'agree.waits-for-host') }))
    }
    await publishEdition(trx, edition.id, c.now)
    await record(trx, { kind: 'case-study-published', ids: { initiative: initiative.id, edition: edition.id } })
    return done(`/initiatives/${initiative.slug}/case-study`, sayCase('agree.published'))
  }, (_, problems) => showPage(c, here, problems)))

export const stopAgreeing = route('/initiatives/:slug/case-study/agree/:edition/not', membersAtEdition)

stopAgreeing.post((c, here) =>
  write(c, readPress, async (trx) => {
    await holdCaseStudy(trx, here.initiative.id, c.now)
    await deleteConsent(trx, here.edition.id, here.person.id)
    const stays = here.edition.publishedAt === undefined || here.edition.withdrawnAt !== undefined || mayBePublished(await holdEdition(trx, here.edition.id))
    if (!stays) await takeOff(trx, here.initiative.id, here.edition, c.now)
    return done(agreePath(here), sayCase(stays ? 'agree.not-done' : 'agree.not-off'))
  }, () => showPage(c, here)))

export const takeOffPage = route('/initiatives/:slug/case-study/agree/:edition/take-off', hostsAtEdition)

takeOffPage.post((c, here) =>
  write(c, readPress, async (trx) => {
    await takeOff(trx, here.initiative.id, here.edition, c.now)
    return done(agreePath(here), sayCase('agree.off-done'))
  }, () => showPage(c, here)))

async function takeOff(trx: Transaction, initiative: SeenByMember['initiative']['id'], { number }: Pick<Edition, 'number'>, at: Date): Promise<void> {
  await withdrawEditions(trx, initiative, number, at)
  await record(trx, { kind: 'case-study-taken-off', ids: { initiative, number: String(number) } })
}

async function showPage(c: Context, here: SeenByMember, problems: readonly Problem<'nothing-to-publish' | 'older-version'>[] = [], inLibrary?: InLibrary): Promise<Response> {
  const { initiative } = here
  const [latest, shown, sentences] = await Promise.all([findEdition(c.database, initiative.id, 'latest'), findEdition(c.database, initiative.id, 'public'), countSentences(c.database, initiative.id)])
  const [differs, called] = await Promise.all([
    latest === undefined ? false : differsFromDraft(c.database, initiative.id, latest.id), listCalled(c.database, [...(latest?.consents ?? []), ...(shown?.consents ?? [])].flatMap(({ person }) => person ?? [])),
  ])
  const isOpen = shown !== undefined && initiative.openTo === 'public' && here.membership.host
  return c.page(<AgreePage here={here} latest={latest} shown={shown} sentences={sentences} differs={differs} called={called} problems={problems} library={isOpen ? await inLibrary?.(c, here) : undefined} />, problems.length > 0 ? 422 : 200)
}
