/** The files that browsers fetch: their addresses carry a hash of what is in them, so that they may be kept for ever. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Hono } from 'hono'

export type Assets = Readonly<{ address(name: string): string; mount(hono: Hono): void }>

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml', woff2: 'font/woff2', map: 'application/json', png: 'image/png',
}

/** @param folder holds the files and `manifest.json`, which maps plain names to names with hashes */
export async function openAssets(folder: string): Promise<Assets> {
  const manifest: Record<string, string> = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))
  return {
    address: (name) => `/assets/${manifest[name] ?? name}`,
    mount: (hono) => {
      hono.get('/assets/:file', async (c) => {
        const file = c.req.param('file')
        const type = TYPES[file.split('.').at(-1) ?? '']
        if (type === undefined || !/^[\w-]+(\.[\w-]+)+$/.test(file)) return c.notFound()
        const packed = bestPacking(c.req.header('accept-encoding'))
        const found = (await readIfThere(join(folder, packed === undefined ? file : `${file}.${packed.ending}`))) ?? (await readIfThere(join(folder, file)))
        if (found === undefined) return c.notFound()
        const isPacked = packed !== undefined && found.path.endsWith(`.${packed.ending}`)
        return c.body(found.bytes, 200, {
          'content-type': type, 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding',
          ...(isPacked ? { 'content-encoding': packed.name } : {}),
        })
      })
    },
  }
}

const bestPacking = (accepted = '') =>
  /\bbr\b/.test(accepted) ? { name: 'br', ending: 'br' } : /\bgzip\b/.test(accepted) ? { name: 'gzip', ending: 'gz' } : undefined

const readIfThere = async (path: string) => {
  const bytes = await readFile(path).catch(() => undefined)
  return bytes === undefined ? undefined : { path, bytes: new Uint8Array(bytes) }
}
