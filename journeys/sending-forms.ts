/** Somebody who sends the site's forms faster than any hand: for journeys about what happens under way. */
import type { Program } from './program.ts'

export type FormSender = ((path: string, fields: Readonly<Record<string, string>>) => Promise<Response>) & Readonly<{
  get(path: string): Promise<Response>
}>

const SECONDS = 60

/** The first administrator, made by the printed link. */
export async function formSender({ origin, firstLink }: Program): Promise<FormSender> {
  const made = await senderWith(origin, '')(new URL(firstLink).pathname, { called: 'Ailsa', email: '' })
  const cookie = made.headers.getSetCookie().find((line) => line.includes('session_token'))?.split(';')[0]
  if (cookie === undefined) throw new Error(`nobody was signed in: ${made.status} ${await made.text()}`)
  return senderWith(origin, cookie)
}

function senderWith(origin: string, cookie: string): FormSender {
  const send = (path: string, fields: Readonly<Record<string, string>>) =>
    fetch(new URL(path, origin), {
      method: 'POST', redirect: 'manual', signal: AbortSignal.timeout(SECONDS * 1000),
      headers: { cookie, 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams({ command: crypto.randomUUID(), ...fields }),
    })
  return Object.assign(send, {
    get: (path: string) => fetch(new URL(path, origin), { headers: { cookie }, redirect: 'manual', signal: AbortSignal.timeout(SECONDS * 1000) }),
  })
}

/** @returns its path */
export async function beginInitiative(send: FormSender, title: string): Promise<string> {
  const answer = await send('/initiatives/new', { title, purpose: 'To be kept.', openTo: 'members' })
  const path = /^\/initiatives\/[^/]+/.exec(answer.headers.get('location') ?? '')?.[0]
  if (path === undefined) throw new Error(`the initiative was not begun: ${answer.status}`)
  return path
}
