/** A host sends a file of what people said elsewhere. */
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Typed, readPress, readUpload } from '#platform/forms/read.ts'
import type { Problem } from '#platform/problems.ts'
import { cleanText } from '#platform/text.ts'
import { type SeenByMember, hosts } from '../initiative.gate.ts'
import { insertDraft, listImports } from './import.queries.ts'
import { readSheet } from './read-sheet.ts'
import { type UploadCode, UploadPage } from './upload.view.tsx'

/** A page has to be answered while somebody waits; larger files go through the operator's command. */
const LARGEST_FILE = 10 * 1024 * 1024

export const uploadFile = route('/initiatives/:slug/import', hosts)

uploadFile.get((c, here) => showPage(c, here))

uploadFile.post(async (c, here) =>
  write<object, never, UploadCode>(c, readPress, async (trx) => {
    const refused = (code: UploadCode) => ({ kind: 'refused' as const, problems: [{ field: 'file', code }] })
    const file = await readUpload(c, 'file')
    if (file === undefined) return refused('file-missing')
    if (file.size > LARGEST_FILE) return refused('file-too-large')
    const bytes = new Uint8Array(await file.arrayBuffer())
    const read = readSheet(bytes)
    if (read.kind === 'unreadable') return refused(read.code)
    const draft = await insertDraft(trx, here.initiative.id, here.person.id, { fileName: cleanText(file.name).slice(0, 200) || 'voices.csv', file: bytes })
    return done(`/initiatives/${here.initiative.slug}/import/${draft}`)
  }, (typed, problems) => showPage(c, here, typed, problems)))

async function showPage(c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<UploadCode>[] = []) {
  const imports = await listImports(c.database, here.initiative.id)
  return c.page(<UploadPage here={here} imports={imports} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
}
