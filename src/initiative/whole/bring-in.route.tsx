/** An administrator brings in an initiative that began elsewhere, and sees how far it is. */
import type { Context, SignedIn } from '#platform/http/context.ts'
import { type Gate, administrators, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { BringInPage, FilePage } from './bring-in.view.tsx'
import { type WholeFile, findFile, letWait, listFiles } from './file.queries.ts'
import { BRING_INITIATIVE_IN } from './run.ts'
import { type SentCode, readSent } from './sent-file.ts'

const SECONDS = 3

export const bringInFile = route('/admin/bring-in', administrators).streaming()

bringInFile.get((c, { person }) => showForm(c, person))

bringInFile.post((c, { person }) =>
  write(c, readSent(person.id), async (trx, file) => {
    if (!(await letWait(trx, file))) return refuse<SentCode>('file', 'file-cut-off')
    await trx.reactions.enqueue(trx, BRING_INITIATIVE_IN, { file })
    return done(`/admin/bring-in/${file}`)
  }, (_, problems) => showForm(c, person, problems)))

async function showForm(c: Context, person: SignedIn, problems: readonly Problem<SentCode>[] = []) {
  return c.page(<BringInPage files={await listFiles(c.database, person.id)} problems={problems} />, problems.length > 0 ? 422 : 200)
}

/** A file that this administrator sent. */
const ownFile: Gate<Readonly<{ file: WholeFile }>> = async (c) => {
  const here = await administrators(c)
  if ('closed' in here) return here
  const id = readId<'whole-file'>(c.param('file'))
  const file = id === undefined ? undefined : await findFile(c.database, id, here.person.id)
  return file === undefined || file.state === 'arriving' ? { closed: 'not-found' } : { file }
}

export const showFile = route('/admin/bring-in/:file', ownFile)

showFile.get((c, { file }) => {
  const refreshing = (file.state === 'waiting' || file.state === 'running') && c.query('still') !== 'yes'
  if (refreshing) c.hono.header('refresh', String(SECONDS))
  return c.page(<FilePage file={file} refreshing={refreshing} />)
})
