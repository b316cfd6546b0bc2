/** Stories, and what their tellers agreed to. What other modules may use. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { changeCode, codeBook, newCode, oldCodeBook, takeCodeOut } from './code-book/code-book.route.tsx'
import { makeCodeThemes } from './code-book/themes.route.tsx'
import { codingAgreement } from './coding/agreement.route.tsx'
import { codeStory } from './coding/code-story.route.tsx'
import { codingDifferences, settleStory } from './coding/differences.route.tsx'
import { agreeToCode, codingRounds, newRound, removeRound, showRound, stopCoding } from './coding/round.route.tsx'
import { compareVersions } from './cut/compare-versions.route.tsx'
import { changeCut, refuseCut, showCut, takeCut } from './cut/answer-cut.route.tsx'
import { proposeCut, takeCutBack } from './cut/propose-cut.route.tsx'
import { agreeToUse } from './consent/agree.route.tsx'
import { renew } from './consent/renew.route.tsx'
import { arrangeCards, cardGroup, takeGroupApart, undoLastMove } from './session/arrange.route.tsx'
import { newSession, sessionListeners, storySessions } from './session/begin-session.route.tsx'
import { changeCard, nodToCard, oneCard, putForward, takeOffCard } from './session/card.route.tsx'
import { endSession, nameTeller, printCards, showSession, writeCard } from './session/show-session.route.tsx'
import { editStory } from './story/edit-story.route.tsx'
import { listStories } from './story/list-stories.route.tsx'
import { approveStory, copyStory, showStory } from './story/show-story.route.tsx'
import { nameSupporter, removeSupporter } from './supporter/supporter.route.tsx'
import { deleteWordsOf, takeBack, takeBackByCode, takeOneBack } from './taking-back/take-back.route.tsx'
import { beforeTelling, newStory, throwDraftAway } from './telling/before.route.tsx'
import { tellStory } from './telling/tell.route.tsx'
import { groupStories, quoteStory, readStory, takeQuoteOff } from './use/group-stories.route.tsx'

export { storiesOfTheme } from './code-book/stories-of-theme.tsx'
export { forgetCodingsOver } from './coding/forget-codings.queries.ts'
export { renewAllTold } from './coding/told-count.queries.ts'
export { cutLetters } from './cut/cut.letter.ts'
export { forgetCutsOver } from './cut/cut.queries.ts'
export { watchWords } from './repeated/watch-words.tsx'
export { ASK_TELLERS_AGAIN, askTellersAgain, storyLetters } from './consent/ask-again.ts'
export { heldInStories } from './held-in-stories.queries.ts'
export { countSealed, forgetKeys, knowKey, listKeys, sealSomeAnew } from './sealed/key.queries.ts'
export { againInSessions, endSessionsOfTeller } from './session/end-of-session.ts'
export { deleteSessionsOver } from './session/session.queries.ts'
export { loseSealed } from './taking-back/lose-sealed.ts'
export { myStoriesPart } from './story/my-stories.part.tsx'
export { againInStories, takeStoriesBackWithPerson } from './taking-back/take-back.ts'
export { quotationSource, storyKind } from './search/quotation-source.tsx'
export { tendUseMarks } from './search/use-mark.queries.ts'
export { listTold } from './use/told-on-page.tsx'

export const storyRoutes: readonly AnyRoute[] = [
  takeCut, changeCut, refuseCut, showCut, compareVersions, takeCutBack, proposeCut,
  listStories, newStory, throwDraftAway, takeBackByCode, agreeToUse, takeOneBack, renew, approveStory, editStory, copyStory, takeBack, deleteWordsOf, nameSupporter, removeSupporter, showStory,
  beforeTelling, tellStory, takeQuoteOff, quoteStory, groupStories, readStory, codeBook, oldCodeBook, makeCodeThemes, newCode, takeCodeOut, changeCode,
  codingRounds, newRound, codingDifferences, codingAgreement, settleStory, codeStory, agreeToCode, stopCoding, removeRound, showRound,
  storySessions, newSession, sessionListeners, arrangeCards, undoLastMove, takeGroupApart, cardGroup, printCards, nameTeller, endSession, writeCard, changeCard, nodToCard, putForward, takeOffCard, oneCard, showSession,
]
