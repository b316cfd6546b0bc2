import { it } from 'vitest'
import { decide, hearFromBoard, seeWhatChanged } from './year-deciding.ts'
import { end, learn, plan, readWays, takeSteps } from './year-frame.ts'
import { hasVoices, hear, makeSense, meet, sayNeeds } from './year-hearing.ts'
import { move } from './year-moving.ts'
import { useYear } from './year-people.ts'
import { keepJournal, publish, readThread } from './year-telling.ts'
import { tryOut } from './year-trying.ts'

const year = useYear()

/*
 * A year of a group, on small phones. A thousand voices come in: most are real, from conversations elsewhere, and stay outside the
 * repository. The people who work on them here, and all that they need, try, decide, hear and change, are made up for the test.
 */
// reference claims: 1 a year with a thousand voices: sense, two tests, money with dissent, a partial no, changes, an honest claim, a case study, the same thread in another site, and an end
if (hasVoices) {
  it('a year: a thousand voices, needs, a test that fails and one that works, money with dissent, a partial no, what changed, and a story that claims no more than is known; with a plan, steps, what was learned and the ways; all of it again in an empty site, and an end', async () => {
    const cast = await year.settle()
    await plan(cast)
    await hear(cast)
    await meet(cast)
    await takeSteps(cast)
    await makeSense(cast)
    await sayNeeds(cast)
    await tryOut(cast)
    await learn(cast)
    const agreement = await decide(cast)
    await hearFromBoard(cast, agreement)
    await seeWhatChanged(cast)
    await keepJournal(cast)
    await publish(cast)
    await readThread(cast)
    await readWays(cast)
    await move(cast, year.at)
    await end(cast)
  })
}
