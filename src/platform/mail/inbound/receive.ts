/** Deals with letters that come in: each is given to whoever its address says, once. */
import type { Database, Transaction } from '../../database/database.ts'
import type { Site } from '../../http/context.ts'
import type { Log } from '../../log/log.ts'
import { inLocale } from '../../words/locale.ts'
import type { DeadAddresses } from '../deliver.ts'
import { type Letters, noteCameBack, takeOnce } from '../mail.ts'
import { saysNobodyThere } from '../refusal.rules.ts'
import { type Envelope, type Incoming, readMail } from './read-mail.ts'

/** What is done with an answer to a letter. */
export type TakeAnswer = (trx: Transaction, given: Readonly<{ token: string; mail: Incoming; now: Date; site: Site }>) => Promise<void>

export type Mailroom = Readonly<{ database: Database; site: Site; log: Log; now: () => Date; letters: Letters; addresses: DeadAddresses; takeAnswer: TakeAnswer }>

/** `not-ours`: no such address here, or no letter at all. */
export async function receive(room: Mailroom, raw: Uint8Array, envelope: Envelope): Promise<'taken' | 'not-ours'> {
  const { site, database, log } = room
  if (site.lettersTo === undefined) return 'not-ours'
  const mail = await readMail(raw, site.lettersTo, envelope)
  if (mail === undefined) {
    log('mail-not-ours', { bytes: raw.byteLength })
    return 'not-ours'
  }
  const { use, token } = mail.about
  await database.transaction(async (trx) => {
    if (!(await takeOnce(trx, mail.key))) return
    if (use === 'b') await takeBack(room, trx, mail)
    else if (!mail.automatic) await inLocale('en', () => room.takeAnswer(trx, { token, mail, now: room.now(), site }))
  })
  log('mail-came-in', { use, automatic: mail.automatic })
  return 'taken'
}

/** A letter of ours that a mail server took and then could not deliver. One that is only late is waited for. */
async function takeBack({ letters, addresses, log }: Mailroom, trx: Transaction, { about, deliveryStatus = '' }: Incoming): Promise<void> {
  const field = (name: string) => new RegExp(`^${name}:\\s*(\\S+)`, 'im').exec(deliveryStatus)?.[1]?.toLowerCase()
  const status = field('Status') ?? ''
  if (field('Action') !== 'failed' || !status.startsWith('5.')) return
  const letter = await noteCameBack(trx, about.token, status.slice(0, 20))
  if (letter === undefined) return
  if (saysNobodyThere(status)) await addresses.noteDead(trx, letter.to)
  await letters[letter.kind]?.over?.(trx, letter, 'given-up')
  log('mail-came-back', { kind: letter.kind, status: status.slice(0, 20) })
}

