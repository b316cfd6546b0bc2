/** Runs the built program as `npm start` runs it, on a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import process from 'node:process'

export type Program = Readonly<{
  origin: string
  /** Everything it has printed so far. */
  printed: () => string
  /** The link that makes the first administrator; none where it is started again at its address. */
  firstLink: string
  process: ChildProcess
  /** Asks it to stop, as Ctrl-C does. @returns its exit code */
  stop: () => Promise<number | null>
  /** Settles when it has ended by itself or was killed. */
  ended: Promise<number | null>
}>

/** `at`: where it ran before and got its administrator, so that browsers are still signed in. `hoursLater`: how far its clock is ahead. */
type Settings = Readonly<{ data: string; args?: readonly string[]; env?: Readonly<Record<string, string>>; at?: string; hoursLater?: number }>

/** Sets the clock of a program ahead before anything of it is read. */
const aheadBy = (hours: number): string => `--import=data:text/javascript,${encodeURIComponent(`
  const ahead = () => Now.now() + ${hours * 3_600_000}
  const Now = Date
  globalThis.Date = new Proxy(Now, {
    construct: (date, given, made) => Reflect.construct(date, given.length === 0 ? [ahead()] : given, made),
    get: (date, name) => (name === 'now' ? ahead : Reflect.get(date, name)),
  })`)}`

/** On a machine that does much else, too. */
const SECONDS_TO_START = 180

/** Starts it. It may end before it answers: wait for `untilReady`. */
export async function launch({ data, args = ['--empty'], env = {}, at, hoursLater }: Settings): Promise<Omit<Program, 'firstLink'>> {
  const port = at === undefined ? await freePort() : Number(new URL(at).port)
  const origin = `http://localhost:${port}`
  const child = spawn(process.execPath, ['dist/start.js', ...args], {
    env: { ...process.env, PORT: String(port), PUBLIC_URL: origin, DATA: data, PSEUDO_LOCALE: '1', TZ: 'America/Anchorage', ...(hoursLater === undefined ? {} : { NODE_OPTIONS: aheadBy(hoursLater) }), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { printed += chunk.toString() })
  // When all that it printed has come.
  const ended = new Promise<number | null>((resolve) => { child.once('close', resolve) })
  const stop = async () => {
    child.kill('SIGINT')
    return ended
  }
  return { origin, printed: () => printed, process: child, stop, ended }
}

/** Starts it and waits until it answers. Fails with what it printed where it ended instead. */
export async function startProgram(settings: Settings): Promise<Program> {
  const program = await launch(settings)
  const until = Date.now() + SECONDS_TO_START * 1000
  while (Date.now() < until) {
    if (program.process.exitCode !== null) throw new Error(`the program ended: ${program.printed()}`)
    const ready = await fetch(`${program.origin}/readyz`).then((answer) => answer.status === 200, () => false)
    // It listens a moment before it prints the link, which it does where nobody looks after it yet.
    const firstLink = /https?:\/\/\S*first-administrator\S*(?=\n)/.exec(program.printed())?.[0]
    if (ready && (firstLink !== undefined || settings.at !== undefined)) return { ...program, firstLink: firstLink ?? '' }
    await aMoment()
  }
  program.process.kill('SIGKILL')
  throw new Error(`the program did not get ready: ${program.printed()}`)
}

const aMoment = () => new Promise((resolve) => { setTimeout(resolve, 50) })

/** Below those that the kernel lends to outgoing connections, so that none of them is there before the program. */
export const freePort = () => new Promise<number>((resolve) => {
  const port = 20_000 + Math.floor(Math.random() * 12_000)
  const probe = createServer()
  probe.once('error', () => { resolve(freePort()) })
  probe.listen(port, '127.0.0.1', () => { probe.close(() => resolve(port)) })
})
