/** The year's middle: two loops of something made and tested, of which the first does not work. */
import { expect } from 'vitest'
import { NEED } from './year-hearing.ts'
import { type Cast, dayIn, madeUp } from './year-people.ts'
import type { Walker } from './walker.ts'

export const IDEA = madeUp('a path from the bus stop down to the water')
export const TESTS = { first: madeUp('do chairs get down the steps with planks?'), second: madeUp('do chairs get down the long way round?') } as const

export async function tryOut({ isla, tam, ruth, path }: Cast): Promise<void> {
  await isla.open(`${path}/ideas/new`)
  await isla.at('Write an idea')
  await isla.type('What is the idea?', IDEA)
  await isla.tick(NEED)
  await isla.press('Record it')
  await isla.at('Idea')
  await isla.follow('Make something to try it')
  await make(isla, 'Planks over the steps', 'A mock-up: a model that looks real and does nothing')
  await test(isla, { words: TESTS.first, days: -160, result: 'It did not work', learned: 'It is too steep for everybody who came.' })
  const failed = new URL(isla.page.url()).pathname
  await tam.open(failed)
  await tam.at('Test')
  await tam.follow('Make it differently')
  await make(tam, 'The long way round, marked with flags', 'A walk through the service, step by step')
  await test(tam, { words: TESTS.second, days: -120, result: 'It worked', learned: 'A bench half way makes it possible.' })

  await ruth.open(`${path}/trying`)
  await ruth.at('Trying things out')
  const told = await ruth.page.getByRole('main').innerText()
  // Read in the order in which it happened: the idea, what failed, what was made of it, what worked.
  const places = [IDEA, TESTS.first, 'The long way round, marked with flags', TESTS.second].map((words) => told.indexOf(words))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((one, other) => one - other))
}

async function make(who: Walker, called: string, form: string): Promise<void> {
  await who.at('Make something to try')
  await who.type('What is it called?', called)
  await who.choose(form)
  await who.type('What is it, and how does somebody use it?', madeUp('people go from the stop to the water and say what is hard.'))
  await who.press('Record it')
  await who.at('Prototype')
}

type Tested = Readonly<{ words: string; days: number; result: string; learned: string }>

async function test(who: Walker, { words, days, result, learned }: Tested): Promise<void> {
  await who.follow('Record a test of it')
  await who.at('Record a test')
  await who.type('What did you want to find out?', words)
  await who.type('Where is it tested, and in what part of people’s lives?', 'Between the stop and the burn, on a wet Saturday')
  await who.typeDay('From which day?', dayIn(days))
  await who.choose(result)
  await who.type('What did you see and hear?', madeUp('three chairs, one pram, much mud.'))
  await who.type('What did you learn?', madeUp(learned))
  for (const [name, as] of [['Isla', 'as someone who uses services'], ['Tam', 'as unpaid carer'], ['Ruth', 'as planner or commissioner']] as const) await who.pick(name, as)
  await who.press('Record it')
  await who.at('Test')
}
