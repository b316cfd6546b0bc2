import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { buryJob } from '#platform/jobs/dead-jobs.ts'
import { listMail, queueMail } from '#platform/mail/mail.ts'
import { noteBackup } from './ops.queries.ts'

const world = useWorld()
const administrator = () => world.as(world.people.administrator)
const queue = (to: string) => world.database.transaction((trx) => queueMail(trx, { kind: 'sign-in-link', to, person: world.people.carer }))

describe('the pages of those who look after an installation', () => {
  test('say at once that no backup was made, and stop saying so when there is one', async () => {
    expect((await administrator().get('/admin')).text).toContain('No backup was made yet')
    await noteBackup(world.database, new Date('2026-11-24T03:00:00Z'), 12_000_000)
    const page = await administrator().get('/admin')
    expect(page.text).not.toContain('No backup was made yet')
    expect(page.text).toContain('12 MB')
  })

  test('ask the database at most eight questions each', async () => {
    for (const path of ['/admin', '/admin/mail', '/admin/jobs']) expect((await administrator().get(path)).queries, path).toBeLessThanOrEqual(8)
  })

  test('show a letter by recipient and subject, and nothing that would sign anybody in', async () => {
    await queue('carer@example.org')
    const { text } = await administrator().get('/admin/mail')
    expect(text).toContain('carer@example.org')
    expect(text).toContain('Waiting')
    expect(text).not.toContain('/sign-in/link/')
  })

  test('say in the overview that letters wait where no mail server is set', async () => {
    await queue('planner@example.org')
    expect((await administrator().get('/admin')).text).toMatch(/\d+ letters? waits?, and no mail server is set/)
  })

  test('show a long queue a page at a time, each letter once', async () => {
    for (let n = 0; n < 60; n++) await queue(`person-${n}@example.org`)
    const first = await administrator().get('/admin/mail')
    const next = /href="(\/admin\/mail\?after=[^"]+)"/.exec(first.text)?.[1] ?? ''
    const second = await administrator().get(next)
    const seen = [...`${first.text}${second.text}`.matchAll(/<td>(person-\d+@example\.org)<\/td>/g)].map((match) => match[1])
    expect([seen.length, new Set(seen).size]).toEqual([60, 60])
  })

  test('put a letter that was given up back in the queue, and say so where it is gone', async () => {
    await queue('again@example.org')
    const [mail] = await listMail(world.database, { most: 1 })
    const answer = await administrator().post(`/admin/mail/${mail?.id}/retry`)
    expect([answer.status, answer.location]).toEqual([303, '/admin/mail'])
    const gone = await administrator().post(`/admin/mail/${newId<'mail'>()}/retry`)
    expect(decodeURIComponent(gone.headers.get('set-cookie') ?? '')).toContain('not waiting any more')
  })

  test('have failed work tried again or let be', async () => {
    const [again, letBe] = [newId<'dead-job'>(), newId<'dead-job'>()]
    await buryJob(world.database, { id: again, job: 'deliver-mail', ids: {} })
    await buryJob(world.database, { id: letBe, job: 'clear-old', ids: {} })
    expect((await administrator().get('/admin/jobs')).text).toContain('Try again: deliver-mail')
    await administrator().post(`/admin/jobs/${again}/retry`)
    await administrator().post(`/admin/jobs/${letBe}/discard`)
    expect((await administrator().get('/admin/jobs')).text).toContain('Nothing failed')
  })
})
