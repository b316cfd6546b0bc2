/**
 * The peer: a bare `node:http` server that for each address runs the very queries that the program ran, and sends the very bytes
 * that it sent. What it can't do is decide, render or pack: the difference is what the program costs beyond its database.
 * `tsx bench/bare.ts <recording.json> <port> <connection>`; `/probe` is a few constant bytes.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import process from 'node:process'
import pg from 'pg'
import { askByName } from '#platform/database/named-statements.ts'

type Recorded = Readonly<{ queries: readonly Readonly<{ text: string; values: readonly unknown[] }>[]; headers: Readonly<Record<string, string>>; body: string }>

const [recording = '', port = '0', where = '{}'] = process.argv.slice(2)
const recorded: Readonly<Record<string, Recorded>> = JSON.parse(readFileSync(recording, 'utf8'))
const pages = new Map(Object.entries(recorded).map(([path, { queries, headers, body }]) => [path, { queries, headers, body: Buffer.from(body, 'base64') }]))
// Kept while the program has its turn: a server that has to connect anew each time is measured cold.
const pool = new pg.Pool({ ...JSON.parse(where), max: 10, idleTimeoutMillis: 0 })
pool.on('error', () => undefined)
// As the program does: what is compared is what it does beside its questions, not how they are asked.
pool.on('connect', askByName)

/** One query after the other on one connection: all at once would only make sixteen visitors fight for ten connections. */
async function ask(queries: Recorded['queries']): Promise<void> {
  const client = await pool.connect()
  try {
    for (const { text, values } of queries) await client.query(text, [...values])
  } finally {
    client.release()
  }
}

createServer((request, response) => {
  const page = pages.get(request.url ?? '')
  if (page === undefined) {
    response.end('a few constant bytes')
    return
  }
  ask(page.queries).then(
    () => { response.writeHead(200, page.headers).end(page.body) },
    () => { response.writeHead(500).end() },
  )
}).listen(Number(port), '127.0.0.1')
