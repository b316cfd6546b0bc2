import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { publishEdition } from '../case-study/edition.queries.ts'
import { putForward, writeSentence } from '../case-study/test-case-study.ts'
import { issueExample } from '../local-issue/test-issue.ts'
import { needExample } from '../need/test-need.ts'
import { ideaExample } from '../trying/test-trying.ts'

const world = useWorld()
const PAGE = '/initiatives/evening-buses'
const ENDS = ['needs', 'issues', 'trying', 'case-study']
const isHeld = (text: string) => ENDS.filter((end) => text.includes(`href="${PAGE}/${end}"`))
const leadsTo = async (person: Parameters<typeof world.as>[0]) => isHeld((await world.as(person).get(PAGE)).text)

test('the purpose page leads to what there is, and to nothing that is empty or closed to whoever reads', async () => {
  expect(await leadsTo(world.people.carer)).toEqual([])
  await needExample(world, { seenBy: 'members' })
  expect([await leadsTo(undefined), await leadsTo(world.people.carer)]).toEqual([[], ['needs']])
  await ideaExample(world)
  await issueExample(world)
  await writeSentence(world, 'We began with the bus.')
  const edition = await putForward(world)
  expect(await leadsTo(undefined)).toEqual(['issues', 'trying'])
  // Those who take part go on with the draft.
  expect(await leadsTo(world.people.carer)).toEqual(ENDS)
  await world.database.transaction(async (trx) => publishEdition(trx, edition, world.clock.now))
  expect([await leadsTo(undefined), await leadsTo(world.people.carer)]).toEqual([['issues', 'trying', 'case-study'], ENDS])
  const page = await world.as(world.people.host).get(PAGE)
  expect([page.queries <= 8, page.text.includes('first person here')]).toEqual([true, false])
})

test('whoever starts one is asked first to invite people, until somebody has come', async () => {
  const starter = world.as(world.people.stranger)
  await starter.post('/initiatives/new', { title: 'Warm hubs', purpose: 'Places to be warm.', openTo: 'members' })
  const { text } = await starter.get('/initiatives/warm-hubs')
  expect(text).toContain('<a class="button button--main" href="/initiatives/warm-hubs/invitations">')
  expect(text).toContain('<a class="button button--second" href="/initiatives/warm-hubs/voices/new">')
})
