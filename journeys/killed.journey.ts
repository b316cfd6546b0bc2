import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, expect, inject, it } from 'vitest'
import { type DataFolder, copyOfDataFolder } from './data-folder.ts'
import { type Program, launch, startProgram } from './program.ts'
import { type FormSender, beginInitiative, formSender } from './sending-forms.ts'

let data: DataFolder
let program: Program

beforeEach(async () => {
  data = await copyOfDataFolder(inject('readyData'))
  program = await startProgram({ data: data.path })
})

afterEach(async () => {
  await program.stop()
  await data.remove()
})

/** The process of the private PostgreSQL, by the file that it keeps while it runs. */
const postgresOf = async (): Promise<number | undefined> => {
  const kept = await readFile(join(data.path, 'postgres-18', 'cluster', 'postmaster.pid'), 'utf8').catch(() => '')
  return kept === '' ? undefined : Number(kept.split('\n')[0])
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Enough that several are on their way at any moment. */
const AT_ONCE = 6
const BEFORE_THE_BLOW = 60

/** Records voices as fast as it goes, and strikes while more are on their way. @returns the words of those that were acknowledged */
async function recordUntil(send: FormSender, path: string, strike: () => void): Promise<readonly string[]> {
  const acknowledged: string[] = []
  let struck = false
  const record = async (who: number) => {
    for (let number = 0; number < 500; number++) {
      const words = `Voice ${who}-${number}.`
      const answer = await send(`${path}/voices/new`, { words, seenBy: 'members' }).catch(() => undefined)
      if (answer?.status === 303) acknowledged.push(words)
      else if (struck) return
      if (acknowledged.length >= BEFORE_THE_BLOW && !struck) {
        struck = true
        strike()
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, (_, who) => record(who)))
  return acknowledged
}

/** Everything that this person has said, as their own file tells it. */
async function expectAllThere(send: FormSender, acknowledged: readonly string[]): Promise<void> {
  expect(acknowledged.length).toBeGreaterThanOrEqual(BEFORE_THE_BLOW)
  const file = JSON.stringify(await (await send.get('/me/everything.json')).json())
  expect(acknowledged.filter((words) => !file.includes(words))).toEqual([])
}

it('killed while people speak, the program comes back by itself with everything that it had acknowledged', async () => {
  const send = await formSender(program)
  const path = await beginInitiative(send, 'Kept')
  const acknowledged = await recordUntil(send, path, () => { program.process.kill('SIGKILL') })
  await program.ended
  program = await startProgram({ data: data.path, at: program.origin })
  await expectAllThere(send, acknowledged)
})

it('when its PostgreSQL is killed while people speak, the same program goes on with everything that it had acknowledged', async () => {
  const send = await formSender(program)
  const path = await beginInitiative(send, 'Kept')
  const postgres = await postgresOf()
  if (postgres === undefined) throw new Error('there is no PostgreSQL in the data folder')
  const acknowledged = await recordUntil(send, path, () => { process.kill(postgres, 'SIGKILL') })
  await expect.poll(async () => (await send.get('/readyz')).status, { timeout: 120_000, interval: 100 }).toBe(200)
  expect(await postgresOf()).not.toBe(postgres)
  await expectAllThere(send, acknowledged)
  expect((await send(`${path}/voices/new`, { words: 'And we go on.', seenBy: 'members' })).status).toBe(303)
})

it('a second start on the same data folder is refused with a sentence, and Ctrl-C leaves nothing running', async () => {
  const second = await launch({ data: data.path })
  expect(await second.ended).not.toBe(0)
  expect(second.printed()).toContain(data.path)
  expect(second.printed()).toMatch(/^[A-Z][^\n]*\.\s*$/)
  const postgres = await postgresOf()
  expect(postgres).toBeDefined()
  expect(await program.stop()).toBe(0)
  expect(await postgresOf()).toBeUndefined()
  expect(postgres !== undefined && isRunning(postgres)).toBe(false)
})
