/** What the benches share: a load from a process of its own, the processor time and memory of processes, starting and stopping the program. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { OpenDatabase } from '#platform/database/open.ts'
import { ROOT } from '../src/app/root.ts'

export type Row = Readonly<Record<string, string | number>>
/** A generator that needs more than this of a core measures itself. */
export const MOST_OF_A_CORE = 0.8

export type Load = Readonly<{ requests: number; failed: number; perSecond: number; p50: number; p99: number; bytes: number; core: number }>
export const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN
/** As `npm start` starts it: Node with the settings that package.json gives it. */
export const startArgs = async (): Promise<readonly string[]> => {
  const { scripts }: { scripts: Readonly<{ start: string }> } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
  return [...scripts.start.split(' ').slice(2), '--empty']
}
export const tsx = (...args: string[]) => [join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs'), ...args]

/** One load from a process of its own. Void where it failed or measured itself. */
export async function load(port: number, path: string, cookie: string, rate: number | 'max', seconds: number): Promise<Load> {
  const child = spawn(process.execPath, tsx('bench/load.ts', `http://127.0.0.1:${port}${path}`, cookie, String(seconds), String(rate)), { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString() })
  await new Promise((resolve) => { child.once('close', resolve) })
  const result: Load = JSON.parse(said)
  if (result.failed > 0) throw new Error(`${path}: ${result.failed} requests failed`)
  return result
}

/** Processor time that a process has used, and that its children who ended had used, in ms; Linux counts in hundredths of a second. */
export const cpuOf = async (pid: number): Promise<Readonly<{ own: number; ended: number }>> => {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? []
  return { own: (Number(fields[11]) + Number(fields[12])) * 10, ended: (Number(fields[13]) + Number(fields[14])) * 10 }
}
const backends = (postmaster: number): readonly number[] => execFileSync('ps', ['-o', 'pid=', '--ppid', String(postmaster)]).toString().split('\n').map(Number).filter((pid) => pid > 0)
/** All of PostgreSQL: a backend that ended meanwhile is counted with its parent, so that the sum never falls. */
export const cpuOfServer = async (postmaster: number): Promise<number> => {
  const parts = await Promise.all(backends(postmaster).map((pid) => cpuOf(pid).catch(() => ({ own: 0, ended: 0 }))))
  const { own, ended } = await cpuOf(postmaster)
  return own + ended + parts.reduce((sum, part) => sum + part.own, 0)
}
export const memoryOf = async (pid: number, what: 'VmRSS' | 'VmHWM') => Number(new RegExp(`${what}:\\s+(\\d+)`).exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

/** Told of every query but what begins and ends transactions. The clients are where each passes, whatever made it. */
export function hearQueries({ pool, lanes }: Pick<OpenDatabase, 'pool' | 'lanes'>, heard: (text: string, values: readonly unknown[]) => void): void {
  for (const clients of [pool, lanes]) {
    clients.on('connect', (client) => {
      const ask = client.query.bind(client)
      client.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
        if (typeof text === 'string' && !/^(begin|commit|rollback|start)/i.test(text)) heard(text, Array.isArray(values) ? values : [])
        return Reflect.apply(ask, client, [text, values, ...rest])
      }) as typeof client.query
    })
  }
}

export const answering = async (port: number, path: string) => {
  for (let tries = 0; tries < 400; tries++) {
    if (await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' }).then(() => true, () => false)) return
    await new Promise((resolve) => { setTimeout(resolve, 25) })
  }
  throw new Error(`nothing answers at ${port}`)
}

export const stopped = (child: ChildProcess) => new Promise((resolve) => {
  child.once('exit', resolve)
  child.kill('SIGTERM')
})

/** What it was measured on, in a line. */
export const machine = () => `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`

/** Rows of the same names as a table of a document. */
export function tableOf(rows: readonly Row[]): string {
  const names = Object.keys(rows[0] ?? {})
  return [`| ${names.join(' | ')} |`, `|${names.map(() => '---').join('|')}|`, ...rows.map((row) => `| ${names.map((name) => row[name]).join(' | ')} |`)].join('\n')
}
