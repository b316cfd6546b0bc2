/** An editor reads what a reader asked, begins a draft from it, and answers. */
import { listAddresses, listCalled, listReach } from '#people/index.ts'
import type { Transaction } from '#platform/database/database.ts'
import { readPress } from '#platform/forms/read.ts'
import type { Context, SignedIn } from '#platform/http/context.ts'
import { type Gate, NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/mail.ts'
import { refuse } from '#platform/problems.ts'
import { insertEntry } from '../entry/entry.queries.ts'
import { by } from '../entry/entry-routes.tsx'
import { entryPath } from '../kind.ts'
import { editors } from '../library.gate.ts'
import { listNear } from '../request/near.ts'
import { type AnswerCode, readAnswer } from '../request/request.form.ts'
import { type Request, answerRequest, findRequest, noteDraft } from '../request/request.queries.ts'
import { OUTCOMES } from '../request/request.rules.ts'
import { resource } from '../resource/resource.rules.ts'
import { AnswerPage } from './answer.view.tsx'
import { draftOf } from './draft.rules.ts'
import { sayDesk } from './words/index.ts'

type AtRequest = Readonly<{ person: SignedIn; request: Request }>

const atRequest: Gate<AtRequest> = async (c) => {
  const here = await editors(c)
  if ('closed' in here) return here
  const id = readId<'library-request'>(c.param('request'))
  const request = id === undefined ? undefined : await findRequest(c.database, id)
  return request === undefined ? { closed: 'not-found' } : { ...here, request }
}

type Shown = Partial<Omit<Parameters<typeof AnswerPage>[0], 'request'>>

async function page(c: Context, request: Request, shown: Shown = {}) {
  const editor = request.answered?.by
  const [near, called] = await Promise.all([
    request.kind !== 'problem' ? listNear(c.database, request) : [], editor === undefined ? undefined : listCalled(c.database, [editor]),
  ])
  return <AnswerPage request={request} near={near} called={editor === undefined ? undefined : called?.get(editor)} {...shown} />
}

const pathOf = ({ id }: Request) => `/library/desk/requests/${id}`

export const deskRequest = route('/library/desk/requests/:request', atRequest)

deskRequest.get(async (c, { request }) => c.page(await page(c, request)))

deskRequest.post((c, { request, person }) =>
  write(c, readAnswer, async (trx, { outcome, answer }) => {
    if (OUTCOMES[request.kind].every((one) => one !== outcome)) return refuse<AnswerCode>('outcome', 'outcome-missing')
    if (!(await answerRequest(trx, request.id, { outcome, words: answer, by: person.id, at: c.now }))) return { kind: 'outdated', show: async (typed) => c.page(await page(c, await asItIs(c, request), { typed, outdated: true }), 409) }
    await send(trx, request)
    return done(pathOf(request), sayDesk('request.done'))
  }, async (typed, problems) => c.page(await page(c, request, { typed, problems }), 422)))

async function asItIs(c: Context, { id }: Request): Promise<Request> {
  const request = await findRequest(c.database, id)
  if (request === undefined) throw new NotThere()
  return request
}

/** By e-mail, where they gave an address for it, or get replies that way. */
async function send(trx: Transaction, { id, person, reach }: Request): Promise<void> {
  const ids = { request: id }
  if (person === undefined && reach !== undefined) await queueMail(trx, { kind: 'library-answer', to: reach, ids })
  if (person === undefined || (await listReach(trx, [person])).get(person)?.way !== 'email') return
  const to = (await listAddresses(trx, [person])).get(person)
  if (to !== undefined) await queueMail(trx, { kind: 'library-answer', to, person, ids })
}

export const beginDraft = route('/library/desk/requests/:request/draft', atRequest).post((c, { request }) =>
  write(c, readPress, async (trx) => {
    if (request.kind !== 'suggestion') throw new NotThere()
    const slug = await insertEntry(trx, resource, draftOf(request), by(c))
    if (!(await noteDraft(trx, request.id, { kind: 'resource', slug }))) return { kind: 'outdated', show: async () => c.page(await page(c, await asItIs(c, request)), 409) }
    return done(entryPath('resource', slug, '/edit'), sayDesk('request.begun'))
  }, () => c.seeOther(pathOf(request))))
