import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { settleEntry } from '../entry/test-entry.ts'
import { topic } from '../topic/topic.rules.ts'
import { type CaseStudy, caseStudy, caseStudySchema } from './case-study.rules.ts'

const world = useWorld()
const as = (who: 'carer' | 'administrator') => world.as(world.people[who])
const study = (content: Partial<CaseStudy> & Readonly<{ title: string }>) => settleEntry(world, caseStudy, caseStudySchema.parse({ lead: 'People dug.', ...content }))
const written = { title: 'A garden and a surgery', lead: 'A street and a surgery dig together.' }
const claim = { 'claim-0-claim': '9 of 12 people told us that they sleep better', 'claim-0-design': 'told', 'claim-0-people': '12', 'claim-0-period': 'May to July 2025', 'claim-0-limits': 'Nobody was asked before.' }

describe('a case study', () => {
  test('is written by anybody who is signed in, published by an editor, and says what is empty', async () => {
    const about = await settleEntry(world, topic, { name: 'Gardens', lead: 'Growing', text: '' })
    const begun = await as('carer').post('/library/case-studies/new', {
      ...written, ...claim, place: 'Lochaber', partners: 'A surgery\nA street', when: '2014 to 2016', ways: 'designing', sectors: ['health', 'communities'], topics: about,
      'section-together': 'We met each week.', 'section-principle-assets': 'Everybody brought a tool.', 'section-changed': 'Since then the gate is open.',
    })
    expect([begun.status, begun.location]).toEqual([303, '/library/case-studies/a-garden-and-a-surgery'])
    const path = '/library/case-studies/a-garden-and-a-surgery'
    expect((await world.as(undefined).get(path)).status).toBe(404)
    await as('carer').post(`${path}/move`, { move: 'hand-in', version: '1' })
    await as('administrator').post(`${path}/move`, { move: 'publish', version: '2' })
    const page = await world.as(undefined).get(path)
    expect(page.queries).toBeLessThanOrEqual(8)
    expect((await as('administrator').get(path)).queries).toBeLessThanOrEqual(8)
    for (const words of ['Lochaber', 'A street', '2014 to 2016', 'We met each week.', 'Everybody brought a tool.', 'Nothing was recorded about this.', 'Nothing that was done is joined to “All kinds of work count”', '9 of 12 people', 'People told us', 'May to July 2025', 'Nobody was asked before.']) expect(page.text).toContain(words)
    expect((await world.as(undefined).get(`/library/topics/${about}`)).text).toContain('A garden and a surgery')
  })

  test('never shows a figure without how it was found, and refuses words of cause that it can’t carry', async () => {
    const half = await as('carer').post('/library/case-studies/new', { ...written, 'claim-0-claim': '9 of 12 slept better' })
    expect(half.status).toBe(422)
    for (const words of ['Choose how it was found', 'Say from how many people', 'Say over which time', 'Say what it can’t show']) expect(half.text).toContain(words)
    const causal = await as('carer').post('/library/case-studies/new', { ...written, ...claim, 'claim-0-claim': 'The garden led to better sleep', 'section-changed': 'This caused less noise.', lead: 'It led to fewer falls.' })
    expect([causal.status, causal.text.includes('how it was found can’t show that'), causal.text.split('can’t be known from what was done once').length > 2]).toEqual([422, true, true])
    const compared = { ...claim, 'claim-0-claim': 'The garden led to better sleep', 'claim-0-design': 'randomised' }
    expect((await as('carer').post('/library/case-studies/new', { ...written, title: 'Compared', ...compared })).status).toBe(303)
    expect(caseStudySchema.safeParse({ title: 'A', claims: [{ words: 'It led to rest', design: 'told', people: 3, period: 'May', limits: 'Few' }] }).success).toBe(false)
    expect(caseStudySchema.safeParse({ title: 'A', claims: [{ words: 'Rest', design: 'told', people: 3, period: 'May' }] }).success).toBe(false)
  })

  test('is listed by way, kind of service and topic, page by page', async () => {
    const about = await settleEntry(world, topic, { name: 'Buses', lead: 'Going', text: '' })
    for (let number = 1; number <= 21; number += 1) {
      world.clock.now = new Date(world.clock.now.getTime() + 60_000)
      await study({ title: `Ride number ${number}`, ways: ['assessing'], sectors: ['justice'], topics: [about] })
    }
    await study({ title: 'Another ride', ways: ['deciding'], sectors: ['justice'], topics: [] })
    const first = await world.as(undefined).get(`/library/case-studies?way=assessing&sector=justice&topic=${about}`)
    const next = (/href="([^"]+)" rel="next"/.exec(first.text)?.[1] ?? '').replaceAll('&amp;', '&')
    const second = await world.as(undefined).get(next)
    expect([first.queries <= 8, [...first.text.matchAll(/Ride number \d+/g)].length, [...second.text.matchAll(/Ride number \d+/g)].length]).toEqual([true, 20, 1])
    expect(`${first.text}${second.text}`).not.toContain('Another ride')
    expect(first.text).toContain(`/search?type=case-study&amp;kind=resource&amp;way=assessing&amp;sector=justice&amp;topic=${about}`)
    expect((await world.as(undefined).get('/library/case-studies?way=deciding&sector=justice')).text).toContain('Another ride')
    expect((await world.as(undefined).get('/library/case-studies?way=deciding&sector=housing')).text).toContain('No case study fits that')
    expect((await world.as(undefined).get('/library/case-studies?way=%00&sector=x&topic=y&after=z')).status).toBe(200)
  })
})
