import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { readOutward } from './outward.rules.ts'
import { postOutward } from './post-outward.ts'
import { isPublicAddress } from './private-address.ts'

describe('an address of a network', () => {
  test.each([
    '127.0.0.1', '127.255.255.254', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '198.18.0.1', '192.0.2.1', '203.0.113.9', '224.0.0.1', '255.255.255.255',
    '::', '::1', 'fe80::1', 'fc00::1', 'fd12:3456::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', '2001:db8::1', '2002:7f00:1::', '2001::1', 'localhost', '', '1.2.3',
  ])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false))

  test.each(['8.8.8.8', '93.184.216.34', '172.32.0.1', '100.128.0.1', '2600:1f18::1', '2a00:1450::1'])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true))
})

describe('an address that somebody typed', () => {
  test.each([
    ['http://example.org/hook', 'address-not-https'], ['https://localhost/hook', 'address-private'], ['https://127.0.0.1/', 'address-private'], ['https://2130706433/', 'address-private'], ['https://0x7f.1/', 'address-private'],
    ['https://[::1]/', 'address-private'], ['https://[::ffff:127.0.0.1]/', 'address-private'], ['https://intranet/', 'address-private'], ['https://db.internal/', 'address-private'], ['https://169.254.169.254/latest', 'address-private'],
    ['https://name:secret@example.org/', 'address-unreadable'], ['file:///etc/passwd', 'address-unreadable'], ['javascript:alert(1)', 'address-unreadable'], ['not one', 'address-unreadable'], [`https://example.org/${'x'.repeat(500)}`, 'address-unreadable'],
  ])('%s is refused', (typed, problem) => expect(readOutward(typed, false)).toEqual({ ok: false, problem }))

  test('of a public name over TLS is taken; of an intranet where the operator lets it be', () => {
    expect(readOutward('https://hooks.example.org:8443/a?b=c', false).ok).toBe(true)
    expect(readOutward('http://127.0.0.1:3000/', true).ok).toBe(true)
  })
})

async function near<Result>(answer: (path: string) => { status: number; location?: string } | undefined, act: (origin: string, asked: readonly string[]) => Promise<Result>): Promise<Result> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const said = answer(request.url ?? '')
    if (said !== undefined) response.writeHead(said.status, said.location === undefined ? {} : { location: said.location }).end('x'.repeat(1_000_000))
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.address() as AddressInfo
  try {
    return await act(`http://127.0.0.1:${port}`, asked)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => { server.close(resolve) })
  }
}

describe('calling', () => {
  test('reaches nothing on this machine, by number or by a name that leads here', async () => {
    await near(() => ({ status: 200 }), async (origin, asked) => {
      const { port } = new URL(origin)
      for (const address of [origin, `https://127.0.0.1:${port}`, `https://localhost:${port}`, `https://[::1]:${port}`]) expect(await postOutward(new URL(address), '{}', {}, { mayBePrivate: false }), address).toEqual({ fault: 'address-private' })
      expect(asked).toEqual([])
    })
  })

  test('says the status that came back, and follows nobody elsewhere', async () => {
    await near((path) => (path === '/from' ? { status: 302, location: '/to' } : { status: 204 }), async (origin, asked) => {
      expect(await postOutward(new URL('/from', origin), '{}', {}, { mayBePrivate: true })).toEqual({ status: 302 })
      expect(asked).toEqual(['/from'])
    })
  })

  test('waits for nobody for long, and says plainly who is not there', async () => {
    await near(() => undefined, async (origin) => {
      expect(await postOutward(new URL(origin), '{}', {}, { mayBePrivate: true, longestMs: 50 })).toEqual({ fault: 'too-slow' })
    })
    expect(await postOutward(new URL('http://127.0.0.1:1'), '{}', {}, { mayBePrivate: true })).toEqual({ fault: 'ECONNREFUSED' })
  })
})
