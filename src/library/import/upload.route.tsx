/** An editor sends a file of references. */
import type { Context, SignedIn } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Typed } from '#platform/forms/read.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { editors } from '../library.gate.ts'
import { guessColumns } from './import.form.ts'
import { askForCheck } from './go-through.ts'
import { type SentCode, readSentFile } from './sent-file.ts'
import { UploadPage } from './upload.view.tsx'
import { findFile, finishFile, listFiles } from './work-file.queries.ts'

/** Older ones nobody looks for. */
const SHOWN = 30

export const filePath = (id: string, end = ''): string => `/library/import/${id}${end}`

export const uploadWorks = route('/library/import', editors).streaming()

uploadWorks.get((c) => showPage(c))

uploadWorks.post(async (c, { person }: Readonly<{ person: SignedIn }>) =>
  write(c, readSentFile(person), async (trx, { id, look }) => {
    const columns = guessColumns(look.headings)
    const file = (await finishFile(trx, id, { ...look, columns })) ? await findFile(trx, id) : undefined
    if (file === undefined) return refuse<SentCode>('file', 'file-cut-off')
    await askForCheck(trx, file, columns, { now: c.now, watch: c.site.watch })
    return done(filePath(id))
  }, (typed, problems) => showPage(c, typed, problems)))

async function showPage(c: Context, typed: Typed = {}, problems: readonly Problem<SentCode>[] = []) {
  return c.page(<UploadPage files={await listFiles(c.database, SHOWN)} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
}
