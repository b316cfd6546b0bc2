import { createConnection } from 'node:net'
import { Hono } from 'hono'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { ADDRESSES, LETTERS } from '#app/letters.ts'
import { useWorld } from '#app/test-world.ts'
import { confirmEmail } from '#people/email/email.queries.ts'
import type { Log } from '#platform/log/log.ts'
import { deliverDue, sendThrough } from '#platform/mail/deliver.ts'
import { mountInboundMail } from '#platform/mail/inbound/door.ts'
import { listenForMail } from '#platform/mail/inbound/listen.ts'
import { queueMail } from '#platform/mail/mail.ts'
import { type MailServer, startMailServer } from '#platform/mail/test-mail-server.ts'
import { addressWith } from '#platform/mail/token-address.rules.ts'
import { replyTables } from '../reply/tables.ts'
import { askExample } from '../question/test-question.ts'
import type { QuestionId } from '../question/tables.ts'
import { voiceTables } from '../voice/tables.ts'
import { takeAnswerByMail } from './answer-by-mail.ts'
import { mintMailToken } from './mail-token.queries.ts'

const world = useWorld()
const SECRET = 'a secret of the tests that opens the door'
const site = { name: 'Thegither', publicUrl: new URL('http://localhost:3000'), secret: 'the tests need no secret worth keeping', lettersTo: 'reply@together.example.org' }
const logged: string[] = []
const log: Log = (what, facts) => { logged.push(JSON.stringify({ what, ...facts })) }
const room = () => ({ database: world.database, site, log, now: () => world.clock.now, letters: LETTERS, addresses: ADDRESSES, takeAnswer: takeAnswerByMail })
const asked = (query: ReturnType<typeof sql>) => query.execute(voiceTables(world.database))

let ours: Awaited<ReturnType<typeof listenForMail>>
let theirs: MailServer
beforeAll(async () => {
  ours = await listenForMail(room(), { host: '127.0.0.1', port: 0 })
  theirs = await startMailServer()
})
afterAll(async () => {
  await ours.close()
  await theirs.stop()
})
beforeEach(async () => {
  theirs.answers.recipient = 250
  await asked(sql`delete from platform.mail`)
  await asked(sql`delete from platform.mail_taken`)
  await asked(sql`delete from people.email`)
  await asked(sql`insert into people.email (person_id, address, key, confirmed_at) values (${world.people.carer}, 'carer@example.org', 'carer@example.org', now())`)
})

const answerAddress = async (question: QuestionId) => addressWith(site.lettersTo, 'q', await world.database.transaction((trx) =>
  mintMailToken(trx, site, { use: 'answer', person: world.people.carer, initiative: world.initiative.id, question })))
const said = (question: QuestionId) => voiceTables(world.database).selectFrom('initiative.thread_item as i').innerJoin('initiative.answering as a', 'a.item_id', 'i.id').innerJoin('initiative.contribution as c', 'c.item_id', 'i.id')
  .select(['i.id', 'i.words', 'i.seen_by', 'c.person_id', 'c.channel']).where('a.question_id', '=', question).execute()
/** Sends a letter to us as somebody's mail program would, over SMTP. */
const write = async (letter: Parameters<ReturnType<typeof createTransport>['sendMail']>[0]) => {
  const transport = createTransport({ host: '127.0.0.1', port: ours.port, ignoreTLS: true })
  await transport.sendMail({ from: 'whoever@elsewhere.example', subject: 'Re: News', ...letter })
  transport.close()
}
/** What goes out next, as the other mail server takes it. */
const goesOut = async () => {
  const before = theirs.taken.length
  await deliverDue({ database: world.database, letters: LETTERS, site, log, send: sendThrough(theirs.address, 'Thegither <together@example.org>'), addresses: ADDRESSES })
  return theirs.taken.slice(before).map(({ letter, ...rest }) => ({ ...rest, letter: letter.replaceAll('=\n', '').replaceAll('=3D', '=').replaceAll(/(?:=[0-9A-F]{2})+/g, (all) => Buffer.from(all.replaceAll('=', ''), 'hex').toString('utf8')) }))
}

