/** Sends the letters that are due, through a mail server that speaks SMTP. */
import type { Database, Transaction } from '../database/database.ts'
import type { Site } from '../http/context.ts'
import { type Log, describeFault } from '../log/log.ts'
import { inLocale } from '../words/locale.ts'
import { derive } from '../secrets.ts'
import type { Letter } from './letter.ts'
import { type Letters, type WaitingMail, claimMail, dropMail, noteReturn, noteSent, noteUnsent } from './mail.ts'
import { isAddressRefused } from './refusal.rules.ts'
import { addressToken, addressWith } from './token-address.rules.ts'

/** Hands one letter over to a mail server. `returnTo`: where it comes back to if it can't be delivered later. */
export type Send = (letter: Letter & Readonly<{ to: string; subject: string; returnTo?: string | undefined }>) => Promise<void>

/** Patience with a mail server; a claim on a letter lasts longer than all of these together. */
const CONNECT_MS = 15_000
const SILENCE_MS = 60_000

/** Loaded with the first letter: most of the time a program sends none. */
async function openTransport(url: string) {
  const { createTransport } = await import('nodemailer')
  return createTransport({
    url, connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SILENCE_MS, disableFileAccess: true, disableUrlAccess: true,
  })
}

/** @param url `smtp://` or `smtps://`, with name and password where the server wants them */
export function sendThrough(url: string, from: string): Send {
  let opening: ReturnType<typeof openTransport> | undefined
  return async ({ to, subject, text, html, stopAt, answerTo, returnTo }) => {
    // The address as an object: a list of addresses or a name with tricks in it stays one address.
    const transport = await (opening ??= openTransport(url))
    await transport.sendMail({
      from, to: { name: '', address: to }, subject, text, ...(html === undefined ? {} : { html }), ...(answerTo === undefined ? {} : { replyTo: { name: '', address: answerTo } }),
      ...(returnTo === undefined ? {} : { envelope: { from: returnTo, to } }),
      headers: { 'Auto-Submitted': 'auto-generated', ...(stopAt === undefined ? {} : { 'List-Unsubscribe': `<${stopAt}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }) },
    })
  }
}

/** Addresses from which letters come back: whose they are, another module knows. */
export type DeadAddresses = Readonly<{ isDead: (database: Database, address: string) => Promise<boolean>; noteDead: (trx: Transaction, address: string) => Promise<void> }>

export type Postman = Readonly<{ database: Database; letters: Letters; site: Site; log: Log; send: Send | undefined; addresses?: DeadAddresses }>

/** 2, 4, 8 … minutes between tries: a server that is down for a night loses no letter, and after about 17 hours a person should look. */
const MOST_TRIES = 9
const ONE_ROUND = 100

/** Sends what is due, one letter after another. Without a mail server everything waits. */
export async function deliverDue(postman: Postman): Promise<void> {
  if (postman.send === undefined) return
  for (let count = 0; count < ONE_ROUND; count++) {
    const mail = await claimMail(postman.database)
    if (mail === undefined) return
    await deliver(postman, postman.send, mail)
  }
}

async function deliver(postman: Postman, send: Send, mail: WaitingMail): Promise<void> {
  const { database, log } = postman
  try {
    if (await isDead(postman, mail)) {
      await noteUnsent(database, mail.id, { fault: 'address-dead', againInMinutes: undefined })
      await tellOver(postman, mail, 'given-up')
      return
    }
    const letter = await writeLetter(postman, mail)
    if (letter === undefined) {
      await dropMail(database, mail.id)
      return
    }
    await send({ to: mail.to, ...letter, returnTo: await returnAddress(postman, mail) })
    await noteSent(database, mail.id)
    await tellOver(postman, mail, 'sent')
  } catch (error) {
    if (isAddressRefused(answerOf(error))) await database.transaction(async (trx) => postman.addresses?.noteDead(trx, mail.to))
    const givenUp = isForGood(error) || mail.tries >= MOST_TRIES
    log('mail-not-sent', { mail: mail.id, kind: mail.kind, tries: mail.tries, givenUp, ...describeFault(error) })
    await noteUnsent(database, mail.id, { fault: faultOf(error), againInMinutes: givenUp ? undefined : 2 ** mail.tries })
    if (givenUp) await tellOver(postman, mail, 'given-up')
  }
}

const isDead = async ({ database, letters, addresses }: Postman, mail: WaitingMail): Promise<boolean> =>
  letters[mail.kind]?.evenIfDead !== true && (await addresses?.isDead(database, mail.to)) === true

/** An address of its own for each letter, so that what comes back is known without believing what it says. */
async function returnAddress({ database, site }: Postman, { id }: WaitingMail): Promise<string | undefined> {
  if (site.lettersTo === undefined) return undefined
  const token = addressToken(derive(site.secret, 'letter comes back', id))
  await noteReturn(database, id, token)
  return addressWith(site.lettersTo, 'b', token)
}

/** Never thrown further: a letter that was sent must not be sent again because nobody could write down that it was. */
async function tellOver({ database, letters, log }: Postman, mail: WaitingMail, outcome: 'sent' | 'given-up'): Promise<void> {
  try {
    await database.transaction(async (trx) => letters[mail.kind]?.over?.(trx, mail, outcome))
  } catch (error) {
    log('mail-not-noted', { mail: mail.id, kind: mail.kind, outcome, ...describeFault(error) })
  }
}

async function writeLetter({ database, letters, site }: Postman, mail: WaitingMail): Promise<(Letter & Readonly<{ subject: string }>) | undefined> {
  const kind = letters[mail.kind]
  if (kind === undefined) throw new Error(`nobody knows how to write «${mail.kind}»`)
  return inLocale('en', async () => {
    const text = await database.transaction((trx) => kind.text(trx, mail, site))
    return text === undefined ? undefined : { subject: kind.subject(), ...(typeof text === 'string' ? { text } : text) }
  })
}

/** A mail server's answer: 5xx is «no», 4xx is «not now». */
const replyOf = (error: unknown): number | undefined =>
  error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined

/** What the server said, and whether it was the recipient that it said it to. */
const answerOf = (error: unknown) => ({
  number: replyOf(error),
  words: error instanceof Error && 'response' in error && typeof error.response === 'string' ? error.response : '',
  atRecipient: error instanceof Error && 'command' in error && error.command === 'RCPT TO',
})

const isForGood = (error: unknown) => {
  const reply = replyOf(error)
  // «No» to who we are (530, 535) is put right in the settings, and then the letter can go.
  return reply !== undefined && reply >= 500 && reply !== 530 && reply !== 535
}

const faultOf = (error: unknown): string => {
  const reply = replyOf(error)
  if (reply !== undefined) return String(reply)
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code.slice(0, 40) : 'not-written'
}
