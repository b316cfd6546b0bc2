import type { World } from '#app/test-world.ts'
import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import { putForward, writeSentence } from './test-case-study.ts'

const everybody: WhoMayRow = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' }
const forMembers: WhoMayRow = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' }
const sentence = async (world: World) => ({ sentence: await writeSentence(world, 'We met in the library.') })
const edition = async (world: World) => {
  await writeSentence(world, 'We met in the library.')
  return { edition: await putForward(world) }
}

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/case-study': everybody,
  'GET /initiatives/:slug/case-study.json': everybody,
  'GET /initiatives/:slug/case-study/draft': forMembers,
  'POST /initiatives/:slug/case-study/draft': forMembers,
  'GET /initiatives/:slug/case-study/sentences/new': forMembers,
  'POST /initiatives/:slug/case-study/sentences/new': forMembers,
  'GET /initiatives/:slug/case-study/sentences/:sentence': { ...forMembers, params: sentence },
  'POST /initiatives/:slug/case-study/sentences/:sentence': { ...forMembers, params: sentence },
  'POST /initiatives/:slug/case-study/sentences/:sentence/move': { ...forMembers, params: sentence },
  'POST /initiatives/:slug/case-study/sentences/:sentence/take-out': { ...forMembers, params: sentence },
  'GET /initiatives/:slug/case-study/quotes': forMembers,
  'POST /initiatives/:slug/case-study/quotes': forMembers,
  'GET /initiatives/:slug/case-study/agree': forMembers,
  'POST /initiatives/:slug/case-study/agree': forMembers,
  'GET /initiatives/:slug/case-study/agree/:edition': { ...forMembers, params: edition },
  'POST /initiatives/:slug/case-study/agree/:edition': { ...forMembers, params: edition },
  'POST /initiatives/:slug/case-study/agree/:edition/not': { ...forMembers, params: edition },
  'POST /initiatives/:slug/case-study/agree/:edition/take-off': { ...forMembers, member: 'no', params: edition },
}
