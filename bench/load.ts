/**
 * The load, from a process of its own: asks one address with a cookie, and says how it went as one line of JSON.
 * `tsx bench/load.ts <address> <cookie> <seconds> <rate|max>`: at a fixed rate (latency counted from the moment a request was due,
 * so that a server that stalls can't hide it), or as fast as 16 connections go.
 */
import { Agent, get } from 'node:http'
import process from 'node:process'
import { ACCEPTED } from './accepted.ts'

const [address = '', cookie = '', seconds = '5', rate = 'max'] = process.argv.slice(2)
const CONNECTIONS = 16
const agent = new Agent({ keepAlive: true, maxSockets: rate === 'max' ? CONNECTIONS : 64 })

const ask = () => new Promise<number>((resolve, reject) => {
  get(address, { agent, headers: { cookie, 'accept-encoding': ACCEPTED } }, (answer) => {
    let bytes = 0
    answer.on('data', (chunk: Buffer) => { bytes += chunk.length })
    answer.on('end', () => (answer.statusCode === 200 ? resolve(bytes) : reject(new Error(`answered ${answer.statusCode}`))))
  }).on('error', reject)
})

const latencies: number[] = []
let failed = 0
let bytes = 0
const lasts = Number(seconds) * 1000

async function timed(due: number): Promise<void> {
  try {
    bytes = await ask()
    latencies.push(performance.now() - due)
  } catch {
    failed += 1
  }
}

async function asFastAsItGoes(): Promise<void> {
  const until = performance.now() + lasts
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    while (performance.now() < until) await timed(performance.now())
  }))
}

async function atRate(perSecond: number): Promise<void> {
  const began = performance.now()
  const asked: Promise<void>[] = []
  for (let n = 0; n < perSecond * Number(seconds); n++) {
    const due = began + (n * 1000) / perSecond
    const wait = due - performance.now()
    if (wait > 1) await new Promise((resolve) => { setTimeout(resolve, wait) })
    asked.push(timed(due))
  }
  await Promise.all(asked)
}

const began = performance.now()
const cpu = process.cpuUsage()
await (rate === 'max' ? asFastAsItGoes() : atRate(Number(rate)))
const took = performance.now() - began
const { user, system } = process.cpuUsage(cpu)
const sorted = latencies.toSorted((a, b) => a - b)
const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
process.stdout.write(`${JSON.stringify({ requests: latencies.length, failed, perSecond: (latencies.length * 1000) / took, p50: at(0.5), p99: at(0.99), bytes, core: (user + system) / 1000 / took })}\n`)
agent.destroy()
