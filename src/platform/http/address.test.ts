import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { addressOf } from './address.ts'

/** The address that the program counts for somebody whose request says so much of where it came from. */
async function counted(trustProxy: number, forwarded: string | undefined): Promise<string> {
  const site = { name: 'Thegither', publicUrl: new URL('http://localhost:3000'), secret: 'none', trustProxy }
  const app = new Hono().get('/', (c) => c.text(addressOf(c, site)))
  const answer = getRequestListener(app.fetch)
  const server = createServer((request, response) => { void answer(request, response) })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  try {
    const { port } = server.address() as AddressInfo
    return await (await fetch(`http://127.0.0.1:${port}/`, { headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } })).text()
  } finally {
    await new Promise((resolve) => { server.close(resolve) })
  }
}

describe('the address by which tries are counted', () => {
  test('is where the connection comes from, whatever a visitor says, while no proxy is trusted', async () => {
    expect(await counted(0, '203.0.113.9')).toBe('127.0.0.1')
    expect(await counted(0, undefined)).toBe('127.0.0.1')
  })

  test('behind one proxy is the one that it saw, and never one that the visitor put before it', async () => {
    expect(await counted(1, '198.51.100.7')).toBe('198.51.100.7')
    expect(await counted(1, '203.0.113.9, 198.51.100.7')).toBe('198.51.100.7')
    expect(await counted(1, '203.0.113.9,,  , 198.51.100.7')).toBe('198.51.100.7')
  })

  test('behind two proxies is the one that the outer saw; with fewer than there should be it is the connection’s', async () => {
    expect(await counted(2, '203.0.113.9, 198.51.100.7, 10.0.0.2')).toBe('198.51.100.7')
    expect(await counted(2, '10.0.0.2')).toBe('127.0.0.1')
    expect(await counted(1, undefined)).toBe('127.0.0.1')
  })
})
