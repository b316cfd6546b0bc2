/** A mail server of the tests: it speaks as much SMTP as a letter needs, on a port of this machine. */
import { once } from 'node:events'
import { type AddressInfo, type Socket, createServer } from 'node:net'

type Taken = Readonly<{ from: string; to: readonly string[]; letter: string }>

export type MailServer = Readonly<{
  address: string
  taken: readonly Taken[]
  /** What it says to a recipient: 250 takes it, 450 is «not now», 550 is «never». */
  answers: { recipient: number }
  stop: () => Promise<void>
}>

export async function startMailServer(): Promise<MailServer> {
  const taken: Taken[] = []
  const answers = { recipient: 250 }
  const server = createServer((socket) => { converse(socket, answers, (letter) => taken.push(letter)) })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    address: `smtp://127.0.0.1:${port}`, taken, answers,
    stop: () => new Promise((stopped) => { server.close(() => stopped()) }),
  }
}

function converse(socket: Socket, answers: { recipient: number }, take: (letter: Taken) => void): void {
  let [from, to, letter, held]: [string, string[], string[] | undefined, string] = ['', [], undefined, '']
  const say = (line: string) => socket.write(`${line}\r\n`)
  const hear = (line: string): unknown => {
    if (letter !== undefined) {
      if (line !== '.') return letter.push(line)
      take({ from, to, letter: letter.join('\n') })
      letter = undefined
      return say('250 taken')
    }
    switch (line.slice(0, 4).toUpperCase()) {
      case 'MAIL':
        from = line
        to = []
        return say('250 well')
      case 'RCPT':
        if (answers.recipient !== 250) return say(`${answers.recipient} no such recipient, says the test`)
        to.push(line)
        return say('250 known')
      case 'DATA':
        letter = []
        return say('354 go on')
      case 'QUIT':
        return socket.end('221 bye\r\n')
      default:
        return say('250 well')
    }
  }
  socket.on('error', () => undefined)
  socket.on('data', (chunk) => {
    const lines = (held + chunk.toString()).split('\r\n')
    held = lines.pop() ?? ''
    for (const line of lines) hear(line)
  })
  say('220 test')
}
