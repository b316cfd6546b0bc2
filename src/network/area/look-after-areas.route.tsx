/** An administrator sees the areas, adds one, and sees whom people can call there. */
import type { Context } from '#platform/http/context.ts'
import { administrators, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { refuse } from '#platform/problems.ts'
import { say } from '../words/index.ts'
import { readArea } from './area.form.ts'
import { administratorsOfArea } from './area.gate.ts'
import { countContacts, findArea, insertArea, listAreaContacts, listAreas } from './area.queries.ts'
import { AddAreaPage, AreaContactsPage, AreasPage } from './look-after-areas.view.tsx'

export const areas = route('/admin/areas', administrators)
areas.get(async (c) => c.page(<AreasPage areas={await listAreas(c.database)} counts={await countContacts(c.database)} />))

export const addArea = route('/admin/areas/new', administrators)
addArea.get(async (c) => c.page(<AddAreaPage areas={await listAreas(c.database)} />))
addArea.post(async (c) =>
  write(c, readArea, async (trx, { name, level, partOf }) => {
    if (partOf !== undefined && (await findArea(trx, partOf)) === undefined) return refuse('partOf', 'part-of-unknown')
    const id = await insertArea(trx, { name, level, partOf })
    return id === undefined ? refuse('name', 'name-taken') : done(`/admin/areas/${id}`, say('admin.new-done'))
  }, async (typed, problems) => c.page(<AddAreaPage areas={await listAreas(c.database)} typed={typed} problems={problems} />, 422)))

export const areaContacts = route('/admin/areas/:area', administratorsOfArea)
areaContacts.get(async (c: Context, { area }) => c.page(<AreaContactsPage area={area} contacts={await listAreaContacts(c.database, area.id)} />))
