/** What a monitoring system may know of a process, in the text format of Prometheus. Nothing here names a person or a group. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import process from 'node:process'
import type pg from 'pg'
import type { Answered } from '#platform/http/app.ts'

type Labels = Readonly<Record<string, string>>
/** A number by its labels, of one name. */
type Sample = Readonly<{ labels?: Labels; value: number }>
type Kind = 'counter' | 'gauge'

/** Upper bounds in seconds: a page should take a few milliseconds, and nobody waits longer than ten seconds. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] as const

const escaped = (text: string) => text.replaceAll('\\', String.raw`\\`).replaceAll('"', String.raw`\"`).replaceAll('\n', ' ')
const labelled = (name: string, labels: Labels = {}) => {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escaped(value)}"`)
  return pairs.length === 0 ? name : `${name}{${pairs.join(',')}}`
}

/** One metric as Prometheus reads it. */
export const metric = (name: string, kind: Kind, help: string, samples: readonly Sample[]): string =>
  [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...samples.map(({ labels, value }) => `${labelled(name, labels)} ${value}`)].join('\n')

export type Meter = Readonly<{ answered: (answer: Answered) => void; text: (pools: Pools) => string }>

/** The connections of this process, by what they are for. */
export type Pools = Readonly<{ transactions: pg.Pool; shared: pg.Pool }>

/** Counts what this process answers from now on. */
export function newMeter(): Meter {
  const requests = new Map<string, { labels: Labels; value: number }>()
  const durations = { buckets: BOUNDS.map(() => 0), sum: 0, count: 0 }
  let queries = 0
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  return {
    answered: ({ method, route, status, milliseconds, queries: asked }) => {
      const labels = { method: method === 'GET' || method === 'POST' ? method : 'other', route, status: `${Math.floor(status / 100)}xx` }
      const key = Object.values(labels).join(' ')
      requests.set(key, { labels, value: (requests.get(key)?.value ?? 0) + 1 })
      const seconds = milliseconds / 1000
      BOUNDS.forEach((bound, index) => { if (seconds <= bound) durations.buckets[index] = (durations.buckets[index] ?? 0) + 1 })
      durations.sum += seconds
      durations.count += 1
      queries += asked
    },
    text: (pools) => {
      const slowest = delay.percentile(99) / 1e9
      delay.reset()
      return [
        metric('thegither_requests_total', 'counter', 'Requests answered, by route and class of status.', [...requests.values()]),
        histogram(durations),
        metric('thegither_queries_total', 'counter', 'Questions that pages asked the database.', [{ value: queries }]),
        ...poolMetrics(pools),
        ...processMetrics(slowest),
      ].join('\n')
    },
  }
}

function histogram({ buckets, sum, count }: Readonly<{ buckets: readonly number[]; sum: number; count: number }>): string {
  const name = 'thegither_request_seconds'
  return [
    `# HELP ${name} How long answers took.`, `# TYPE ${name} histogram`,
    ...BOUNDS.map((bound, index) => `${name}_bucket{le="${bound}"} ${buckets[index] ?? 0}`),
    `${name}_bucket{le="+Inf"} ${count}`, `${name}_sum ${sum}`, `${name}_count ${count}`,
  ].join('\n')
}

/** Shared ones are always busy: they are nobody's in particular. */
const poolMetrics = ({ transactions, shared }: Pools) => [
  metric('thegither_connections', 'gauge', 'Connections to the database.', [
    { labels: { state: 'idle' }, value: transactions.idleCount }, { labels: { state: 'busy' }, value: transactions.totalCount - transactions.idleCount },
    { labels: { state: 'shared' }, value: shared.totalCount },
  ]),
  metric('thegither_connections_awaited', 'gauge', 'Transactions that wait for a connection.', [{ value: transactions.waitingCount }]),
]

function processMetrics(delaySeconds: number): readonly string[] {
  const { rss, heapUsed } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  return [
    metric('process_resident_memory_bytes', 'gauge', 'Memory of the process.', [{ value: rss }]),
    metric('nodejs_heap_size_used_bytes', 'gauge', 'Memory in use by the program.', [{ value: heapUsed }]),
    metric('process_cpu_seconds_total', 'counter', 'Time on a processor.', [{ value: (user + system) / 1e6 }]),
    metric('nodejs_eventloop_lag_p99_seconds', 'gauge', 'How late the program gets to its work: 99 of 100 times less, since the last look.', [{ value: Number.isFinite(delaySeconds) ? delaySeconds : 0 }]),
    metric('process_uptime_seconds', 'gauge', 'How long the process has run.', [{ value: process.uptime() }]),
  ]
}
