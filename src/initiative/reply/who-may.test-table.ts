import type { WhoMay } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { agreeExample } from '../agreement/test-agreement.ts'
import { issueExample } from '../local-issue/test-issue.ts'
import { askExample } from '../question/test-question.ts'
import { replyExample } from './test-reply.ts'

const HOSTS = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'yes', administrator: 'no' } as const
const question = async (world: World) => ({ question: await askExample(world) })
const item = async (world: World) => ({ item: await agreeExample(world) })
const issue = async (world: World) => ({ issue: await issueExample(world) })
const replied = (world: World) => replyExample(world)

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/questions/:question/reply': { ...HOSTS, params: question },
  'POST /initiatives/:slug/questions/:question/reply': { ...HOSTS, params: question },
  'GET /initiatives/:slug/agreements/:item/reply': { ...HOSTS, params: item },
  'POST /initiatives/:slug/agreements/:item/reply': { ...HOSTS, params: item },
  'GET /initiatives/:slug/issues/:issue/reply': { ...HOSTS, params: issue },
  'POST /initiatives/:slug/issues/:issue/reply': { ...HOSTS, params: issue },
  'GET /initiatives/:slug/replies/:reply/told': { ...HOSTS, params: replied },
  'GET /initiatives/:slug/replies/:reply/letters': { ...HOSTS, params: replied },
  'POST /initiatives/:slug/deliveries/:delivery/told': { ...HOSTS, params: replied },
  // The member of this table is the one to whom the reply goes.
  'POST /initiatives/:slug/replies/:reply/seen': { anonymous: 'hidden', stranger: 'hidden', member: 'yes', host: 'hidden', administrator: 'hidden', params: replied },
}
