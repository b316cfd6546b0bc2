/** A host sends a file of what people said elsewhere. */
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Typed } from '#platform/forms/read.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { type SeenByMember, hosts } from '../initiative.gate.ts'
import { findDraft, finishDraft } from './draft.queries.ts'
import { listImports } from './import.queries.ts'
import { askForCheck } from './run-import.ts'
import { readSentFile } from './sent-file.ts'
import { type UploadCode, UploadPage } from './upload.view.tsx'
import { guessMapping } from './voice-rows.rules.ts'

export const uploadFile = route('/initiatives/:slug/import', hosts).streaming()

uploadFile.get((c, here) => showPage(c, here))

uploadFile.post(async (c, here) => {
  let held: readonly number[] = []
  return write(c, readSentFile(here, (rows) => { held = rows }), async (trx, { id, look }) => {
    const draft = (await finishDraft(trx, id, look)) ? await findDraft(trx, id) : undefined
    if (draft === undefined) return refuse<UploadCode>('file', 'file-cut-off')
    await askForCheck(trx, draft, guessMapping(draft.headings), { now: c.now, watch: c.site.watch })
    return done(`/initiatives/${here.initiative.slug}/import/${id}`)
  }, (typed, problems) => showPage(c, here, typed, problems, held))
})

async function showPage(c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<UploadCode>[] = [], held: readonly number[] = []) {
  const imports = await listImports(c.database, here.initiative.id)
  return c.page(<UploadPage here={here} imports={imports} typed={typed} problems={problems} held={held} />, problems.length > 0 ? 422 : 200)
}
