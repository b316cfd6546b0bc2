/** Listens for letters in the mail servers' own language, for an operator whose mail server passes them on. */
import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'
import { describeFault } from '../../log/log.ts'
import { readAddress } from '../token-address.rules.ts'
import { LARGEST_LETTER } from './door.ts'
import { type Mailroom, receive } from './receive.ts'

const AT_ONCE = 10
const SILENCE_MS = 60_000

/** What a mail server is told where a letter is not taken. */
const refusal = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode })

/** @returns the port it listens on, and how to end it */
export async function listenForMail(room: Mailroom, { host, port }: Readonly<{ host: string; port: number }>): Promise<Readonly<{ port: number; close: () => Promise<void> }>> {
  const server = new SMTPServer({
    name: room.site.publicUrl.hostname, banner: 'Thegither', authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true,
    size: LARGEST_LETTER, maxClients: AT_ONCE, socketTimeout: SILENCE_MS, logger: false,
    onRcptTo: ({ address }, _session, taken) => {
      const known = room.site.lettersTo !== undefined && readAddress(room.site.lettersTo, address) !== undefined
      taken(known ? null : refusal(550, '5.1.1 nobody is here by that name'))
    },
    onData: (stream, session, taken) => {
      const { mailFrom, rcptTo } = session.envelope
      void gather(stream)
        .then(async (raw) => {
          if (raw === undefined) return taken(refusal(552, '5.3.4 that is too large'))
          await receive(room, raw, { from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map((one) => one.address) })
          return taken(null)
        })
        .catch((error: unknown) => {
          room.log('mail-not-taken', describeFault(error))
          taken(refusal(451, '4.3.0 try again later'))
        })
    },
  })
  // A connection that breaks off is no fault of ours.
  server.on('error', (error: Error) => { room.log('mail-connection', describeFault(error)) })
  server.listen(port, host)
  await once(server.server, 'listening')
  const address = server.server.address()
  return { port: typeof address === 'object' && address !== null ? address.port : port, close: () => new Promise((closed) => { server.close(() => closed()) }) }
}

/** The whole letter; undefined where it is too large: the rest is then read and forgotten. */
async function gather(stream: AsyncIterable<unknown>): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of stream) {
    if (!(part instanceof Uint8Array)) continue
    size += part.byteLength
    if (size <= LARGEST_LETTER) parts.push(Buffer.from(part))
    else parts.length = 0
  }
  return size <= LARGEST_LETTER ? Buffer.concat(parts) : undefined
}
