/** What an installation sets in its environment, read once at the start. docs/operations.md lists the same. */
import { z } from 'zod'
import type { StoreSettings } from '#platform/upload/store.ts'

const PORTS = z.coerce.number('a number').int().min(1).max(65_535)

const settings = z.object({
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'an address such as https://together.example.org' }).optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: PORTS.default(3000),
  /** How many proxies stand before us and may be believed about the visitor's address. */
  TRUST_PROXY: z.coerce.number('a number of proxies').int().min(0).max(5).default(0),
  DATA: z.string().min(1).default('data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'an address such as postgres://name@host/database' }).optional(),
  /** Where the journal of erasures lies, if not in the data folder: several processes share one. */
  JOURNAL: z.string().min(1).optional(),
  SITE_NAME: z.string().trim().min(1).max(60).default('Thegither'),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'an address such as smtps://name:password@mail.example.org' }).optional(),
  MAIL_FROM: z.string().includes('@', { error: 'an address such as together@example.org' }).optional(),
  /** The address that answers and letters that come back are sent to, with `+…` before the `@`; and how they are handed to us. */
  INBOUND_MAIL: z.string().regex(/^[^@\s+]{1,30}@[^@\s]+$/, 'an address such as reply@together.example.org').optional(),
  INBOUND_SECRET: z.string().min(32, 'at least 32 characters').optional(),
  INBOUND_SMTP_PORT: PORTS.optional(),
  /** A store for pictures that speaks S3's language; all of them, or none. */
  S3_ENDPOINT: z.url({ protocol: /^https?$/, error: 'an address such as https://s3.example.org' }).optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_KEY: z.string().min(1).optional(),
  S3_SECRET: z.string().min(1).optional(),
  /** Whether programs in the operator's own network may be told what happens; for intranets and for trying it out. */
  WEBHOOK_PRIVATE: z.enum(['0', '1'], '0 or 1').default('0'),
  METRICS_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  SECRET: z.string().min(32, 'at least 32 characters').optional(),
  /** The keys that stories are sealed with, the newest last. */
  STORY_KEYS: z.string().regex(/^\s*[A-Za-z0-9_-]{43}(\s+[A-Za-z0-9_-]{43})*\s*$/, 'keys of 43 letters each, with spaces between').optional(),
  /** For tests and translators: browsers that ask for `en-XA` see every sentence of the catalogue with marks. */
  PSEUDO_LOCALE: z.enum(['0', '1'], '0 or 1').default('0'),
})

export type Config = Readonly<{
  publicUrl: URL; host: string; port: number; trustProxy: number; data: string; databaseUrl: string | undefined; journal: string | undefined
  pictureStore: StoreSettings | undefined; siteName: string; smtpUrl: string | undefined; mailFrom: string | undefined; metricsToken: string | undefined; secret: string | undefined; storyKeys: string | undefined; pseudoLocale: boolean
  webhookPrivate: boolean; inboundMail: InboundMail | undefined
}>

/** How letters come in: by a provider that knows the secret, by a listener of our own, or both. */
export type InboundMail = Readonly<{ address: string; secret: string | undefined; port: number | undefined }>

/** Something in the environment can't be read: a sentence for each. */
export class ConfigProblem extends Error {}

/**
 * Reads the settings. An empty setting counts as none.
 * @throws ConfigProblem
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const read = settings.safeParse(given)
  if (!read.success) throw new ConfigProblem(read.error.issues.map((issue) => `${String(issue.path[0])} can't be read (${issue.message}).`).join('\n'))
  const { PORT, PUBLIC_URL, S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_KEY, S3_SECRET, ...rest } = read.data
  if (rest.SMTP_URL !== undefined && rest.MAIL_FROM === undefined) throw new ConfigProblem('SMTP_URL needs MAIL_FROM beside it: the address that letters come from.')
  return {
    publicUrl: new URL(PUBLIC_URL ?? `http://localhost:${PORT}`),
    port: PORT, host: rest.HOST, trustProxy: rest.TRUST_PROXY, data: rest.DATA, databaseUrl: rest.DATABASE_URL, journal: rest.JOURNAL, siteName: rest.SITE_NAME,
    pictureStore: storeOf({ S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_KEY, S3_SECRET }), smtpUrl: rest.SMTP_URL, mailFrom: rest.MAIL_FROM, metricsToken: rest.METRICS_TOKEN, secret: rest.SECRET, storyKeys: rest.STORY_KEYS,
    pseudoLocale: rest.PSEUDO_LOCALE === '1', webhookPrivate: rest.WEBHOOK_PRIVATE === '1', inboundMail: inboundOf(rest),
  }
}

type InboundNames = Readonly<{ INBOUND_MAIL?: string | undefined; INBOUND_SECRET?: string | undefined; INBOUND_SMTP_PORT?: number | undefined }>

/** An address at which nothing could come in would promise people an answer that nobody reads. */
function inboundOf({ INBOUND_MAIL: address, INBOUND_SECRET: secret, INBOUND_SMTP_PORT: port }: InboundNames): InboundMail | undefined {
  const way = secret !== undefined || port !== undefined
  if (address !== undefined && !way) throw new ConfigProblem('INBOUND_MAIL needs INBOUND_SECRET or INBOUND_SMTP_PORT beside it: how letters are handed in.')
  if (address === undefined && way) throw new ConfigProblem('INBOUND_SECRET and INBOUND_SMTP_PORT need INBOUND_MAIL beside them: the address that letters come in at.')
  return address === undefined ? undefined : { address, secret, port }
}

type StoreNames = 'S3_ENDPOINT' | 'S3_BUCKET' | 'S3_KEY' | 'S3_SECRET'

/** Half a store is none, and whoever set half of it meant one. */
function storeOf({ S3_REGION, ...given }: Readonly<Record<StoreNames, string | undefined> & { S3_REGION: string }>): StoreSettings | undefined {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_KEY: key, S3_SECRET: secret } = given
  if (endpoint !== undefined && bucket !== undefined && key !== undefined && secret !== undefined) return { endpoint: new URL(endpoint), bucket, region: S3_REGION, key, secret }
  const missing = Object.entries(given).filter(([, value]) => value === undefined).map(([name]) => name)
  if (missing.length < Object.keys(given).length) throw new ConfigProblem(`A store for pictures needs ${missing.join(' and ')} too, or none of the S3 settings.`)
  return undefined
}
