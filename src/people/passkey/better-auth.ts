/** Better Auth, set up for what we leave to it: passkeys. Sessions are shared with it, see `session/`; it opens no other door. */
import { passkey } from '@better-auth/passkey'
import { betterAuth, type BetterAuthOptions } from 'better-auth'
import { getAdapter } from 'better-auth/db/adapter'
import type { Database } from '#platform/database/database.ts'
import type { Site } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import { COOKIE_PREFIX, cookieKey } from '../session/session-cookie.ts'
import { SESSION_DAYS } from '../session/session.queries.ts'
import { tables } from '../tables.ts'
import { AUTH_PATH } from './auth-path.ts'
import { hashingTokens } from './hashing-tokens.ts'

const DAY_SECONDS = 24 * 60 * 60
const KEPT = { createdAt: 'created_at', updatedAt: 'updated_at' } as const

const settings = (site: Site) => ({
  appName: site.name,
  baseURL: site.publicUrl.origin,
  basePath: AUTH_PATH,
  secret: cookieKey(site),
  trustedOrigins: [site.publicUrl.origin],
  user: { modelName: 'sign_in_person', fields: { ...KEPT, emailVerified: 'email_verified' } },
  session: {
    modelName: 'session', fields: { ...KEPT, userId: 'person_id', token: 'token_hash', expiresAt: 'expires_at' },
    expiresIn: SESSION_DAYS * DAY_SECONDS, updateAge: DAY_SECONDS,
    // A passkey may be added in any session: the person is told of it on their page, and can take it away again.
    freshAge: 0,
  },
  verification: { modelName: 'verification', fields: { ...KEPT, expiresAt: 'expires_at' }, storeIdentifier: 'hashed' },
  // Its own limits count in one process or by address; ours count in the database, before its doors.
  rateLimit: { enabled: false },
  logger: { disabled: true },
  telemetry: { enabled: false },
  advanced: { cookiePrefix: COOKIE_PREFIX, database: { generateId: () => newId<'sign-in'>(), validateSchema: false } },
  plugins: [passkey({
    rpID: site.publicUrl.hostname, rpName: site.name, origin: site.publicUrl.origin,
    // Found by the browser without a name typed first.
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    schema: { passkey: { modelName: 'passkey', fields: {
      publicKey: 'public_key', userId: 'person_id', credentialID: 'credential_id', deviceType: 'device_type', backedUp: 'backed_up', createdAt: 'created_at',
    } } },
  })],
}) satisfies BetterAuthOptions

export type Passkeys = Readonly<{ answer(request: Request): Promise<Response> }>

/** @returns what answers the requests of passkeys below `AUTH_PATH` */
export async function openPasskeys(site: Site, database: Database): Promise<Passkeys> {
  const options = settings(site)
  const inner = await getAdapter({ ...options, database: { db: tables(database).withSchema('people'), type: 'postgres', schemaName: 'people' } })
  const auth = betterAuth({ ...options, database: () => hashingTokens(inner) })
  return { answer: (request) => auth.handler(request) }
}
