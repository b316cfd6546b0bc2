/** A person gets everything that is held about them, as one file. */
import { type AnyRoute, route, signedIn } from '#platform/http/routes.ts'
import { unlessTooOften } from '../too-often.tsx'
import { type Held, writeHeld } from './held.ts'

export const everythingWith = (held: Held): AnyRoute =>
  route('/me/everything.json', signedIn).get((c, { person }) =>
    unlessTooOften(c, { what: 'everything' }, async () => {
      // Read whole before it is sent: a slow reader must not hold a connection, and a file that breaks off must not look complete.
      const text = await c.database.snapshot((snapshot) => writeHeld(snapshot, person.id, held, c.now))
      return c.file(text, 'application/json; charset=utf-8', 'everything-held-about-me.json')
    }))
