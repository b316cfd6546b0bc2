/** A member names who works on an issue together, and what each has said is their part. */
import { findOrCreateOrganisation, listOrganisations } from '#network/index.ts'
import type { Context } from '#platform/http/context.ts'
import type { Typed } from '#platform/forms/read.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { type PartnerCode, readPartner, readRemovePartner } from './issue.form.ts'
import { type MemberAtIssue, issuePath, membersAtIssue } from './issue.gate.ts'
import { findParts } from './issue.queries.ts'
import { deletePartner, listPartnersOfInitiative, upsertPartner } from './joint.queries.ts'
import { NamePartnersPage } from './name-partners.view.tsx'
import { sayIssue } from './words/index.ts'

export const namePartners = route('/initiatives/:slug/issues/:issue/partners', membersAtIssue)

namePartners.get(async (c, here) => c.page(await pageOf(c, here)))

namePartners.post((c, here) =>
  write(c, readPartner, async (trx, { organisation, name, part }) => {
    const known = organisation === undefined ? undefined : (await listPartnersOfInitiative(trx, here.initiative.id)).find(({ id }) => id === organisation)
    if (organisation !== undefined && known === undefined) return refuse<PartnerCode>('organisation', 'partner-unknown')
    const named = known?.id ?? (await findOrCreateOrganisation(trx, name ?? '', 'other'))
    await upsertPartner(trx, here.issue.id, { organisation: named, part }, here.person.id, c.now)
    return done(issuePath(here, here.issue.id, '/partners'), sayIssue('partners.done'))
  }, async (typed, problems) => c.page(await pageOf(c, here, typed, problems), 422)))

export const removePartner = route('/initiatives/:slug/issues/:issue/partners/remove', membersAtIssue).post((c, here) =>
  write(c, readRemovePartner, async (trx, { organisation }) => {
    await deletePartner(trx, here.issue.id, organisation)
    return done(issuePath(here, here.issue.id, '/partners'), sayIssue('partners.removed'))
  }, async (typed, problems) => c.page(await pageOf(c, here, typed, problems), 422)))

const pageOf = async (c: Context, here: MemberAtIssue, typed: Typed = {}, problems: readonly Problem<PartnerCode>[] = []) => {
  const [{ partners }, possible] = await Promise.all([findParts(c.database, here.issue.id, here.sees), listPartnersOfInitiative(c.database, here.initiative.id)])
  const names = new Map((await listOrganisations(c.database, partners.map(({ organisation }) => organisation))).map(({ id, name }) => [id, name]))
  return <NamePartnersPage here={here} partners={partners} names={names} possible={possible} typed={typed} problems={problems} />
}
