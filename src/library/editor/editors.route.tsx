/** Administrators name the editors of the library; editors see who they are, and stop. */
import { findPersonByEmail, listCalled } from '#people/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context, SignedIn } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { sayDesk } from '../desk/words/index.ts'
import { editors } from '../library.gate.ts'
import { say } from '../words/index.ts'
import { type NameEditorCode, readEditor, readStop } from './editor.form.ts'
import { deleteEditor, insertEditor, listEditors } from './editor.queries.ts'
import { EditorsPage } from './editors.view.tsx'

const PATH = '/library/desk/editors'

async function page(c: Context, { id, administrator }: SignedIn, shown: Readonly<{ typed?: Typed; problems?: readonly Problem<NameEditorCode>[] }> = {}) {
  const all = await listEditors(c.database)
  return <EditorsPage editors={all} called={await listCalled(c.database, all.map(({ person }) => person))} me={id} naming={administrator} {...shown} />
}

export const editorsOfLibrary = route(PATH, editors).get(async (c, { person }) => c.page(await page(c, person)))

/** Those who look after the installation, of the editors. */
const naming: typeof editors = async (c) => {
  const here = await editors(c)
  return 'closed' in here || here.person.administrator ? here : { closed: 'forbidden', whoCan: say('who-can-name') }
}

export const nameEditor = route(`${PATH}/name`, naming).post((c, { person }) =>
  write(c, readEditor, async (trx, { email }) => {
    const found = await findPersonByEmail(trx, email)
    if (found === undefined) return refuse<NameEditorCode>('email', 'email-unknown')
    await insertEditor(trx, found.person, { by: person.id, at: c.now })
    return done(PATH, sayDesk('editors.done'))
  }, async (typed, problems) => c.page(await page(c, person, { typed, problems }), 422)))

export const stopEditor = route(`${PATH}/stop`, editors).post((c, { person: me }) =>
  write(c, readStop, async (trx, { person }) => {
    if (person !== me.id && !me.administrator) return refuse<NameEditorCode>('', 'email-unknown')
    await deleteEditor(trx, person)
    // Whoever stepped down has no way to the desk any more.
    return person === me.id && !me.administrator ? done('/library', sayDesk('editors.stepped-down')) : done(PATH, sayDesk('editors.stopped'))
  }, async (typed, problems) => c.page(await page(c, me, { typed, problems }), 422)))
