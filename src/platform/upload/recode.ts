/** Has pictures made anew in a program beside this one, one at a time and not for long. */
import { fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { z } from 'zod'

/** A phone's largest picture takes two seconds on a small machine; what takes longer is meant to. */
const LONGEST_MS = 20_000
/** Each takes up to some 300 MB while it lasts, so they queue; whoever comes after so many is asked to try again. */
const MOST_WAITING = 8

/** From the sources and from `dist` alike: package.json says where `#platform` is. */
const PROGRAM = createRequire(import.meta.url).resolve('#platform/upload/recode-picture.ts')

/** It met a stranger's file, so what it says is read as a stranger's. */
const side = z.int().min(1).max(4096)
const made = z.object({ type: z.enum(['image/jpeg', 'image/png']), width: side, height: side, bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length > 0) })
const answer = z.union([
  z.object({ kind: z.literal('made'), large: made, small: made }),
  z.object({ kind: z.literal('refused'), code: z.enum(['picture-too-many-dots', 'picture-too-heavy', 'picture-broken']) }),
])

export type RemadeFile = Readonly<z.output<typeof made>>
export type Remade = Readonly<{ kind: 'made'; large: RemadeFile; small: RemadeFile }>
export type RecodeCode = 'picture-too-many-dots' | 'picture-too-heavy' | 'picture-broken' | 'picture-too-slow' | 'pictures-busy'
type Answer = Remade | Readonly<{ kind: 'refused'; code: RecodeCode }>

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/**
 * Makes a picture anew, small enough for pages and without anything that was written into it.
 * @param within for tests, which can't wait so long
 */
export async function recode(bytes: Uint8Array, within = LONGEST_MS): Promise<Answer> {
  if (waiting >= MOST_WAITING) return { kind: 'refused', code: 'pictures-busy' }
  waiting += 1
  const turn = last.then(async () => recodeNow(bytes, within))
  last = turn
  try {
    return await turn
  } finally {
    waiting -= 1
  }
}

function recodeNow(bytes: Uint8Array, within: number): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>()
  const child = fork(PROGRAM, [], { env: {}, execArgv: ['--max-old-space-size=64'], serialization: 'advanced', stdio: 'ignore' })
  const clock = setTimeout(() => {
    resolve({ kind: 'refused', code: 'picture-too-slow' })
    child.kill('SIGKILL')
  }, within)
  // One that died over a file found it broken, as far as the sender is concerned.
  const broken = () => {
    clearTimeout(clock)
    resolve({ kind: 'refused', code: 'picture-broken' })
  }
  child.once('message', (said) => {
    const read = answer.safeParse(said)
    if (read.success) resolve(read.data)
  })
  child.once('error', broken)
  child.once('exit', broken)
  child.send(bytes, () => undefined)
  return promise
}
