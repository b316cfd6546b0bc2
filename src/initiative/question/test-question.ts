/** A question for tests: asked on the day on which the tests' clock begins. */
import type { World } from '#app/test-world.ts'
import { insertPublication, insertQuestion } from './question.queries.ts'
import type { QuestionId } from './tables.ts'

type Facts = Readonly<{ words?: string; openUntil?: string; replyBy?: string; draft?: boolean }>

export const askExample = (world: World, { words = 'How do you get home after the evening clinic?', openUntil = '2026-12-01', replyBy = '2026-12-08', draft = false }: Facts = {}): Promise<QuestionId> =>
  world.database.transaction(async (trx) => {
    const id = await insertQuestion(trx, world.initiative.id, { words, toWhom: 'Everybody who goes to the evening clinic', openUntil, replyBy }, world.people.host, world.clock.now)
    if (!draft) await insertPublication(trx, id, world.people.host, world.clock.now)
    return id
  })
