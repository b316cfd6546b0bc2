/** Who sends a request. */
import type { AppParts } from '#platform/http/app.ts'
import type { Site } from '#platform/http/context.ts'
import { findSignedInBy } from './session.queries.ts'
import { readSessionToken } from './session-cookie.ts'
import { findSignedInByToken } from '../token/token.queries.ts'

/** Reads the cookie, and asks the database once; not at all where there is no cookie of ours. */
export const findSignedInWith = (site: Site, now: () => Date): AppParts['findSignedIn'] =>
  async (request, database) => {
    const token = readSessionToken(site, request.headers.get('cookie') ?? undefined)
    return token === undefined ? undefined : findSignedInBy(database, token, now())
  }

/** Who gave a program the token that it shows. */
export const findByTokenWith = (now: () => Date): NonNullable<AppParts['findByToken']> => async (token, database) => findSignedInByToken(database, token, now())
