/** The parts of a running Thegither put together on an open database: what `start` serves and what tests ask. */
import type { Hono } from 'hono'
import { createApp } from '#platform/http/app.ts'
import type { AppParts } from '#platform/http/app.ts'
import type { Assets } from '#platform/http/assets.ts'
import { mountOneClick } from '#initiative/index.ts'
import { findByTokenWith, findSignedInWith, mountPasskeys } from '#people/index.ts'
import { markedTerms } from '#library/index.ts'
import { ROUTES } from './routes.ts'

type Given = Pick<AppParts, 'site' | 'database' | 'now' | 'log'> & Partial<Pick<AppParts, 'answered' | 'pseudoLocale'>> & Readonly<{ assets: Assets; mountHealth?: (hono: Hono) => void; mountMail?: ((hono: Hono) => void) | undefined }>

export function assembleProgram({ assets, mountHealth, mountMail, ...given }: Given): Hono {
  const mount = (hono: Hono) => {
    mountHealth?.(hono)
    assets.mount(hono)
    mountPasskeys(hono, given)
    mountOneClick(given.database)(hono)
    mountMail?.(hono)
  }
  return createApp({ ...given, routes: ROUTES, explaining: markedTerms(given.database), asset: assets.address, mount, findSignedIn: findSignedInWith(given.site, given.now), findByToken: findByTokenWith(given.now) })
}
