/** The parts of a running Thegither put together on an open database: what `start` serves and what tests ask. */
import type { Hono } from 'hono'
import { createApp } from '#platform/http/app.ts'
import type { AppParts } from '#platform/http/app.ts'
import type { Assets } from '#platform/http/assets.ts'
import { ROUTES } from './routes.ts'

type Given = Pick<AppParts, 'site' | 'database' | 'now' | 'log' | 'findSignedIn'> & Partial<Pick<AppParts, 'answered' | 'pseudoLocale'>> & Readonly<{ assets: Assets }>

export function assembleProgram({ assets, ...given }: Given): Hono {
  return createApp({ ...given, routes: ROUTES, asset: assets.address, mount: assets.mount })
}
