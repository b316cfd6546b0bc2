/** A host says how people are let in. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Problem } from '#platform/problems.ts'
import { type SeenByMember, hosts } from '../initiative.gate.ts'
import { JoiningPage } from './joining.view.tsx'
import { type JoiningCode, readJoining } from './membership.form.ts'
import { findJoining, updateJoining } from './membership.queries.ts'
import { sayMembership } from './words/index.ts'

export const howPeopleJoin = route('/initiatives/:slug/joining', hosts)

howPeopleJoin.get(async (c, here) => c.page(await pageOf(c, here)))

howPeopleJoin.post((c, here) =>
  write(c, readJoining, async (trx, joining) => {
    await updateJoining(trx, here.initiative.id, joining)
    return done(`/initiatives/${here.initiative.slug}/people`, sayMembership('joining.done'))
  }, async (typed, problems) => c.page(await pageOf(c, here, typed, problems), 422)))

const pageOf = async (c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<JoiningCode>[] = []) =>
  <JoiningPage here={here} joining={await findJoining(c.database, here.initiative.id)} typed={typed} problems={problems} />
