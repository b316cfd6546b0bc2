import type { WhoMay } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { askExample } from './test-question.ts'

const asked = async (world: World) => ({ question: await askExample(world) })
const draft = async (world: World) => ({ question: await askExample(world, { draft: true }) })

const EVERYBODY = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const
const HOSTS = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'yes', administrator: 'no' } as const
const MEMBERS = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no', params: asked } as const

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/questions': EVERYBODY,
  'GET /initiatives/:slug/questions/:question': { ...EVERYBODY, params: asked },
  'GET /initiatives/:slug/questions/new': HOSTS,
  'POST /initiatives/:slug/questions/new': HOSTS,
  'GET /initiatives/:slug/questions/:question/edit': { ...HOSTS, params: draft },
  'POST /initiatives/:slug/questions/:question/edit': { ...HOSTS, params: draft },
  'POST /initiatives/:slug/questions/:question/discard': { ...HOSTS, params: draft },
  'GET /initiatives/:slug/questions/:question/ending': MEMBERS,
  'POST /initiatives/:slug/questions/:question/ending': MEMBERS,
  'POST /initiatives/:slug/questions/:question/reopen': MEMBERS,
  'GET /initiatives/:slug/questions/:question/extend': { ...HOSTS, params: asked },
  'POST /initiatives/:slug/questions/:question/extend': { ...HOSTS, params: asked },
}
