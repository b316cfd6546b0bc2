/** The case study: drafted from the thread, written by those who take part, published by those whose work it is. */
import type { AnyRoute } from '#platform/http/routes.ts'
import type { ListTold } from '../told/told.slot.ts'
import type { InLibrary } from './in-library.slot.ts'
import { agreeToCaseStudyWith, agreeToEditionWith, stopAgreeing, takeOffPage } from './agree.route.tsx'
import { draftCaseStudyWith } from './draft.route.tsx'
import { quoteVoices } from './quotes.route.tsx'
import { changeSentence, move, newSentence, takeOut } from './sentence.route.tsx'
import { caseStudyJson, showCaseStudyWith } from './show-case-study.route.tsx'

/**
 * @param told words of stories that stand in its sections, given by those who keep stories
 * @param inLibrary where it stands in the library
 */
export const caseStudyRoutesWith = (told: ListTold, inLibrary: InLibrary): readonly AnyRoute[] => [
  showCaseStudyWith(told), caseStudyJson, draftCaseStudyWith(told), newSentence, changeSentence, move, takeOut, quoteVoices, agreeToCaseStudyWith(inLibrary), agreeToEditionWith(told), stopAgreeing, takeOffPage,
]
