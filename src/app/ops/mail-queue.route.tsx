/** An administrator sees which letters wait, and has one tried again. */
import type { Context } from '#platform/http/context.ts'
import { administrators, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readPress } from '#platform/forms/read.ts'
import { readId } from '#platform/ids.ts'
import { listMail, retryMail } from '#platform/mail/mail.ts'
import { LETTERS } from '../letters.ts'
import { MailQueuePage } from './mail-queue.view.tsx'
import { sayOps } from './words/index.ts'

const A_PAGE = 50

export const mailQueue = route('/admin/mail', administrators)
mailQueue.get(async (c) => c.page(await pageOf(c)))

export const retryLetter = route('/admin/mail/:mail/retry', administrators)
retryLetter.post(async (c) =>
  write(c, readPress, async (trx) => {
    const id = readId<'mail'>(c.param('mail'))
    const found = id !== undefined && (await retryMail(trx, id))
    return done('/admin/mail', sayOps(found ? 'mail.retried' : 'mail.gone'))
  }, async () => c.page(await pageOf(c), 422)))

async function pageOf(c: Context) {
  const after = readId<'mail'>(c.query('after'))
  const found = await listMail(c.database, { most: A_PAGE + 1, after })
  const letters = found.slice(0, A_PAGE).map((mail) => ({ ...mail, subject: LETTERS[mail.kind]?.subject() ?? sayOps('mail.unknown') }))
  return <MailQueuePage letters={letters} next={found.length > A_PAGE ? letters.at(-1)?.id : undefined} isFirst={after === undefined} />
}
