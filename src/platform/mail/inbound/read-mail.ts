/** Reads a letter that came in, as mail servers write them. Who it says it is from is not asked. */
import PostalMime, { type Address, type Email } from 'postal-mime'
import { hashOf } from '../../secrets.ts'
import { cleanText } from '../../text.ts'
import { readAddress } from '../token-address.rules.ts'
import { textOfHtml } from './html-text.rules.ts'

/** What the server that took it knew of it. An empty `from` is how machines answer each other. */
export type Envelope = Readonly<{ from?: string | undefined; to: readonly string[] }>

export type Incoming = Readonly<{
  /** What it is for and who may: from the address it was sent to. */
  about: NonNullable<ReturnType<typeof readAddress>>
  /** The same for the same letter, however often it is delivered. */
  key: string
  /** Written by a program: an absence note, a newsletter, a letter that comes back. */
  automatic: boolean
  /** Its words as plain text, with what is quoted and signed. */
  text: string
  attachments: number
  /** What a mail server says of a letter that it could not deliver (RFC 3464). */
  deliveryStatus: string | undefined
}>

/** Deeper or longer than any person's mail program writes. */
const BOUNDS = { maxNestingDepth: 30, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 2, forceRfc822Attachments: true } as const

/** @returns undefined where it can't be read, or isn't for us */
export async function readMail(raw: Uint8Array, lettersTo: string, envelope: Envelope): Promise<Incoming | undefined> {
  const mail = await PostalMime.parse(raw, BOUNDS).catch(() => undefined)
  if (mail === undefined) return undefined
  const about = [...envelope.to, ...addressesIn(mail)].map((address) => readAddress(lettersTo, address)).find((one) => one !== undefined)
  if (about === undefined) return undefined
  const status = mail.attachments.find((part) => part.mimeType === 'message/delivery-status')
  return {
    about, key: hashOf(JSON.stringify([about.token, mail.messageId ?? hashOf(Buffer.from(raw).toString('latin1'))])),
    automatic: isAutomatic(mail, envelope), text: cleanText(mail.text ?? textOfHtml(mail.html ?? '')),
    attachments: mail.attachments.filter((part) => part.related !== true && part.disposition === 'attachment').length,
    deliveryStatus: status === undefined ? undefined : typeof status.content === 'string' ? status.content : Buffer.from(new Uint8Array(status.content)).toString('latin1'),
  }
}

/** Wherever mail servers write whom a letter was for. */
function addressesIn(mail: Email): readonly string[] {
  const named = [...(mail.to ?? []), ...(mail.cc ?? [])].flatMap((one: Address) => one.group ?? [one]).map((one) => one.address)
  const handed = mail.headers.filter(({ key }) => key === 'delivered-to' || key === 'x-original-to' || key === 'envelope-to' || key === 'x-envelope-to').map(({ value }) => value.replaceAll(/[<>\s]/g, ''))
  return [...handed, ...named]
}

function isAutomatic(mail: Email, { from }: Envelope): boolean {
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value.trim().toLowerCase()
  const submitted = header('auto-submitted')
  return from === '' || header('return-path') === '<>' || (submitted !== undefined && submitted !== 'no')
    || /^(?:bulk|junk|list|auto_reply)$/.test(header('precedence') ?? '') || header('x-autoreply') !== undefined || header('x-autorespond') !== undefined
    || (header('content-type') ?? '').startsWith('multipart/report')
}
