/** The program: opens the database, brings it up to date, listens, and goes down cleanly. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { takeAnswerByMail } from '#initiative/index.ts'
import { isSearchFast } from '#initiative/index.ts'
import { LINK_MINUTES, hasAnybody, mintFirstAdministratorPath } from '#people/index.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openAssets } from '#platform/http/assets.ts'
import { openJobs } from '#platform/jobs/jobs.ts'
import { openJournal, readJournal, replayJournal } from '#platform/journal/journal.ts'
import { openLive } from '#platform/live/live.ts'
import { accessLine } from '#platform/log/access.ts'
import { type Log, describeFault, logTo } from '#platform/log/log.ts'
import { sendThrough } from '#platform/mail/deliver.ts'
import { mountInboundMail } from '#platform/mail/inbound/door.ts'
import { listenForMail } from '#platform/mail/inbound/listen.ts'
import { PUBLIC_WEB } from '#platform/outward/reach.ts'
import { openStore } from '#platform/upload/store.ts'
import { AGAIN } from './again.ts'
import { loadStarting } from '#library/index.ts'
import { watchWords } from '#stories/index.ts'
import { describeToOperator, readArguments, say } from './command-line.ts'
import { type Config, readConfig } from './config.ts'
import { loadExampleWorld } from './example/index.ts'
import { jobsWith, ROUNDS } from './jobs.ts'
import { ADDRESSES, LETTERS } from './letters.ts'
import { type Opened, dataFolder, journalFolder, openAsSet } from './open-as-set.ts'
import { measure, mountHealth } from './ops/health.ts'
import { newMeter } from './ops/metrics.ts'
import { assembleProgram } from './program.ts'
import { reactionsOfRestoring, reactionsWith } from './reactions.ts'
import { ROOT, SOURCE } from './root.ts'
import { loadSecret } from './secret.ts'
import { loadStoryKeys } from './story-keys.ts'
import { serve, serveMetrics } from './serving.ts'

const HELP = `npm start [-- --empty]

Starts Thegither. On a new data folder it begins with the worked example; --empty begins with nothing.
Settings come from the environment: docs/operations.md lists them.`

const now = () => new Date()
const writeLog = logTo((line) => process.stderr.write(line), now)

/** The tables as this program expects them, and everything gone that must be gone. Nobody can visit before. */
async function bringUpToDate(opened: Opened, config: Config): Promise<void> {
  await migrate(opened.database, SOURCE)
  const done = await replayJournal(opened.database.reacting(reactionsOfRestoring()), await readJournal(journalFolder(config)), AGAIN)
  if (done > 0) say(`The database was older than the journal: ${done} ${done === 1 ? 'thing' : 'things'} that had been taken back or erased went again.`)
}

/**
 * Serves visitors, the queue and the metrics.
 * @param fail told where it can't go on
 * @returns how to end all that
 */
async function open(opened: Opened, config: Config, log: Log, fail: (error: unknown) => void): Promise<() => Promise<void>> {
  const folder = dataFolder(config)
  await mkdir(folder, { recursive: true, mode: 0o711 })
  const live = openLive(opened.where)
  const keys = await loadStoryKeys(opened.database, { given: config.storyKeys, folder }, now())
  const site = {
    live, keys, watch: watchWords(keys), name: config.siteName, publicUrl: config.publicUrl, secret: await loadSecret(config.secret, folder), trustProxy: config.trustProxy, dataFolder: folder,
    sendsMail: config.smtpUrl !== undefined, contact: config.mailFrom, lettersTo: config.inboundMail?.address, reachesPrivate: config.webhookPrivate, reach: PUBLIC_WEB, pictures: config.pictureStore === undefined ? undefined : openStore(config.pictureStore),
  }
  const jobs = openJobs({ pool: opened.pool, database: opened.database, log })
  const journal = openJournal(journalFolder(config), now)
  const database = opened.database.reacting(reactionsWith(jobs.enqueue, journal))
  const meter = newMeter()
  let stopping = false
  const health = { database, pools: { transactions: opened.pool, shared: opened.lanes }, meter, token: config.metricsToken, isStopping: () => stopping, dataFolder: folder }
  const logged = accessLine(log)
  const room = { database, site, log, now, letters: LETTERS, addresses: ADDRESSES, takeAnswer: takeAnswerByMail }
  const app = assembleProgram({
    site, database, now, log, pseudoLocale: config.pseudoLocale, assets: await openAssets(join(ROOT, 'dist', 'assets')), mountHealth: mountHealth(health),
    mountMail: config.inboundMail?.secret === undefined ? undefined : mountInboundMail(room, config.inboundMail.secret),
    answered: (answer) => {
      meter.answered(answer)
      logged(answer)
    },
  })
  const serving = await serve(app, config)
  const mailroom = config.inboundMail?.port === undefined ? undefined : await listenForMail(room, { host: config.host, port: config.inboundMail.port })
  const metrics = await serveMetrics(folder, config.port, () => measure(health))
  const send = config.smtpUrl === undefined || config.mailFrom === undefined ? undefined : sendThrough(config.smtpUrl, config.mailFrom)
  // Visitors need not wait for the queue; whoever queues something does.
  jobs.start(jobsWith({ database, letters: LETTERS, site, log, send, addresses: ADDRESSES }, now), ROUNDS).catch(fail)
  return async () => {
    stopping = true
    // Streams last as long as their pages: nobody waits for them.
    await live.close()
    await serving.close()
    await mailroom?.close()
    await metrics?.close()
    await jobs.stop()
    await journal.close()
  }
}

