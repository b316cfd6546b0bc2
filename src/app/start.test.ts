import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { type AddressInfo, connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { buildServer } from '../../scripts/build.mjs'
import { ROOT } from './root.ts'
import { whereIs } from './test-database.ts'
import { makeTestFolder } from './test-folder.ts'
import { findPrivatePostgres } from '#platform/private-postgres/index.ts'

type Started = Readonly<{ child: ChildProcess; port: number; address: string; said: () => string; logged: () => string; ended: Promise<number | null> }>

let folder: string
const children: ChildProcess[] = []
/** The program as it is built, from the sources as they are now. */
const built = join('.cache', `start-test-${process.pid}`)
beforeAll(async () => {
  folder = await makeTestFolder('thegither start ')
  await buildServer({ root: ROOT, outdir: built })
})
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  await rm(join(ROOT, built), { recursive: true, force: true })
})

/** Below those that the kernel lends to outgoing connections, so that none of them is there before the program. */
async function freePort(): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 12_000)
  const server = createServer().listen(port, '127.0.0.1')
  const isFree = await once(server, 'listening').then(() => true, () => false)
  server.close()
  return isFree ? port : freePort()
}

/** Starts the program as `npm start` would, on a folder of its own. */
async function launch(settings: Readonly<Record<string, string>>, flags: readonly string[] = ['--empty']): Promise<Started> {
  const port = Number(settings['PORT'] ?? (await freePort()))
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA: join(folder, 'data'), ...settings, PORT: String(port) }
  const child = spawn(process.execPath, [join(built, 'start.js'), ...flags], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  let [said, logged] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString() })
  child.stderr.on('data', (chunk: Buffer) => { logged += chunk.toString() })
  const ended = once(child, 'close').then(([code]: (number | null)[]) => code ?? null)
  return { child, port, address: `http://127.0.0.1:${port}`, said: () => said, logged: () => logged, ended }
}

async function ready(started: Started): Promise<Started> {
  while (!started.said().includes('is running at')) {
    if (started.child.exitCode !== null) throw new Error(`it ended: ${started.said()}${started.logged()}`)
    await pause(30)
  }
  return started
}

const statusOf = async (address: string, headers: Record<string, string> = {}) => (await fetch(address, { headers, redirect: 'manual' })).status

/** A database of the tests' server. */
async function outside(name: string): Promise<{ url: string; ask: (sql: string) => Promise<pg.QueryResult> }> {
  const server = inject('testServer')
  const ask = async (sql: string) => {
    const client = new pg.Client(whereIs(server, 'postgres'))
    await client.connect()
    try {
      return await client.query(sql)
    } finally {
      await client.end()
    }
  }
  await ask(`drop database if exists ${name} with (force)`)
  await ask(`create database ${name} template template0 encoding 'UTF8'`)
  const where = whereIs(server, name)
  const url = 'host' in where ? `postgres://${where.user}@localhost:${where.port}/${name}?host=${encodeURIComponent(where.host)}` : where.connectionString
  return { url, ask }
}

