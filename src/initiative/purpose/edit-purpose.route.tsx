/** A host changes what the purpose page says. */
import { type OrganisationId, findArea, findOrCreateOrganisation, listAreas } from '#network/index.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Typed } from '#platform/forms/read.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { type SeenByMember, hosts } from '../initiative.gate.ts'
import { type EditCode, readPurpose } from './edit-purpose.form.ts'
import { EditPurposePage } from './edit-purpose.view.tsx'
import { namePlaces } from './places.ts'
import { loadPurpose, updatePurpose } from './purpose.queries.ts'
import { saveRegisterFacts } from './register-facts.queries.ts'
import { readTopics } from './register.form.ts'
import { sayPurpose } from './words/index.ts'

export const editPurpose = route('/initiatives/:slug/edit', hosts)

editPurpose.get(async (c, here) => c.page(await pageOf(c, here)))

editPurpose.post((c, here) =>
  write(c, readPurpose, async (trx, { more, version, topics: ticked, ownTopics, lookingFor, ...value }) => {
    // Nothing is wrong and nothing is saved: the page comes back with one more row.
    if (more) return { kind: 'refused', problems: [] }
    if (value.area !== undefined && (await findArea(trx, value.area)) === undefined) return refuse('area', 'area-unknown')
    const topics = readTopics({ topics: ticked, ownTopics })
    if (topics === undefined) return refuse('topics', 'topics-too-many')
    const partners: OrganisationId[] = []
    for (const name of value.partners) partners.push(await findOrCreateOrganisation(trx, name, 'other'))
    const changed = await updatePurpose(trx, here.initiative.id, version, { ...value, partners: [...new Set(partners)] })
    if (changed) await saveRegisterFacts(trx, here.initiative.id, { topics, lookingFor })
    if (changed) return done(`/initiatives/${here.initiative.slug}`, sayPurpose('edit.done'))
    return { kind: 'outdated', show: async () => c.page(await pageOf(c, here, { typed: (await readPurpose(c)).typed, outdated: true }), 409) }
  }, async (typed, problems) => c.page(await pageOf(c, here, { typed, problems, more: problems.length === 0 }), problems.length === 0 ? 200 : 422)))

type Shown = Readonly<{ typed?: Typed; problems?: readonly Problem<EditCode>[]; more?: boolean; outdated?: boolean }>

const pageOf = async (c: Context, here: SeenByMember, shown: Shown = {}) => {
  const [purpose, areas] = await Promise.all([loadPurpose(c.database, here.initiative.id), listAreas(c.database)])
  const { partners } = await namePlaces(c.database, { area: undefined, partners: purpose.partners })
  return <EditPurposePage here={here} purpose={purpose} areas={areas} partners={partners} {...shown} />
}