/** Where people can find it, and what to set where they can't. */
function sayWhere({ publicUrl, host, port }: Config): void {
  say(`Thegither is running at ${publicUrl.href}`)
  const isNear = publicUrl.hostname === 'localhost' || publicUrl.hostname === '127.0.0.1'
  const listensNear = host === '127.0.0.1' || host === 'localhost' || host === '::1'
  if (isNear && listensNear && publicUrl.port !== String(port)) say(`It listens on port ${port}, and PUBLIC_URL says another: links will lead there.`)
  if (isNear && !listensNear) say(`It listens at ${host}, port ${port}, but links in invitations and letters lead to this machine only. Set PUBLIC_URL to the address that others use.`)
  if (!isNear) say(`It listens at ${host}, port ${port}: the proxy in front passes visitors on to that (docs/operations.md).`)
}

/** A database without the index of three-letter groups: everything works, and whoever keeps it hears once how to make searches fast. */
async function saySlowSearch({ database }: Opened): Promise<void> {
  if (!(await isSearchFast(database))) say('A search in very many voices is slow here: the database has no extension pg_trgm. docs/operations.md says how to add it.')
}

/** While nobody looks after the site: the link that makes whoever started it the first administrator. */
function sayFirstSteps(path: string | undefined, { publicUrl }: Config): void {
  if (path === undefined) return
  say(`Nobody looks after it yet. This link makes you the first administrator; it works once, within ${LINK_MINUTES} minutes:`)
  say(new URL(path, publicUrl).href)
}

/** A data folder in which nobody is yet begins with the worked example: also where the first start was cut off before it was loaded. */
async function beginWithExample({ database }: Opened): Promise<void> {
  if (!(await hasAnybody(database))) await loadExampleWorld(database, now())
}

async function start(): Promise<number> {
  const { flags } = readArguments(process.argv.slice(2), { empty: 'yes-no' }, { help: HELP })
  const config = readConfig(process.env)
  const ending = Promise.withResolvers<number>()
  // Ctrl-C comes twice, from the terminal and from npm; the second changes nothing.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { ending.resolve(0) })
  // Whoever keeps it running starts it again.
  const fail = (error: unknown) => {
    writeLog('fault', { reference: 'program', ...describeFault(error) })
    ending.resolve(1)
  }
  process.on('uncaughtException', fail)
  const opened = await openAsSet(config, say)
  let close: (() => Promise<void>) | undefined
  try {
    await bringUpToDate(opened, config)
    if (config.databaseUrl === undefined && flags.empty !== true) await beginWithExample(opened)
    await loadStarting(opened.database, now())
    // Asked for before anybody is served: a database that goes away later is waited for, and ends nothing.
    const first = await mintFirstAdministratorPath(opened.database)
    close = await open(opened, config, writeLog, fail)
    sayWhere(config)
    await saySlowSearch(opened)
    sayFirstSteps(first, config)
    return await Promise.race([ending.promise, opened.lost.then((problem) => { throw problem })])
  } finally {
    await close?.().catch((error: unknown) => { writeLog('fault', { reference: 'program', ...describeFault(error) }) })
    await opened.stop()
  }
}

if (process.argv.includes('--help')) say(HELP)
else {
  start().then((code) => process.exit(code), (error: unknown) => {
    process.stderr.write(`${describeToOperator(error)}\n`)
    process.exit(1)
  })
}