describe('a start on a folder of its own', () => {
  test('says where it is, answers when it is ready, and a Ctrl-C that comes twice stops it and its PostgreSQL', async () => {
    const started = await ready(await launch({}))
    expect(started.said()).toContain(`Thegither is running at http://localhost:${started.port}/`)
    expect([await statusOf(`${started.address}/healthz`), await statusOf(`${started.address}/readyz`)]).toEqual([200, 200])
    started.child.kill('SIGINT')
    started.child.kill('SIGINT')
    expect(await started.ended).toBe(0)
    expect(await findPrivatePostgres(join(folder, 'data'))).toBeUndefined()
  })

  test('after a kill -9 finds what it had, and a second one beside it is refused with what to do', async () => {
    const first = await ready(await launch({}))
    first.child.kill('SIGKILL')
    await first.ended
    const again = await ready(await launch({}))
    const second = await launch({})
    expect(await second.ended).toBe(1)
    expect(second.logged()).toContain('Stop that one first')
    expect(await statusOf(`${again.address}/readyz`)).toBe(200)
  })

  test('that can’t listen says so, with what to do, and leaves no PostgreSQL behind', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    const started = await launch({ PORT: String(port), DATA: join(folder, 'taken') })
    expect(await started.ended).toBe(1)
    expect(started.logged()).toBe(`Another program listens on port ${port} already. Stop that one, or choose another port: PORT=${port + 1} npm start\n`)
    expect(await findPrivatePostgres(join(folder, 'taken'))).toBeUndefined()
    taken.close()
  })

  test('gives those who are being served their answer before it stops', async () => {
    const started = await ready(await launch({}))
    const body = 'email=carer%40example.org'
    const visitor = connect(started.port, '127.0.0.1')
    let answer = ''
    visitor.on('data', (chunk) => { answer += chunk.toString() })
    visitor.write(`POST /sign-in HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nExpect: 100-continue\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`)
    // It says that it has begun, and then that it takes nobody else.
    while (!answer.includes('100 Continue')) await pause(10)
    answer = ''
    started.child.kill('SIGTERM')
    while (await fetch(`${started.address}/healthz`).then(() => true, () => false)) await pause(10)
    visitor.write(body.slice(5))
    expect(await started.ended).toBe(0)
    expect(answer).toMatch(/^HTTP\/1\.1 (303|422)/)
  })

  test('shows its metrics on a socket in its folder, and elsewhere only to whoever has the token', async () => {
    const closed = await ready(await launch({}))
    expect(await statusOf(`${closed.address}/metrics`)).toBe(404)
    const text = await new Promise<string>((resolve, reject) => {
      request({ socketPath: join(folder, 'data', `metrics-${closed.port}.sock`), path: '/' }, (response) => {
        let all = ''
        response.on('data', (chunk: Buffer) => { all += chunk.toString() }).on('end', () => resolve(all))
      }).on('error', reject).end()
    })
    expect(text).toContain('thegither_request_seconds_count')
    closed.child.kill('SIGTERM')
    await closed.ended
    expect(await readdir(join(folder, 'data'))).not.toContain(`metrics-${closed.port}.sock`)
    const token = 'a token of the tests'
    const open = await ready(await launch({ METRICS_TOKEN: token }))
    expect([await statusOf(`${open.address}/metrics`), await statusOf(`${open.address}/metrics`, { authorization: 'Bearer wrong' }), await statusOf(`${open.address}/metrics`, { authorization: `Bearer ${token}` })]).toEqual([401, 401, 200])
  })

  test('logs each request by its route, and never an address, a query or a person', async () => {
    const started = await ready(await launch({}))
    await fetch(`${started.address}/initiatives/my-diagnosis?search=secret-words`, { headers: { 'x-forwarded-for': '203.0.113.9' } })
    while (!started.logged().includes('"route":"/initiatives/:slug"')) await pause(20)
    expect(started.logged()).not.toMatch(/my-diagnosis|secret-words|203\.0\.113\.9|127\.0\.0\.1/)
  })
})

describe('a start that can’t be', () => {
  test.each([
    [{}, ['--emtpy'], 'npm start [-- --empty]'],
    [{ PUBLIC_URL: 'example.org' }, [], "PUBLIC_URL can't be read (an address such as https://together.example.org)."],
    [{ SMTP_URL: 'smtp://localhost' }, [], 'SMTP_URL needs MAIL_FROM'],
    [{ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' }, [], "Can't reach the database at DATABASE_URL (ECONNREFUSED)"],
    [{ DATA: '/dev/null/data' }, [], "/dev/null/data can't be a folder"],
  ] as const)('with %o %j says what to put right', async (settings, flags, sentence) => {
    const started = await launch(settings, flags)
    expect(await started.ended).toBe(1)
    expect(started.logged()).toContain(sentence)
    expect(started.logged()).not.toContain('    at ')
  })
})

describe('a start on an outside database', () => {
  test('at the same moment as another one: both migrate one after the other, and both serve', async () => {
    const { url } = await outside('start_twice')
    const settings = { DATABASE_URL: url, DATA: join(folder, 'outside') }
    const both = await Promise.all([launch(settings), launch(settings)])
    for (const started of both) {
      await ready(started)
      expect(await statusOf(`${started.address}/readyz`)).toBe(200)
    }
  })

  test('stays alive when the database goes, says that it is not ready, and is ready again when it is back', async () => {
    const { url, ask } = await outside('start_gone')
    const started = await ready(await launch({ DATABASE_URL: url, DATA: join(folder, 'gone') }))
    await ask('alter database start_gone allow_connections false')
    await ask("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'start_gone'")
    expect([await statusOf(`${started.address}/healthz`), await statusOf(`${started.address}/readyz`)]).toEqual([200, 503])
    await ask('alter database start_gone allow_connections true')
    expect(await statusOf(`${started.address}/readyz`)).toBe(200)
  })

  test('that a newer program has used is refused with a sentence', async () => {
    const { url } = await outside('start_newer')
    const client = new pg.Client(url)
    await client.connect()
    await client.query("create table public.migration (name text primary key, timestamp text); insert into public.migration values ('2999-01-01T0000-foresee', '')")
    await client.end()
    const started = await launch({ DATABASE_URL: url, DATA: join(folder, 'newer') })
    expect(await started.ended).toBe(1)
    expect(started.logged()).toContain('made by a newer Thegither')
  })
})