describe('answering a question by e-mail', () => {
  test('works no more from letters to an address that somebody gave up, also once they have given another', async () => {
    const question = await askExample(world)
    const before = await answerAddress(question)
    expect((await world.as(world.people.carer).post('/me/email/remove', { sure: 'yes' })).status).toBe(303)
    await write({ to: before, text: 'Written by whoever reads that mailbox now.' })
    await world.database.transaction((trx) => confirmEmail(trx, world.people.carer, 'other@example.org', world.clock.now))
    const after = await answerAddress(question)
    expect(after).not.toBe(before)
    await write({ to: before, text: 'Written by whoever reads that mailbox now, once more.' })
    expect(await said(question)).toEqual([])
    await write({ to: after, text: 'From the other address.' })
    expect((await said(question)).map(({ words }) => words)).toEqual(['From the other address.'])
  })

  test('records what was written, without what was quoted, as said by whoever has the token, whoever the letter is from; and says so with a way back', async () => {
    const question = await askExample(world)
    await write({ to: await answerAddress(question), text: 'I walk, and it is far – 40 minutes.\n\nOn Mon, 30 Nov 2026 at 07:05, Thegither wrote:\n> How do you get home?\n' })
    const [voice, ...others] = await said(question)
    expect(others).toEqual([])
    expect(voice).toMatchObject({ words: 'I walk, and it is far – 40 minutes.', seen_by: 'members', person_id: world.people.carer, channel: 'email' })
    const [letter] = await goesOut()
    expect(letter?.to.join()).toContain('carer@example.org')
    expect(letter?.letter).toContain('I walk, and it is far – 40 minutes.')
    expect(letter?.letter).toContain(`/initiatives/evening-buses/items/${voice?.id ?? '-'}/take-back`)
    expect((await world.as(undefined).get(`/initiatives/evening-buses/questions/${question}`)).text).not.toContain('I walk')
  })

  test('delivered twice, it is recorded once', async () => {
    const question = await askExample(world)
    const letter = { to: await answerAddress(question), text: 'By bus.', messageId: '<same@elsewhere.example>' }
    await write(letter)
    await write(letter)
    expect(await said(question)).toHaveLength(1)
  })

  test('written as HTML only, its words are read; pictures are not kept, and that is said', async () => {
    const question = await askExample(world)
    await write({ to: await answerAddress(question), html: '<p>By <b>bus</b>.<br>When it comes.</p>', attachments: [{ filename: 'me.png', content: Buffer.from('x') }] })
    expect((await said(question))[0]?.words).toMatch(/^By \*?bus\*?\.\nWhen it comes\.$/)
    expect((await goesOut())[0]?.letter).toContain('We don’t keep files that come by e-mail')
  })

  test('what a program wrote is ignored: absence notes, newsletters, letters without a sender', async () => {
    const question = await askExample(world)
    const to = await answerAddress(question)
    await write({ to, text: 'I am away.', headers: { 'Auto-Submitted': 'auto-replied' } })
    await write({ to, text: 'Buy!', headers: { Precedence: 'bulk' } })
    await write({ to, text: 'It did not arrive.', envelope: { from: '', to } })
    expect([await said(question), await goesOut()]).toEqual([[], []])
  })

  test('a question that takes no more answers gets a kind letter back, and so does a letter without words or with too many', async () => {
    const closed = await askExample(world, { openUntil: '2026-11-20', replyBy: '2026-12-08' })
    const open = await askExample(world)
    await write({ to: await answerAddress(closed), text: 'By bus.' })
    await write({ to: await answerAddress(open), text: '> How do you get home?\n' })
    await write({ to: await answerAddress(open), text: 'Bus. '.repeat(500) })
    const letters = (await goesOut()).map((one) => one.letter).join()
    expect([letters.includes('takes no more answers'), letters.includes('we found no words of yours'), letters.includes('longer than 2,000 characters')]).toEqual([true, true, true])
    expect([await said(closed), await said(open)]).toEqual([[], []])
  })

  test('who takes no part any more says nothing by a token that they kept', async () => {
    const question = await askExample(world)
    const to = addressWith(site.lettersTo, 'q', await world.database.transaction((trx) => mintMailToken(trx, site, { use: 'answer', person: world.people.stranger, initiative: world.initiative.id, question })))
    await write({ to, text: 'Still here.' })
    expect(await said(question)).toEqual([])
  })

  test('an address that is none of ours is refused while the mail server still has the letter', async () => {
    await expect(write({ to: 'reply@together.example.org', text: 'Hello?' })).rejects.toThrow(/5\.1\.1/)
    await expect(write({ to: 'reply+qguess@together.example.org', text: 'Hello?' })).rejects.toThrow(/5\.1\.1/)
  })

  test('nothing of a letter is in the log', async () => {
    const question = await askExample(world)
    const to = await answerAddress(question)
    await write({ to, text: 'Something private.' })
    expect(logged.join()).not.toMatch(/private|elsewhere\.example|carer@|reply\+/)
  })
})

