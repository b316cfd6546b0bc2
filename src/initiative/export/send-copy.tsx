/** Sends something long while it is read: from one unchanging view of the database, as fast as it is taken, to a few at a time. */
import { addressOf } from '#platform/http/address.ts'
import type { Context } from '#platform/http/context.ts'
import { problemAnswer } from '#platform/http/faults.tsx'
import { streamOf } from '#platform/http/streaming.ts'
import { say } from '#platform/words/index.ts'
import type { Seen } from '../initiative.gate.ts'
import { BusyPage } from './export.view.tsx'
import { LONGEST_WAIT_MS, PLACES_FOR_COPIES } from './places.ts'

/** What is sent: its name and media type, and its text part by part. */
type Copy = Readonly<{ name: string; type: string; text: () => AsyncGenerator<string> }>

export async function sendCopy(c: Context, here: Seen, { name, type, text }: Copy): Promise<Response> {
  // Its head says what it is, and needs no place.
  if (c.hono.req.method === 'HEAD') return c.file('', type, name)
  // Nobody keeps others out by taking every place.
  const who = c.person?.id ?? addressOf(c.hono, c.site)
  if (!(await PLACES_FOR_COPIES.take(who, LONGEST_WAIT_MS))) {
    c.hono.header('retry-after', '60')
    return c.forProgram ? problemAnswer(c, 503, say('data.busy')) : c.page(<BusyPage here={here} />, 503)
  }
  return c.file(streamOf(text, { over: () => PLACES_FOR_COPIES.leave(who), failed: c.noteFault }), type, name)
}
