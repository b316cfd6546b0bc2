/** The pages that say how a group works, in the order in which they stand on its purpose page; a new one is added here. */
import { sayBalance } from '../balance/words/index.ts'
import { sayHowShared } from '../how-shared/words/index.ts'
import { sayFiveSteps } from '../five-steps/words/index.ts'
import { sayJournal } from '../journal/words/index.ts'
import { sayPlan } from '../plan/words/index.ts'
import { sayWays } from '../ways/words/index.ts'
import { sayLearning } from '../learning/words/index.ts'
import { sayWorking } from '../working-agreement/words/index.ts'

export const HOW_WE_WORK: readonly Readonly<{
  /** What follows the address of the initiative. */
  end: string
  title: () => string; says: () => string
}>[] = [
  { end: '/working-agreement', title: () => sayWorking('title'), says: () => sayWorking('lead') },
  { end: '/plan', title: () => sayPlan('title'), says: () => sayPlan('lead') },
  { end: '/steps', title: () => sayFiveSteps('title'), says: () => sayFiveSteps('lead') },
  { end: '/ways', title: () => sayWays('title'), says: () => sayWays('lead') },
  { end: '/journal', title: () => sayJournal('list.title'), says: () => sayJournal('list.lead') },
  { end: '/balance', title: () => sayBalance('title'), says: () => sayBalance('lead') },
  { end: '/how-shared', title: () => sayHowShared('title'), says: () => sayHowShared('lead') },
  { end: '/learning', title: () => sayLearning('title'), says: () => sayLearning('lead') },
]
