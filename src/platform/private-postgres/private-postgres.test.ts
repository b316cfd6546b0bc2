import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client, type ClientConfig } from 'pg'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Connection, findPrivatePostgres, holdDataFolder, type PrivatePostgres, PrivatePostgresProblem, startPrivatePostgres } from './index.ts'

const A_FIRST_START = { timeout: 180_000 }

const cleanUps: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp()
}, A_FIRST_START.timeout)

async function newFolder(...below: string[]): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'private-postgres-'))
  cleanUps.push(() => rm(root, { recursive: true, force: true }))
  const folder = join(root, ...below, 'data')
  await mkdir(folder, { recursive: true })
  // mkdtemp closes the folder that it makes; a root program's server lives in it as another account.
  await chmod(root, 0o711)
  return folder
}

async function start(folder: string, durable = false): Promise<PrivatePostgres> {
  const server = await startPrivatePostgres({ folder, durable })
  cleanUps.push(() => server.stop())
  return server
}

const asClient = ({ socketFolder, port, user, database }: Connection): ClientConfig => ({ host: socketFolder, port, user, database })

async function ask(server: Connection, ...statements: string[]): Promise<unknown[]> {
  const client = new Client(asClient(server))
  client.on('error', () => undefined)
  await client.connect()
  try {
    let rows: unknown[] = []
    for (const statement of statements) ({ rows } = await client.query<Record<string, unknown>>(statement))
    return rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

const listParts = async (processId: number) =>
  (await readFile(`/proc/${processId}/task/${processId}/children`, 'utf8')).trim().split(' ').filter(Boolean).map(Number)

/** As a system short of memory does it: the server and all its parts at once, without a word. */
async function killHard(processId: number) {
  for (const victim of [processId, ...(await listParts(processId))]) {
    try {
      process.kill(victim, 'SIGKILL')
    } catch {
      // A part ends by itself once the server is gone.
    }
  }
}

/** A program that starts the server and lives until it is killed. */
async function startAsProgram(folder: string) {
  const code = `import { startPrivatePostgres } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))}
    const { processId } = await startPrivatePostgres({ folder: process.argv[1], durable: false })
    console.log(processId)
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code, folder], { stdio: ['ignore', 'pipe', 'inherit'], cwd: import.meta.dirname })
  cleanUps.push(async () => child.kill('SIGKILL'))
  const [firstLine] = await once(child.stdout, 'data')
  const die = async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { processId: Number(String(firstLine)), die }
}

describe('a private PostgreSQL', A_FIRST_START, () => {
  test('is made at the first start, and the second start finds what was written', async () => {
    const folder = await newFolder()
    const first = await start(folder)
    expect(first.isNew).toBe(true)
    await ask(first, 'CREATE TABLE voice (words text)', "INSERT INTO voice VALUES ('the bus comes too early')")
    await first.stop()

    const second = await start(folder)
    expect(second.isNew).toBe(false)
    expect(await ask(second, 'SELECT words FROM voice')).toEqual([{ words: 'the bus comes too early' }])
  })

  test('speaks UTF-8 in universal time, sorts the same everywhere, and takes ’ for no letter', async () => {
    const server = await start(await newFolder())
    const rows = await ask(
      server,
      `SELECT current_setting('server_encoding') AS encoding, current_setting('TimeZone') AS zone, datlocale AS locale,
        to_tsvector('simple', '‘Gàidhlig’ – too')::text AS search FROM pg_database WHERE datname = current_database()`,
    )
    expect(rows).toEqual([{ encoding: 'UTF8', zone: 'UTC', locale: 'C.UTF-8', search: "'gàidhlig':1 'too':2" }])
  })

  test('listens on no network, and its folders are closed to every other account', async () => {
    const server = await start(await newFolder())
    expect(await ask(server, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }])
    for (const folder of [server.socketFolder, join(server.home, 'cluster'), join(server.home, 'log')]) {
      expect((await stat(folder)).mode & 0o777, folder).toBe(0o700)
    }
  })

  test('keeps out of its log what people typed, even where the database refuses it', async () => {
    const server = await start(await newFolder())
    await ask(server, "CREATE TABLE person (email text PRIMARY KEY)", "INSERT INTO person VALUES ('ailsa@example.org')")
    await expect(ask(server, "INSERT INTO person VALUES ('ailsa@example.org')")).rejects.toThrow('duplicate key')
    await expect(ask(server, "SELECT 'ailsa@example.org'::integer")).rejects.toThrow('invalid input syntax')
    await server.stop()

    const logFolder = join(server.home, 'log')
    const logs = await Promise.all((await readdir(logFolder)).map((name) => readFile(join(logFolder, name), 'utf8')))
    expect(logs.join()).toContain('database system is ready')
    expect(logs.join()).not.toContain('ailsa')
  })

  test('refuses a second program on the same folder, and lets it in when the first has stopped', async () => {
    const folder = await newFolder()
    const first = await start(folder)
    await expect(startPrivatePostgres({ folder, durable: false })).rejects.toMatchObject({ code: 'folder-taken' })
    expect(await holdDataFolder(folder)).toEqual({ kind: 'taken' })
    expect(await findPrivatePostgres(folder)).toMatchObject({ socketFolder: first.socketFolder })
    await first.stop()

    expect(await findPrivatePostgres(folder)).toBeUndefined()
    const hold = await holdDataFolder(folder)
    expect(hold.kind).toBe('held')
    if (hold.kind === 'held') await hold.release()
  })

  test('of two first starts at the same moment, one wins and the other is refused', async () => {
    const folder = await newFolder()
    const outcomes = await Promise.allSettled([start(folder), start(folder)])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('loses no acknowledged row when it is killed with all its parts, and is back by itself', async () => {
    const server = await start(await newFolder(), true)
    await ask(server, 'CREATE TABLE voice (id integer PRIMARY KEY)')
    const client = new Client(asClient(server))
    client.on('error', () => undefined)
    await client.connect()
    let acknowledged = 0
    const writing = (async () => {
      for (let id = 1; ; id += 1) {
        await client.query('INSERT INTO voice VALUES ($1)', [id])
        acknowledged = id
      }
    })().catch(() => undefined)
    await vi.waitFor(() => expect(acknowledged).toBeGreaterThan(100), { timeout: 60_000 })
    const killed = server.processId
    await killHard(killed)
    await writing

    await vi.waitFor(() => expect(server.processId).not.toBe(killed), { timeout: 60_000 })
    const [row] = await ask(server, `SELECT count(*)::integer AS kept FROM voice WHERE id <= ${acknowledged}`)
    expect(row).toEqual({ kept: acknowledged })
  })

  test('starts although a killed server left its parts and its notes behind', async () => {
    const folder = await newFolder()
    const program = await startAsProgram(folder)
    await program.die()
    process.kill(program.processId, 'SIGKILL')
    const server = await start(folder)
    expect(server.processId).not.toBe(program.processId)
    expect(await ask(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('is used again by the next program when the one that started it was killed', async () => {
    const folder = await newFolder()
    const program = await startAsProgram(folder)
    await program.die()
    const server = await start(folder)
    expect(server.processId).toBe(program.processId)
    expect(await ask(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('gives up, and says so, when it ends again and again', async () => {
    const server = await start(await newFolder())
    const lost: unknown[] = []
    void server.lost.then((problem) => { lost.push(problem) })
    // As often as it takes until it has been started again three times within a minute: a busy machine may be slow to start it.
    while (lost.length === 0) {
      const killed = server.processId
      await killHard(killed)
      await vi.waitFor(() => expect(lost.length > 0 || server.processId !== killed).toBe(true), { timeout: 60_000 })
    }
    expect(lost[0]).toMatchObject({ code: 'keeps-stopping' })
  })

  test('runs in a folder with spaces, quotes and letters from elsewhere', async () => {
    const server = await start(await newFolder('our "shared" folder, Sgoil Ùr'))
    expect(await ask(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('runs in a folder whose path is longer than a socket may have', async () => {
    const folder = await newFolder('a-long-name-'.repeat(8), 'and-another-'.repeat(8))
    const server = await start(folder)
    expect(await ask(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(server.socketFolder.startsWith(folder)).toBe(false)
    expect((await stat(server.socketFolder)).mode & 0o777).toBe(0o700)
    cleanUps.unshift(() => rm(server.socketFolder, { recursive: true, force: true }))
  })

  test('runs behind a folder that is closed to all others, and stays where it is when that is opened', async () => {
    const folder = await newFolder('closed')
    await chmod(dirname(folder), 0o700)
    const first = await start(folder)
    if (first.home !== join(folder, 'postgres-18')) cleanUps.unshift(() => rm(dirname(first.home), { recursive: true, force: true }))
    await ask(first, 'CREATE TABLE voice (words text)')
    await first.stop()
    await chmod(dirname(folder), 0o755)

    const second = await start(folder)
    expect(second.home).toBe(first.home)
    expect(await ask(second, 'SELECT count(*)::integer AS voices FROM voice')).toEqual([{ voices: 0 }])
  })

  test('of another major version is refused with what to do, and left untouched', async () => {
    const folder = await newFolder()
    await mkdir(join(folder, 'postgres-12'))
    const refusal = await startPrivatePostgres({ folder, durable: false }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(PrivatePostgresProblem)
    expect(refusal).toMatchObject({ code: 'other-major' })
    expect(await readdir(folder)).toEqual(['postgres-12'])
    // Refused, and the folder let go again.
    expect((await holdDataFolder(folder)).kind).toBe('held')
  })
})
