import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { useWorld } from '#app/test-world.ts'
import { newToken } from '../secrets.ts'
import { type Postman, deliverDue, sendThrough } from './deliver.ts'
import { type Letters, clearOldMail, countMail, listMail, queueMail, retryMail } from './mail.ts'
import { type MailServer, startMailServer } from './test-mail-server.ts'

const world = useWorld()
let server: MailServer
beforeAll(async () => { server = await startMailServer() })
afterAll(async () => { await server.stop() })
beforeEach(async () => {
  server.answers.recipient = 250
  await asked(sql`delete from platform.mail`)
})
const asked = (query: ReturnType<typeof sql>) => query.execute(world.database.tables<unknown>())

const minted: string[] = []
const letters: Letters = {
  link: {
    subject: () => 'Your link',
    text: async () => {
      minted.push(newToken())
      return `Go on: http://localhost:3000/link/${minted.at(-1)}`
    },
  },
  'not-wanted': { subject: () => 'Late', text: async () => undefined },
  broken: { subject: () => 'Broken', text: async () => { throw new Error('with words in it') } },
}
const logged: string[] = []
const postman = (over: Partial<Postman> = {}): Postman => ({
  database: world.database, letters, log: (what, facts) => { logged.push(JSON.stringify({ what, ...facts })) },
  site: { name: 'Thegither', publicUrl: new URL('http://localhost:3000'), secret: 'x'.repeat(32) }, send: sendThrough(server.address, 'Thegither <together@example.org>'), ...over,
})
const queue = (kind: string, to = 'carer@example.org') => world.database.transaction((trx) => queueMail(trx, { kind, to, person: world.people.carer }))
const everythingStored = async () => {
  const { rows } = await sql<{ row: string }>`select m::text as row from platform.mail m`.execute(world.database.tables<unknown>())
  return rows.map(({ row }) => row).join('\n')
}

describe('a letter', () => {
  test('reaches the mail server as plain text, once, with the address it comes from', async () => {
    await queue('link')
    await Promise.all([deliverDue(postman()), deliverDue(postman())])
    expect(server.taken).toHaveLength(1)
    const [taken] = server.taken
    expect([taken?.from, taken?.to.join()]).toEqual([expect.stringContaining('together@example.org'), expect.stringContaining('carer@example.org')])
    expect(taken?.letter).toContain('Subject: Your link')
    expect(taken?.letter).toContain('Content-Type: text/plain')
    expect(taken?.letter).not.toContain('multipart')
    expect(await countMail(world.database)).toEqual({ waiting: 0, givenUp: 0 })
  })

  test('has its token made when it is sent, so that none is ever stored or logged', async () => {
    await queue('link')
    const before = minted.length
    await deliverDue(postman({ send: undefined }))
    expect(minted).toHaveLength(before)
    await deliverDue(postman())
    expect(minted).toHaveLength(before + 1)
    const token = minted.at(-1) ?? ''
    expect(server.taken.at(-1)?.letter.replaceAll('=\n', '').replaceAll('=3D', '=')).toContain(token)
    expect([(await everythingStored()).includes(token), logged.join().includes(token)]).toEqual([false, false])
  })

  test('waits where no mail server is set', async () => {
    await queue('link')
    await deliverDue(postman({ send: undefined }))
    expect(await countMail(world.database)).toEqual({ waiting: 1, givenUp: 0 })
  })

  test('is tried again later where the server says «not now», and an administrator sees why', async () => {
    server.answers.recipient = 450
    await queue('link')
    await deliverDue(postman())
    const [mail] = await listMail(world.database, { most: 1 })
    expect(mail).toMatchObject({ state: 'waiting', fault: '450', tries: 1 })
    server.answers.recipient = 250
    const taken = server.taken.length
    await deliverDue(postman())
    expect(server.taken).toHaveLength(taken)
    await asked(sql`update platform.mail set due_at = now()`)
    await deliverDue(postman())
    expect(server.taken).toHaveLength(taken + 1)
  })

  test('is given up where the server says «never», and can be sent again by hand', async () => {
    server.answers.recipient = 550
    await queue('link')
    await deliverDue(postman())
    const [mail] = await listMail(world.database, { most: 1 })
    expect(mail).toMatchObject({ state: 'given-up', fault: '550' })
    server.answers.recipient = 250
    expect(await world.database.transaction(async (trx) => mail !== undefined && retryMail(trx, mail.id))).toBe(true)
    await deliverDue(postman())
    expect((await listMail(world.database, { most: 1 }))[0]?.state).toBe('sent')
  })

  test('waits for a mail server that is down, and is given up after a night of trying', async () => {
    await queue('link')
    const away = postman({ send: sendThrough('smtp://127.0.0.1:1', 'together@example.org') })
    for (let tries = 1; tries <= 9; tries++) {
      await asked(sql`update platform.mail set due_at = now()`)
      await deliverDue(away)
      expect((await listMail(world.database, { most: 1 }))[0]?.state).toBe(tries < 9 ? 'waiting' : 'given-up')
    }
  })

  test('that is not wanted any more is dropped, and one that can’t be written holds up no other', async () => {
    await queue('broken')
    await queue('never-heard-of')
    await queue('not-wanted')
    await queue('link')
    await deliverDue(postman())
    const found = await listMail(world.database, { most: 9 })
    expect(Object.fromEntries(found.map((mail) => [mail.kind, mail.state]))).toEqual({ broken: 'waiting', 'never-heard-of': 'waiting', link: 'sent' })
    expect(logged.join()).not.toContain('with words in it')
  })

  test('goes with whatever else its transaction does: rolled back, it was never written', async () => {
    const undone = world.database.transaction(async (trx) => {
      await queueMail(trx, { kind: 'link', to: 'carer@example.org' })
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    expect(await listMail(world.database, { most: 1 })).toEqual([])
  })

  test('can’t be turned into more letters by an address with tricks in it', async () => {
    await queue('link', 'carer@example.org\r\nBcc: everybody@example.org')
    await queue('link', 'carer@example.org, everybody@example.org')
    const before = server.taken.length
    await deliverDue(postman())
    const lines = server.taken.slice(before).flatMap((taken) => taken.letter.split('\n'))
    expect(lines.filter((line) => /^(bcc|cc):/i.test(line))).toEqual([])
    expect(server.taken.slice(before).every((taken) => taken.to.length <= 1)).toBe(true)
  })

  test('is forgotten two weeks after it was sent', async () => {
    await queue('link')
    await deliverDue(postman())
    await clearOldMail(world.database)
    expect(await listMail(world.database, { most: 1 })).toHaveLength(1)
    await asked(sql`update platform.mail set sent_at = now() - interval '15 days'`)
    await clearOldMail(world.database)
    expect(await listMail(world.database, { most: 1 })).toEqual([])
  })
})
