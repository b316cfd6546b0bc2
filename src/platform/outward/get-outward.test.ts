import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { SOURCE } from '#app/root.ts'
import { type Says, withSite } from '#app/test-site.ts'
import { type Visit, getOutward } from './get-outward.ts'
import { PUBLIC_WEB, type Reach } from './reach.ts'

const visit: Visit = { as: 'Thegither (+https://thegither.example/)', mostBytes: 10_000 }
const sends = (status: number, headers: Readonly<Record<string, string>>, body: string | Buffer = ''): Says => (_asked, answer) => { answer.writeHead(status, headers).end(body) }
const sendsOn = (to: string, status = 302) => sends(status, { location: to })

describe('what is no page of everybody’s', () => {
  test.each([
    ['http://127.0.0.1/', 'address-private'], ['http://127.1/', 'address-private'], ['http://2130706433/', 'address-private'], ['http://0x7f000001/', 'address-private'], ['http://0177.0.0.1/', 'address-private'],
    ['http://0/', 'address-private'], ['http://0.0.0.0/', 'address-private'], ['http://10.1.2.3/', 'address-private'], ['http://192.168.0.1/', 'address-private'], ['http://172.20.0.1/', 'address-private'],
    ['http://100.64.1.1/', 'address-private'], ['http://100.100.100.200/', 'address-private'], ['http://169.254.169.254/latest/meta-data/', 'address-private'], ['http://168.63.129.16/', 'address-private'], ['http://192.0.0.192/', 'address-private'],
    ['http://224.0.0.1/', 'address-private'], ['http://255.255.255.255/', 'address-private'], ['http://[::]/', 'address-private'], ['http://[::1]/', 'address-private'], ['http://[::ffff:127.0.0.1]/', 'address-private'],
    ['http://[::ffff:a00:1]/', 'address-private'], ['http://[64:ff9b::7f00:1]/', 'address-private'], ['http://[64:ff9b:1::a00:1]/', 'address-private'], ['http://[2002:7f00:1::]/', 'address-private'], ['http://[fe80::1]/', 'address-private'],
    ['http://[fd00:ec2::254]/', 'address-private'], ['http://[ff02::1]/', 'address-private'], ['http://①②⑦.⓪.⓪.①/', 'address-private'], ['http://localhost/', 'address-private'],
    ['http://93.184.216.34:22/', 'address-port'], ['https://93.184.216.34:8443/', 'address-port'], ['http://93.184.216.34:6379/', 'address-port'],
    ['ftp://93.184.216.34/', 'address-unreadable'], ['file:///etc/passwd', 'address-unreadable'], ['data:text/html,x', 'address-unreadable'], ['http://a:b@93.184.216.34/', 'address-unreadable'], ['http://a@93.184.216.34/', 'address-unreadable'],
    [`http://93.184.216.34/${'x'.repeat(2000)}`, 'address-unreadable'],
  ])('%s is not visited', async (address, fault) => expect(await getOutward(new URL(address), visit, PUBLIC_WEB)).toEqual({ fault }))

  test('is not visited under a name that stands for it, even for it beside another', async () => {
    const names = { 'inner.test': ['10.0.0.7'], 'both.test': ['127.0.0.1', '10.0.0.7'], 'mapped.test': ['::ffff:10.0.0.7'], 'meta.test': ['169.254.169.254'] }
    await withSite(sends(200, {}), async ({ at, asked, reach }) => {
      for (const name of Object.keys(names)) expect(await getOutward(at('/', name), visit, reach), name).toEqual({ fault: 'address-private' })
      expect(asked).toEqual([])
    }, names)
  })

  test.each(['http://127.0.0.1:1/', 'http://10.0.0.7/', 'http://[::1]/', 'http://inner.test/', 'ftp://site.test/', 'http://a:b@site.test/', 'http://site.test:22/', '//169.254.169.254/', 'http://2130706434/'])('is not visited where somebody sends us on to %s', async (to) => {
    await withSite(sendsOn(to), async ({ at, asked, reach }) => {
      const { port } = at('/')
      const { fault } = await getOutward(at('/'), visit, { ...reach, ports: [port, '80'] })
      expect(['address-private', 'address-port', 'address-unreadable']).toContain(fault)
      expect(asked).toEqual(['GET site.test/'])
    }, { 'inner.test': ['10.0.0.7'] })
  })

  test('is not reached by a name that stands for another address a moment later', async () => {
    await withSite(sends(200, {}, 'hello'), async ({ at, asked, reach }) => {
      let times = 0
      const turns: Reach = { ...reach, resolve: (_name, _options, found) => {
        times += 1
        found(null, [{ address: times === 1 ? '127.0.0.1' : '10.0.0.7', family: 4 }])
      } }
      const { answer } = await getOutward(at('/'), visit, turns)
      expect([answer?.bytes.toString(), times, asked.length]).toEqual(['hello', 1, 1])
      expect(await getOutward(at('/'), visit, turns)).toEqual({ fault: 'address-private' })
    })
  })

  test('can’t be opened by anything that is set: only tests have another reach', async () => {
    const names = (await readdir(SOURCE, { recursive: true })).filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    const making: string[] = []
    for (const name of names) if (/\bports: \[/.test(await readFile(join(SOURCE, name), 'utf8'))) making.push(name)
    expect(making.toSorted()).toEqual(['app/test-site.ts', 'platform/outward/reach.ts'])
  })
})

describe('a visit', () => {
  test('says who we are, and nothing of whoever asked', async () => {
    let headers: unknown
    await withSite((asked, answer) => {
      headers = asked.headers
      answer.writeHead(200, { 'content-type': 'Text/HTML; charset=UTF-8', 'set-cookie': 'a=b', etag: '"1"', 'last-modified': 'Mon, 02 Nov 2026 10:00:00 GMT' }).end('<title>x</title>')
    }, async ({ at, reach }) => {
      const { answer } = await getOutward(at('/page?a=b#part'), visit, reach)
      expect(headers).toEqual({ 'user-agent': visit.as, accept: '*/*', 'accept-encoding': 'gzip, br', host: at('/').host, connection: 'close' })
      expect(answer).toMatchObject({ status: 200, type: 'text/html', charset: 'UTF-8', whole: true, etag: '"1"', modified: 'Mon, 02 Nov 2026 10:00:00 GMT', moved: undefined })
      expect([answer?.url.href, answer?.bytes.toString()]).toEqual([at('/page?a=b#part').href, '<title>x</title>'])
    })
  })

  test('asks whether there is anything new since', async () => {
    await withSite((asked, answer) => { answer.writeHead(asked.headers['if-none-match'] === '"1"' && asked.headers['if-modified-since'] === 'then' ? 304 : 200).end() }, async ({ at, reach }) => {
      expect((await getOutward(at('/'), { ...visit, etag: '"1"', modified: 'then' }, reach)).answer?.status).toBe(304)
      expect((await getOutward(at('/'), visit, reach)).answer?.status).toBe(200)
    })
  })

  test('goes where it is sent on to, and says how far that was for good', async () => {
    const ways: Readonly<Record<string, readonly [number, string]>> = { '/old': [301, '/newer'], '/newer': [308, 'http://other.test/today'], '/today': [302, '/now'], '/w': [301, '/caf\u00C3\u00A9'] }
    await withSite((asked, answer) => {
      const [status, to] = ways[asked.url ?? ''] ?? [200, '']
      answer.writeHead(status, status === 200 ? {} : { location: to.replace('http://other.test', `http://other.test:${asked.socket.localPort ?? 0}`) }).end()
    }, async ({ at, asked, reach }) => {
      const { answer } = await getOutward(at('/old#part'), visit, reach)
      expect([answer?.url.href, answer?.moved?.href]).toEqual([at('/now#part', 'other.test').href, at('/today#part', 'other.test').href])
      expect(asked).toEqual(['GET site.test/old', 'GET site.test/newer', 'GET other.test/today', 'GET other.test/now'])
      expect((await getOutward(at('/w'), visit, reach)).answer?.url.pathname).toBe('/caf%C3%A9')
    })
  })

  test('ends where it is sent round and round, to nowhere, or to where it does not want to go', async () => {
    await withSite((asked, answer) => { answer.writeHead(302, { location: asked.url === '/nowhere' ? 'http://' : `${asked.url ?? ''}x` }).end() }, async ({ at, asked, reach }) => {
      expect(await getOutward(at('/r'), visit, reach)).toEqual({ fault: 'too-many-redirects' })
      expect(asked).toHaveLength(6)
      expect(await getOutward(at('/nowhere'), visit, reach)).toEqual({ fault: 'address-unreadable' })
      expect(await getOutward(at('/r'), { ...visit, mayGo: async (url) => !url.pathname.endsWith('xx') }, reach)).toEqual({ fault: 'not-allowed' })
      expect(asked.slice(7)).toEqual(['GET site.test/r', 'GET site.test/rx'])
    })
  })

  test('says plainly who is not there', async () => {
    await withSite(sends(200, {}), async ({ at, reach }) => {
      expect(await getOutward(at('/', 'nobody.example'), visit, reach)).toEqual({ fault: 'no-such-name' })
      expect(await getOutward(new URL('http://127.0.0.1:1/'), visit, { ...reach, ports: ['1'] })).toEqual({ fault: 'not-reached' })
      // No TLS is spoken there.
      expect(await getOutward(new URL(at('/').href.replace('http:', 'https:')), visit, reach)).toEqual({ fault: 'no-safe-line' })
    })
  })
})

describe('whoever would keep us', () => {
  test.each<readonly [string, Says]>([
    ['says nothing', () => undefined],
    ['says a little for ever', (_asked, answer) => {
      answer.writeHead(200)
      const drip = setInterval(() => { answer.write('x') }, 5)
      answer.on('close', () => { clearInterval(drip) })
    }],
  ])('and %s is left', async (_how, says) => {
    await withSite(says, async ({ at, reach }) => {
      expect(await getOutward(at('/'), { ...visit, longestMs: 300 }, reach)).toEqual({ fault: 'too-slow' })
    })
  })

  test.each<readonly [string, Readonly<Record<string, string>>, Buffer]>([
    ['too much', {}, Buffer.alloc(3_000_000, 'a')],
    ['a small parcel with a large content', { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(30_000_000, 'a'))],
    ['another', { 'content-encoding': 'br' }, brotliCompressSync(Buffer.alloc(3_000_000, 'a'))],
  ])('by %s is listened to as long as we like', async (_how, headers, body) => {
    await withSite(sends(200, headers, body), async ({ at, reach }) => {
      const { answer } = await getOutward(at('/'), visit, reach)
      expect([answer?.bytes.length, answer?.bytes.every((byte) => byte === 97), answer?.whole]).toEqual([10_000, true, false])
    })
  })

  test('by a large parcel with nothing in it is left', async () => {
    const empty = gzipSync(Buffer.alloc(0))
    await withSite(sends(200, { 'content-encoding': 'gzip' }, Buffer.concat(Array.from({ length: 20_000 }, () => empty))), async ({ at, reach }) => {
      expect((await getOutward(at('/'), visit, reach)).answer).toMatchObject({ bytes: Buffer.alloc(0), whole: false })
    })
  })

  test.each(['gzip', 'br', 'compress', 'gzip, gzip'])('by a parcel that is no %s is not believed', async (coding) => {
    await withSite(sends(200, { 'content-encoding': coding }, 'not packed'), async ({ at, reach }) => {
      expect((await getOutward(at('/'), visit, reach)).answer).toMatchObject({ status: 200, bytes: Buffer.alloc(0), whole: false })
    })
  })

  test('by headers without end is left', async () => {
    await withSite(sends(200, { 'x-long': 'x'.repeat(60_000) }), async ({ at, reach }) => expect(await getOutward(at('/'), visit, reach)).toEqual({ fault: 'not-reached' }))
  })

  test('by what breaks off is heard as far as it came', async () => {
    await withSite((_asked, answer) => {
      answer.writeHead(200, { 'content-length': '100' }).write('half', () => { answer.destroy() })
    }, async ({ at, reach }) => expect((await getOutward(at('/'), visit, reach)).answer).toMatchObject({ bytes: Buffer.from('half'), whole: false }))
  })

  test('by a page of which we want to know only that it is there is not listened to', async () => {
    await withSite(sends(200, { 'content-type': 'video/mp4' }, Buffer.alloc(3_000_000)), async ({ at, reach }) => {
      expect((await getOutward(at('/'), { as: 'x', method: 'HEAD' }, reach)).answer).toMatchObject({ status: 200, type: 'video/mp4' })
      expect((await getOutward(at('/'), { as: 'x' }, reach)).answer).toMatchObject({ status: 200, bytes: Buffer.alloc(0) })
    })
  })
})
