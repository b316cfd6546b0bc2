/** Somebody says whether what they said may be quoted in a case study, and takes a yes back. */
import { listCalled } from '#people/index.ts'
import { record } from '#platform/activity.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context, SignedIn } from '#platform/http/context.ts'
import { type Gate, NotThere, route, signedIn } from '#platform/http/routes.ts'
import { type Outdated, done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import type { Problem } from '#platform/problems.ts'
import type { Transaction } from '#platform/database/database.ts'
import { MOST_SENTENCES } from '../case-study/case-study.rules.ts'
import { countSentences, holdCaseStudy, insertSentences, isQuoted } from '../case-study/sentence.queries.ts'
import { insertConfirmation } from '../voice/voice.queries.ts'
import { AnswerPage, MyQuotesPage } from './answer.view.tsx'
import { type AnswerFormCode, readAnswer } from './quoting.form.ts'
import { ASKED_A_PAGE, type MyRequest, holdRequest, listMyRequests, upsertAnswer } from './quoting.queries.ts'
import { allowsLess } from './quoting.rules.ts'
import { sayQuoting } from './words/index.ts'

export const myQuotes = route('/me/quotes', signedIn)

myQuotes.get(async (c, { person }) => {
  const requests = await listMyRequests(c.database, person.id, { after: readId<'quote-request'>(c.query('after')) })
  return c.page(<MyQuotesPage requests={requests.slice(0, ASKED_A_PAGE)} more={requests.length > ASKED_A_PAGE} />)
})

type Asked = Readonly<{ person: SignedIn; request: MyRequest }>

/** Only whoever said it: also where they take part no more, for the words stay theirs. */
const whoeverSaidIt: Gate<Asked> = async (c) => {
  const here = await signedIn(c)
  if ('closed' in here) return here
  const request = await findMine(c, here.person)
  return request === undefined ? { closed: 'not-found' } : { ...here, request }
}

async function findMine(c: Context, person: SignedIn): Promise<MyRequest | undefined> {
  const only = readId<'quote-request'>(c.param('request'))
  return only === undefined ? undefined : (await listMyRequests(c.database, person.id, { only }))[0]
}

export const answerRequest = route('/me/quotes/:request', whoeverSaidIt)

answerRequest.get((c, here) => showPage(c, here, 200))

answerRequest.post((c, here) =>
  write(c, readAnswer, async (trx, { said, readers, version }) => {
    const { person, request } = here
    await holdCaseStudy(trx, request.initiative.id, c.now)
    const held = await holdRequest(trx, request.id)
    if (held === undefined) throw new NotThere()
    // A yes is to these words before these readers; a no needs neither.
    if (said !== 'no' && (held.version !== version || held.openTo !== readers)) return outdated(c, here, held.version !== version ? 'words' : 'readers')
    await upsertAnswer(trx, request.id, person.id, { said, readers, at: c.now })
    if (allowsLess(said, held.before)) await record(trx, { kind: 'quote-narrowed', ids: { request: request.id, said } })
    else await putInDraft(trx, here, c.now)
    // Whoever lets it be quoted says that they said it: from then on nobody else changes it.
    if (said !== 'no' && held.entered) await insertConfirmation(trx, request.item, c.now)
    return done('/me/quotes', sayQuoting(`answer.done-${said}`))
  }, (typed, problems) => showPage(c, here, 422, { typed, problems })))

/** Where it was asked for, once; where the draft is full it can be put in later. */
async function putInDraft(trx: Transaction, { person, request: { initiative, item, section, version } }: Asked, at: Date): Promise<void> {
  if ((await isQuoted(trx, item)) || (await countSentences(trx, initiative.id)) >= MOST_SENTENCES) return
  await insertSentences(trx, initiative.id, [{ section, source: { kind: 'item', id: item, version }, words: undefined }], { person: person.id, at })
}

const outdated = (c: Context, { person }: Asked, changed: 'words' | 'readers'): Outdated => ({
  kind: 'outdated',
  show: async () => {
    const request = await findMine(c, person)
    if (request === undefined) throw new NotThere()
    return showPage(c, { person, request }, 409, { changed })
  },
})

type Shown = Readonly<{ typed?: Typed; problems?: readonly Problem<AnswerFormCode>[]; changed?: 'words' | 'readers' }>

async function showPage(c: Context, { person, request }: Asked, status: 200 | 409 | 422, { typed, problems = [], changed }: Shown = {}): Promise<Response> {
  const asker = request.askedBy === undefined ? undefined : (await listCalled(c.database, [request.askedBy])).get(request.askedBy)
  return c.page(<AnswerPage request={request} called={person.called} asker={asker} typed={typed} problems={problems} changed={changed} />, status)
}
