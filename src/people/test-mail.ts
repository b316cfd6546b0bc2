/** The post of the tests: what waits is written as the program would and delivered to a list. */
import { deliverDue } from '#platform/mail/deliver.ts'
import type { World } from '#app/test-world.ts'
import { peopleLetters } from './index.ts'

type Delivered = Readonly<{ to: string; subject: string; text: string }>

export const SITE = { name: 'Thegither', publicUrl: new URL('http://localhost:3000'), secret: 'the tests need no secret worth keeping' }

/** Everything that waited, as it reached people. */
export async function deliverMail(world: World): Promise<readonly Delivered[]> {
  const delivered: Delivered[] = []
  const send = async (letter: Delivered) => { delivered.push(letter) }
  await deliverDue({ database: world.database, letters: peopleLetters, site: SITE, log: (what) => { throw new Error(what) }, send })
  return delivered
}

/** The path of the first link in a letter. */
export const pathIn = (text = ''): string => /http:\/\/localhost:3000(\/\S+)/.exec(text)?.[1] ?? '/no-link'

/** The cookie that an answer sets for the session, as a browser sends it back. */
export const cookieIn = (headers: Headers): string =>
  headers.getSetCookie().find((line) => line.startsWith('thegither.session_token='))?.split(';')[0] ?? ''
