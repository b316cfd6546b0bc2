import type { WhoMay } from '../who-may.ts'

const EVERYBODY = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const

export const whoMay: WhoMay = {
  'GET /sitemap.xml': EVERYBODY,
  'GET /sitemap/:list{.+\\.xml}': { ...EVERYBODY, params: async () => ({ list: 'pages-1.xml' }) },
  'GET /robots.txt': EVERYBODY,
  'GET /opensearch.xml': EVERYBODY,
}
