import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { aMeeting } from '../meeting/test-meetings.ts'
import { dayFields } from '../test-fields.ts'
import { deletePlanned, listPlan } from './plan.queries.ts'
import { drawPlan, NARROW, WIDE } from './draw-plan.rules.ts'
import { type PlannedDays, TEMPLATES, daysFrom, deviationsOf, isCircle, moved } from './plan.rules.ts'
import { plannedExample } from './test-plan.ts'

const world = useWorld()
const AT = '/initiatives/evening-buses/plan'
const carer = () => world.as(world.people.carer)
const planOf = () => listPlan(world.database, world.initiative.id)
const clear = async () => { for (const { id } of await planOf()) await world.database.transaction((trx) => deletePlanned(trx, id)) }
const days = (from: string, until: string) => ({ ...dayFields('from', from), ...dayFields('until', until) })

describe('beside the plan', () => {
  const step: PlannedDays = { from: '2026-03-02', until: '2026-03-06', started: undefined, finished: undefined, skipped: false }
  const said = (facts: Partial<PlannedDays>, today: string, after?: PlannedDays) => deviationsOf({ ...step, ...facts }, after, today).map((one) => ('days' in one ? `${one.kind} ${one.days}` : one.kind))

  test('what was late, early, is due, or began before its turn is said in days; what went as planned says nothing', () => {
    expect(said({ started: '2026-03-02', finished: '2026-03-06' }, '2026-06-01')).toEqual([])
    expect(said({ started: '2026-03-05', finished: '2026-03-20' }, '2026-06-01')).toEqual(['started-late 3', 'finished-late 14'])
    expect(said({ started: '2026-03-01', finished: '2026-03-05' }, '2026-06-01')).toEqual(['started-early 1', 'finished-early 1'])
    expect(said({}, '2026-03-01')).toEqual([])
    expect(said({}, '2026-03-05')).toEqual(['should-have-started 3'])
    expect(said({ started: '2026-03-02' }, '2026-03-07')).toEqual(['should-have-finished 1'])
    expect(said({ skipped: true }, '2026-06-01')).toEqual([])
    expect(said({ started: '2026-03-02' }, '2026-03-02', step)).toEqual(['before-its-turn'])
    expect(said({ started: '2026-03-02' }, '2026-03-02', { ...step, skipped: true })).toEqual([])
  })

  test('no step comes after itself by way of others', () => {
    const [a, b, c] = [newId<'planned-step'>(), newId<'planned-step'>(), newId<'planned-step'>()]
    const steps = [{ id: a, after: undefined }, { id: b, after: a }, { id: c, after: b }]
    expect([isCircle(steps, a, c), isCircle(steps, a, a), isCircle(steps, c, a)]).toEqual([true, true, false])
  })

  test('a step moves by one place, and not beyond the ends', () => {
    expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c'])
  })

  test('every bar of the picture lies within it, in the order of the list', () => {
    const steps = [{ ...step, started: '2026-02-20', finished: '2026-04-01' }, { ...step, from: '2026-03-09', until: '2026-03-09', started: '2026-03-09' }, { ...step, skipped: true }]
    for (const shape of [WIDE, NARROW]) {
      const drawn = drawPlan(steps, '2026-05-01', shape)
      expect(drawn.steps.map(({ top }) => top)).toEqual(drawn.steps.map(({ top }) => top).toSorted((one, other) => one - other))
      for (const bar of drawn.steps.flatMap(({ planned, really }) => [planned, really ?? planned])) {
        expect(bar.x).toBeGreaterThanOrEqual(drawn.left)
        expect(bar.x + bar.width).toBeLessThanOrEqual(drawn.width + 0.001)
      }
    }
  })

  test('a plan to begin from has steps that end after they begin', () => {
    for (const template of Object.keys(TEMPLATES) as (keyof typeof TEMPLATES)[]) for (const { from, until } of daysFrom(template, '2026-11-30')) expect(until > from).toBe(true)
  })
})

describe('planning', () => {
  test('a group begins from a plan of ours once, and it is theirs to change', async () => {
    expect((await carer().post(`${AT}/begin`, {})).text).toContain('Choose which one you want to begin with')
    expect((await carer().post(`${AT}/begin`, { template: 'question', ...dayFields('first', '2026-11-30') })).status).toBe(303)
    expect((await planOf()).map(({ after }) => after === undefined)).toEqual([true, false, false, false, false])
    expect((await carer().post(`${AT}/begin`, { template: 'year', ...dayFields('first', '2026-11-30') })).text).toContain('There is a plan already')
    const page = await world.as(undefined).get(AT)
    for (const words of ['1. Ask the question', '30 November 2026 to 20 December 2026', 'Comes after', '<svg class="plan"']) expect(page.text).toContain(words)
    expect(page.queries).toBeLessThanOrEqual(8)
    await clear()
  })

  test('what can’t be is said, and what was typed stays', async () => {
    const answer = await carer().post(`${AT}/new`, { what: 'Backwards', ...days('2026-12-02', '2026-12-01') })
    expect(answer.status).toBe(422)
    for (const words of ['can’t end before it begins', 'value="Backwards"']) expect(answer.text).toContain(words)
    const first = await plannedExample(world)
    const second = await plannedExample(world, { after: first })
    expect((await carer().post(`${AT}/${first}/edit`, { what: 'Circle', ...days('2026-12-01', '2026-12-02'), after: second, version: '1' })).text).toContain('comes after this one already')
    await clear()
  })

  test('steps move by buttons, and two who change one at once see each other', async () => {
    const [first, second] = [await plannedExample(world, { what: 'One' }), await plannedExample(world, { what: 'Two' })]
    expect((await carer().post(`${AT}/${second}/up`)).status).toBe(303)
    expect((await planOf()).map(({ what }) => what)).toEqual(['Two', 'One'])
    expect((await carer().post(`${AT}/${first}/edit`, { what: 'One, changed', ...days('2026-12-01', '2026-12-02'), version: '1' })).status).toBe(303)
    const late = await world.as(world.people.host).post(`${AT}/${first}/happened`, { ...dayFields('started', '2026-12-01'), version: '1' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('One, changed')
    await clear()
  })

  test('how it went stands beside it, with what it led to, and is said plainly', async () => {
    const [step, meeting] = [await plannedExample(world), await aMeeting(world, { title: 'The first evening' })]
    expect((await carer().post(`${AT}/${step}/happened`, { ...dayFields('finished', '2026-11-09'), version: '1' })).text).toContain('Say when it began, too')
    expect((await carer().post(`${AT}/${step}/happened`, { ...dayFields('started', '2026-11-03'), skippedBecause: 'No time', version: '1' })).text).toContain('Either it began, or it was left out')
    expect((await carer().post(`${AT}/${step}/happened`, { ...dayFields('started', '2026-11-03'), ...dayFields('finished', '2026-11-09'), about: meeting, version: '1' })).status).toBe(303)
    const page = await carer().get(AT)
    for (const words of ['Began a day later.', 'Was done 3 days later.', 'The first evening']) expect(page.text).toContain(words)
    expect(page.queries).toBeLessThanOrEqual(8)
    await clear()
  })

  test('what was left out says why; what is removed is gone', async () => {
    const step = await plannedExample(world, { what: 'Never' })
    await carer().post(`${AT}/${step}/happened`, { skippedBecause: 'It snowed', version: '1' })
    expect((await world.as(undefined).get(AT)).text).toContain('It snowed')
    expect((await carer().post(`${AT}/${step}/remove`)).status).toBe(303)
    expect((await carer().get(AT)).text).not.toContain('Never')
  })
})
