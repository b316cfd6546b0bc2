/** The pages that say how a group works, by what somebody wants to know, as they stand on its purpose page; a new one is added here. */
import { sayBalance } from '../balance/words/index.ts'
import { sayHowShared } from '../how-shared/words/index.ts'
import { sayFiveSteps } from '../five-steps/words/index.ts'
import { sayJournal } from '../journal/words/index.ts'
import { sayPlan } from '../plan/words/index.ts'
import { sayWays } from '../ways/words/index.ts'
import { sayLearning } from '../learning/words/index.ts'
import { sayPurpose } from './words/index.ts'
import { sayWorking } from '../working-agreement/words/index.ts'

/** `end`: what follows the address of the initiative. */
type PageOfHow = Readonly<{ end: string; title: () => string }>

export const HOW_WE_WORK: Readonly<Record<'agreed' | 'done' | 'together', readonly PageOfHow[]>> = {
  agreed: [{ end: '/working-agreement', title: () => sayWorking('title') }, { end: '/plan', title: () => sayPlan('title') }],
  done: [{ end: '/steps', title: () => sayFiveSteps('title') }, { end: '/journal', title: () => sayJournal('list.title') }, { end: '/learning', title: () => sayLearning('title') }, { end: '/reading', title: () => sayPurpose('how.reading') }],
  together: [{ end: '/ways', title: () => sayWays('title') }, { end: '/balance', title: () => sayBalance('title') }, { end: '/how-shared', title: () => sayHowShared('title') }],
}
export const HOW_GROUPS = ['agreed', 'done', 'together'] as const