describe('letters handed in by a provider', () => {
  const door = () => {
    const hono = new Hono()
    mountInboundMail(room(), SECRET)(hono)
    return hono
  }
  const raw = async (question: QuestionId, id: string) => `From: whoever@elsewhere.example\r\nTo: ${await answerAddress(question)}\r\nMessage-ID: <${id}@elsewhere.example>\r\nSubject: Re\r\n\r\nBy bike.\r\n`
  const hand = (body: string | FormData, headers: Record<string, string>) => door().request('/inbound/mail', { method: 'POST', body, headers })

  test('are taken with the secret only: as a token, or as the password of basic authentication; as they are, or in a form', async () => {
    const question = await askExample(world)
    expect((await hand(await raw(question, 'a'), {})).status).toBe(401)
    expect((await hand(await raw(question, 'a'), { authorization: 'Bearer wrong' })).status).toBe(401)
    expect((await hand(await raw(question, 'a'), { authorization: `Bearer ${SECRET}`, 'content-type': 'message/rfc822' })).status).toBe(200)
    const form = new FormData()
    form.set('email', await raw(question, 'b'))
    form.set('sender', 'whoever@elsewhere.example')
    expect((await hand(form, { authorization: `Basic ${Buffer.from(`any:${SECRET}`).toString('base64')}` })).status).toBe(200)
    expect((await said(question)).map((one) => one.words)).toEqual(['By bike.', 'By bike.'])
  })

  test('what is no letter, or for nobody here, changes nothing and breaks nothing', async () => {
    const bearer = { authorization: `Bearer ${SECRET}`, 'content-type': 'message/rfc822' }
    expect(await (await hand('\0\0\0 no letter at all', bearer)).text()).toBe('not-ours\n')
    expect((await hand('', bearer)).status).toBe(400)
    const deep = Array.from({ length: 200 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join('')
    expect((await hand(`To: a@b.example\r\n${deep}`, bearer)).status).toBe(200)
  })
})

describe('letters that come back', () => {
  const queue = () => world.database.transaction((trx) => queueMail(trx, { kind: 'account-told', to: 'carer@example.org', person: world.people.carer, ids: { told: 'passkey-added' } }))
  const isDead = () => ADDRESSES.isDead(world.database, 'carer@example.org')
  const report = (action: string, status: string) => ({
    subject: 'Undelivered',
    headers: { 'Auto-Submitted': 'auto-replied' },
    text: 'It could not be delivered.',
    attachments: [{ contentType: 'message/delivery-status', content: `Reporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: rfc822; carer@example.org\r\nAction: ${action}\r\nStatus: ${status}\r\n`, contentDisposition: 'inline' as const }],
  })
  const comesBack = async (action: string, status: string) => {
    await queue()
    const [out] = await goesOut()
    const to = /<([^>]+)>/.exec(out?.from ?? '')?.[1] ?? ''
    expect(to).toMatch(/^reply\+b[0-9a-z]{26}@together\.example\.org$/)
    await write({ ...report(action, status), to, envelope: { from: '', to } })
  }

  test('because nobody is there stop all others, are seen on the person’s page, and end when the address is confirmed again', async () => {
    await comesBack('failed', '5.1.1')
    expect(await isDead()).toBe(true)
    expect((await world.as(world.people.carer).get('/me')).text).toContain('Letters to carer@example.org come back to us')
    await queue()
    expect(await goesOut()).toEqual([])
    const { rows } = await asked(sql`select fault, given_up_at is not null as given_up from platform.mail order by queued_at`)
    expect(rows).toEqual([{ fault: '5.1.1', given_up: true }, { fault: 'address-dead', given_up: true }])
  })

  test('because they are late, or the mailbox is full, stop nothing', async () => {
    await comesBack('delayed', '4.4.1')
    await comesBack('failed', '5.2.2')
    expect(await isDead()).toBe(false)
  })

  test('at once, from the server that is asked to take them, count the same', async () => {
    theirs.answers.recipient = 550
    await queue()
    await goesOut()
    expect(await isDead()).toBe(true)
  })

  test('with a reply are seen by the hosts as not reached', async () => {
    const db = replyTables(world.database)
    const question = await askExample(world)
    const { rows } = await sql<{ id: string }>`
      with r as (insert into initiative.reply (id, initiative_id, question_id, place, kind, you_said, words, at) values (gen_random_uuid(), ${world.initiative.id}, ${question}, 1, 'did', 'Buses', 'They run', now()) returning id)
      insert into initiative.delivery (id, reply_id, person_id, way) select gen_random_uuid(), r.id, ${world.people.carer}, 'email' from r returning id`.execute(db)
    await world.database.transaction((trx) => queueMail(trx, { kind: 'reply', to: 'carer@example.org', person: world.people.carer, ids: { delivery: rows[0]?.id ?? '' } }))
    const [out] = await goesOut()
    const to = /<([^>]+)>/.exec(out?.from ?? '')?.[1] ?? ''
    await write({ ...report('failed', '5.1.1'), to, envelope: { from: '', to } })
    const attempts = await db.selectFrom('initiative.delivery_attempt').select('told').where('recorded_by', 'is', null).orderBy('place').execute()
    expect(attempts).toEqual([{ told: true }, { told: false }])
  })
})

describe('the listener', () => {
  test('outlives a connection that breaks off in the middle of a letter', async () => {
    const socket = createConnection(ours.port, '127.0.0.1')
    await new Promise((connected) => socket.once('data', connected))
    socket.write('EHLO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<')
    socket.destroy()
    const question = await askExample(world)
    await write({ to: await answerAddress(question), text: 'By tram.' })
    expect(await said(question)).toHaveLength(1)
  })
})
