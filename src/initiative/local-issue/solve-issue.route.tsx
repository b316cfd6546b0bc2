/** Members write down what they want to do about an issue with the partners, where it was agreed, and how it goes. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { listChoosable } from '../happened/happened.queries.ts'
import { type AgreedCode, readAgreed, readNote, readSolution } from './issue.form.ts'
import { type MemberAtIssue, issuePath, membersAtIssue } from './issue.gate.ts'
import { findParts } from './issue.queries.ts'
import { deleteIssueAgreement, insertIssueAgreement, insertNote, saveSolution } from './joint.queries.ts'
import { showIssuePage } from './show-issue.route.tsx'
import { AgreedWherePage, SolutionPage } from './solve-issue.view.tsx'
import { sayIssue } from './words/index.ts'

export const writeSolution = route('/initiatives/:slug/issues/:issue/solution', membersAtIssue)

writeSolution.get(async (c, here) => c.page(<SolutionPage here={here} solution={await solutionOf(c, here)} />))

writeSolution.post((c, here) =>
  write(c, readSolution, async (trx, value) => {
    if (!(await saveSolution(trx, here.issue.id, value, here.person.id, c.now))) return { kind: 'outdated', show: async (typed: Typed) => c.page(<SolutionPage here={here} solution={await solutionOf(c, here)} typed={typed} outdated />, 409) }
    return done(issuePath(here, here.issue.id), sayIssue('solution.done'))
  }, async (typed, problems) => c.page(<SolutionPage here={here} solution={await solutionOf(c, here)} typed={typed} problems={problems} />, 422)))

const solutionOf = async (c: Context, here: MemberAtIssue) => (await findParts(c.database, here.issue.id, here.sees)).solution

export const agreedWhere = route('/initiatives/:slug/issues/:issue/agreed', membersAtIssue)

agreedWhere.get(async (c, here) => c.page(await agreedPage(c, here)))

agreedWhere.post((c, here) =>
  write(c, readAgreed, async (trx, { agreement }) => {
    const there = await listChoosable(trx, here.initiative.id, here.sees, 'decision')
    if (!there.some(({ id }) => id === agreement)) return refuse<AgreedCode>('agreement', 'agreement-missing')
    await insertIssueAgreement(trx, here.issue.id, agreement)
    return done(issuePath(here, here.issue.id), sayIssue('agreed.done'))
  }, async (typed, problems) => c.page(await agreedPage(c, here, typed, problems), 422)))

const agreedPage = async (c: Context, here: MemberAtIssue, typed: Typed = {}, problems: readonly Problem<AgreedCode>[] = []) =>
  <AgreedWherePage here={here} agreements={await listChoosable(c.database, here.initiative.id, here.sees, 'decision')} typed={typed} problems={problems} />

export const notAgreedThere = route('/initiatives/:slug/issues/:issue/agreed/remove', membersAtIssue).post((c, here) =>
  write(c, readAgreed, async (trx, { agreement }) => {
    await deleteIssueAgreement(trx, here.issue.id, agreement)
    return done(issuePath(here, here.issue.id), sayIssue('agreed.removed'))
  }, async (typed, problems) => c.page(await agreedPage(c, here, typed, problems), 422)))

export const noteProgress = route('/initiatives/:slug/issues/:issue/notes', membersAtIssue).post((c, here) =>
  write(c, readNote, async (trx, { words }) => {
    await insertNote(trx, here.issue.id, words, here.person.id, c.now)
    return done(issuePath(here, here.issue.id), sayIssue('show.note-done'))
  }, (typed, problems) => showIssuePage(c, here, { typed, problems })))
